package dev.tokenward.advice;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The advice in sentences. They hold words of the table alone: no markup, nothing pasted. */
public final class AdviceWords {
    private static final int SHOWN = 5;

    private AdviceWords() {}

    /** For everybody: what is needed. */
    public static List<String> of(Advice advice) {
        List<String> said = new ArrayList<>();
        said.add(need(advice));
        if (!advice.notNarrowed().isEmpty()) {
            said.add(
                    "Cannot be narrowed, since no scope of its own is known: "
                            + calls(advice.notNarrowed())
                            + ". Known to cover that: plain "
                            + String.join(" and ", advice.plain())
                            + ", which reaches everything in the account.");
        }
        if (!advice.outside().isEmpty()) {
            said.add(
                    "Belongs to another API with keys of its own: "
                            + calls(advice.outside())
                            + ".");
        }
        said.add(administrator(advice));
        return said;
    }

    /** For those who decide: the same, and how what is asked for compares with it. */
    public static List<String> compared(Advice advice, Collection<String> asked) {
        List<String> said = new ArrayList<>(of(advice));
        Compared compared = Compared.of(advice, asked);
        if (compared.fits()) {
            said.add(1, "Asked for is just that.");
        }
        if (!compared.superfluous().isEmpty()) {
            said.add(
                    "Asked for, but of no use to any named call"
                            + (advice.isComplete() ? "" : " whose scope is known")
                            + ": "
                            + String.join(", ", compared.superfluous())
                            + ".");
        }
        if (!compared.wider().isEmpty()) {
            said.add("Wider than needed: " + String.join(", ", compared.wider()) + ".");
        }
        List<String> narrow = compared.missing().stream().filter(s -> s.contains(":")).toList();
        List<String> plain = compared.missing().stream().filter(s -> !s.contains(":")).toList();
        if (!narrow.isEmpty()) {
            said.add("Needed, but not asked for: " + String.join(", ", narrow) + ".");
        }
        if (!plain.isEmpty()) {
            // a narrower one may do: nobody knows it
            said.add(
                    "Not asked for, though nothing narrower is known for some of the calls: plain "
                            + String.join(" and ", plain)
                            + ".");
        }
        return said;
    }

    /** For those whose request needs no administrator: what their own user's token takes. */
    public static String alternative(Advice advice) {
        String fits =
                advice.isComplete() && !advice.scopes().isEmpty()
                        ? "For the calls that you named, such a token takes the scopes "
                                + String.join(", ", advice.scopes())
                                + "."
                        : String.join(" ", of(advice));
        return switch (advice.administrator()) {
            case NOT_NEEDED -> fits;
            case NEEDED ->
                    fits
                            + (advice.isComplete() ? " " + administrator(advice) : "")
                            + " If that is meant, ask again with needsAdmin: true and say why.";
            case UNKNOWN -> fits + (advice.isComplete() ? " " + administrator(advice) : "");
        };
    }

    private static String need(Advice advice) {
        String calls = advice.lines().size() == 1 ? "The named call" : "The named calls";
        String need = advice.lines().size() == 1 ? " needs " : " need ";
        if (advice.scopes().isEmpty()) {
            return calls
                    + (advice.isComplete() ? need + "no scope." : need + "no scope that is known.");
        }
        String scopes = String.join(", ", advice.scopes());
        return advice.isComplete()
                ? calls + need + scopes + " and nothing more."
                : "As far as scopes are known, "
                        + calls.replace("The", "the")
                        + need
                        + scopes
                        + ".";
    }

    private static String administrator(Advice advice) {
        return switch (advice.administrator()) {
            case NOT_NEEDED -> "No administrator is needed for what was named.";
            case NEEDED ->
                    "Only an administrator may call " + calls(with(advice, Needs.ADMIN)) + ".";
            case UNKNOWN ->
                    "Whether an administrator is needed is not known for "
                            + calls(with(advice, Needs.UNKNOWN))
                            + ".";
        };
    }

    private static List<Advice.Line> with(Advice advice, Needs needs) {
        return advice.lines().stream().filter(line -> line.needs() == needs).toList();
    }

    private static String calls(List<Advice.Line> lines) {
        String some =
                String.join(", ", lines.stream().limit(SHOWN).map(l -> l.call().text()).toList());
        return lines.size() <= SHOWN ? some : some + " and " + (lines.size() - SHOWN) + " more";
    }
}
