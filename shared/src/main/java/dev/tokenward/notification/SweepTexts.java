package dev.tokenward.notification;

import dev.tokenward.slack.Message;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What Support Ops reads about the sweep's runs. */
final class SweepTexts {
    private static final Set<String> NOT_COUNTS =
            Set.of("mode", "lines", "complete", "leftOver", "seal");

    private SweepTexts() {}

    /**
     * Parameters: {@code mode}; {@code lines}, one per line, each something that needs a person;
     * {@code complete}, false if not all that was due was looked at, {@code leftOver}: why; {@code
     * seal}, the audit's; every other one is a count under its name, left out where it is 0.
     */
    static Message report(Occasion o) {
        List<String> lines = lines(o);
        String mode = Mrkdwn.name(o.param("mode").orElse("daily"));
        Blocks blocks =
                Blocks.titled("What the sweep did")
                        .say(
                                "The "
                                        + mode
                                        + " sweep ran, "
                                        + When.at(o.now(), o.policy())
                                        + ".\n"
                                        + counts(o.notice().params()));
        if (o.param("complete").filter("false"::equals).isPresent()) {
            blocks.quote(
                    "Not complete: not everything that was due was done",
                    o.param("leftOver").orElse("no details are known"),
                    "`GET /sweeps`");
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
     * Parameters: {@code ask}, what to confirm; {@code most}, deletions in one run; {@code
     * waiting}, how many wait for a yes; {@code lines}, the first of them by name, one per line.
     */
    static Message asks(Occasion o) {
        String waiting = Mrkdwn.name(o.param("waiting").orElse("?"));
        String ask = Mrkdwn.name(o.param("ask").orElse("?"));
        List<String> lines = lines(o);
        Blocks blocks =
                Blocks.titled("The sweep asks before it deletes more")
                        .say(
                                "The end of more than "
                                        + Mrkdwn.name(o.param("most").orElse("?"))
                                        + " credentials has come, which is the most that one run deletes. "
                                        + waiting
                                        + " more wait for a yes. Until then they stay alive past their"
                                        + " end.")
                        .lines(lines);
        if (waiting.matches("[0-9]{1,9}") && Integer.parseInt(waiting) > lines.size()) {
            int more = Integer.parseInt(waiting) - lines.size();
            blocks.say("_(and " + more + " more: `GET /sweeps`)_");
        }
        return blocks.say(
                        "*If they are to go:* send `POST /sweeps` to Tokenward, signed in as yourself,"
                                + " with "
                                + Mrkdwn.code("{\"confirm\":\"" + ask + "\"}")
                                + ". If this is not as it should be, look at the records and the clock"
                                + " first: `{\"dryRun\":true}` shows what the next run would do.")
                .next(
                        "nothing is deleted for its end until somebody answers; the next run after the"
                                + " yes, 15 minutes later at most, deletes them",
                        "Support Ops managers")
                .message(
                        "The sweep asks: "
                                + waiting
                                + " credentials past their end wait for a yes before they are deleted.");
    }

    private static List<String> lines(Occasion o) {
        return o.param("lines").stream().flatMap(String::lines).toList();
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
