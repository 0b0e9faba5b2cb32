package dev.tokenward.verifier;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The command {@code ./tokenward audit verify}. Needs no network, no account and no AWS. */
public final class AuditVerify {
    private static final String USAGE =
            """
            ./tokenward audit verify FILE [--seal HASH]...

            Checks an exported audit log, and names the first event that was changed, dropped, inserted
            or reordered. HASH is the hash of a seal from Support Ops' channel: with the latest one, a
            cut end shows too. Ends with 0 if everything fits, 1 if not, 2 if it could not be checked.
            """;

    private AuditVerify() {}

    public static void main(String[] arguments) {
        System.exit(
                run(
                        List.of(arguments),
                        new PrintStream(System.out, true, StandardCharsets.UTF_8),
                        new PrintStream(System.err, true, StandardCharsets.UTF_8)));
    }

    /**
     * @return 0 if everything fits, 1 if something does not, 2 if it could not be checked
     */
    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.contains("--help") || arguments.contains("-h")) {
            out.print(USAGE);
            return 0;
        }
        List<String> files = new ArrayList<>();
        Set<String> seals = new HashSet<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals("--seal") || argument.startsWith("--seal=")) {
                boolean apart = argument.equals("--seal");
                String seal =
                        apart
                                ? (i + 1 < arguments.size() ? arguments.get(++i) : "")
                                : argument.substring("--seal=".length());
                if (!seal.matches("[0-9A-Fa-f]{64}")) {
                    return wrong(err, "--seal needs a hash, 64 hexadecimal digits.");
                }
                seals.add(seal.toLowerCase(Locale.ROOT));
            } else if (argument.startsWith("-")) {
                return wrong(err, "there is no option " + argument + ".");
            } else {
                files.add(argument);
            }
        }
        if (files.size() != 1) {
            return wrong(err, "one file is checked at a time.");
        }
        return verify(files.getFirst(), seals, out, err);
    }

    private static int wrong(PrintStream err, String what) {
        err.println("tokenward: " + what);
        err.print(USAGE);
        return 2;
    }

    private static int verify(String name, Set<String> seals, PrintStream out, PrintStream err) {
        Path file = Path.of(name);
        if (!Files.isRegularFile(file)) {
            err.println("tokenward: there is no file " + name + ".");
            return 2;
        }
        try {
            return switch (Verifier.verify(file, seals)) {
                case Outcome.Broken(Finding finding) -> {
                    out.println(name + ", " + finding);
                    yield 1;
                }
                case Outcome.Whole whole -> {
                    out.print(text(whole, seals.isEmpty()));
                    yield 0;
                }
            };
        } catch (IOException e) {
            err.println("tokenward: " + name + " cannot be read: " + e.getMessage());
            return 2;
        }
    }

    private static String text(Outcome.Whole whole, boolean noSeal) {
        StringBuilder text = new StringBuilder();
        text.append("Everything fits: ")
                .append(whole.events())
                .append(" events in ")
                .append(whole.subjects())
                .append(" chains, ")
                .append(whole.seals())
                .append(" seals.\n");
        whole.lastSeal().ifPresent(seal -> text.append("The last is ").append(seal).append(".\n"));
        if (whole.unsealed() > 0) {
            text.append("Not sealed yet: ").append(whole.unsealed()).append(" events.\n");
        }
        if (whole.erased() > 0) {
            text.append("Erased: the plain text of ").append(whole.erased()).append(" facts.\n");
        }
        if (noSeal) {
            text.append(
                    "Whether the end was cut shows only with --seal and the latest hash from Support"
                            + " Ops' channel.\n");
        }
        return text.toString();
    }
}
