package dev.tokenward.notification;

import dev.tokenward.slack.Message;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What Support Ops reads about Tokenward itself. */
final class OpsTexts {
    private static final Set<String> NOT_COUNTS = Set.of("mode", "lines", "complete", "seal");

    private OpsTexts() {}

    /**
     * Parameters: {@code mode}; {@code lines}, one per line, each something that needs a person;
     * {@code complete}, false if not all that was due was looked at; {@code seal}, the audit's;
     * every other one is a count under its name, left out where it is 0.
     */
    static Message sweepReport(Occasion o) {
        List<String> lines = o.param("lines").stream().flatMap(String::lines).toList();
        String counts = counts(o.notice().params());
        String mode = Mrkdwn.name(o.param("mode").orElse("daily"));
        Blocks blocks =
                Blocks.titled("What the sweep did")
                        .say(
                                "The "
                                        + mode
                                        + " sweep ran, "
                                        + When.at(o.now(), o.policy())
                                        + ".\n"
                                        + counts);
        if (o.param("complete").filter("false"::equals).isPresent()) {
            blocks.say("*Not complete:* not everything that was due was looked at.");
        }
        if (!lines.isEmpty()) {
            blocks.say("*Needs a person:*").lines(lines);
        }
        o.param("seal")
                .ifPresent(seal -> blocks.say("*Seal of the audit log:* " + Mrkdwn.code(seal)));
        String who = lines.isEmpty() ? "nobody" : "Support Ops managers, on the lines above";
        return blocks.next("the next sweep takes up what is left", who)
                .message(
                        "The "
                                + mode
                                + " sweep ran; "
                                + (lines.isEmpty()
                                        ? "nothing needs a person."
                                        : "needing a person: " + lines.size() + "."));
    }

    /**
     * Parameters: the seal's {@code number}, {@code hash} and {@code at}; {@code heads}, how many
     * chains it covers.
     */
    static Message sealed(Occasion o) {
        String number = Mrkdwn.name(o.param("number").orElse("?"));
        String hash = o.param("hash").orElse("?");
        return Blocks.titled("Seal " + number + " of the audit log")
                .say(
                        "*Hash:* "
                                + Mrkdwn.code(hash)
                                + "\n*Sealed at:* "
                                + Mrkdwn.name(o.param("at").orElse("?"))
                                + " (UTC)\n*Chains that moved since the seal before:* "
                                + Mrkdwn.name(o.param("heads").orElse("?")))
                .next(
                        "this message stays: an export is proven against it with `./tokenward audit"
                                + " verify FILE --seal HASH`",
                        "nobody")
                .message("Seal " + number + " of the audit log: " + Mrkdwn.name(hash));
    }

    /** Parameter {@code what}: what is wrong, in words; {@code who}: who can mend it. */
    static Message alert(Occasion o) {
        String what = o.param("what").or(o::reason).orElse("no details are known");
        return Blocks.titled("Tokenward needs its operator")
                .say("Something is wrong with Tokenward's own access or work.")
                .quote("What", what, "the function's log")
                .next(
                        "Tokenward keeps what is waiting and tries again",
                        Mrkdwn.name(o.param("who").orElse("the operator of Tokenward")))
                .message(
                        "Tokenward needs its operator: something is wrong with its access or work.");
    }

    private static String counts(Map<String, String> params) {
        String counts =
                new TreeMap<>(params)
                        .entrySet().stream()
                                .filter(e -> !NOT_COUNTS.contains(e.getKey()))
                                .filter(e -> !e.getValue().equals("0"))
                                .map(e ->
                                        "• " + words(e.getKey()) + ": " + Mrkdwn.name(e.getValue()))
                                .collect(Collectors.joining("\n"));
        return counts.isEmpty() ? "Nothing was due." : counts;
    }

    /** {@code redactionsOrdered} to "redactions ordered". */
    private static String words(String name) {
        return Mrkdwn.name(
                name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(java.util.Locale.ROOT));
    }
}
