package dev.tokenward.sandbox.app.faults;

import dev.tokenward.sandbox.app.gateway.Outgoing;
import dev.tokenward.sandbox.app.lambda.Payload;
import dev.tokenward.sandbox.app.schedule.Schedule;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Two things that happen at the same time, each in a process of its own.
 *
 * @param before what went before
 * @param overtakes whether the second begins in the midst of the first, of which there are too many
 *     orders to run all
 * @param check of the two answers; empty if they are as they should be
 */
record Meeting(
        String title,
        Consumer<Rig> before,
        Act first,
        Act second,
        boolean overtakes,
        Check check,
        Set<String> ends) {
    Meeting(
            String title,
            Consumer<Rig> before,
            Act first,
            Act second,
            Check check,
            Set<String> ends) {
        this(title, before, first, second, false, check, ends);
    }

    /** One of the two. */
    @FunctionalInterface
    interface Act {
        /** The answer, where somebody gets one. */
        Optional<Outgoing> in(Rig rig, Deployed process);
    }

    /** Looks at both answers. */
    @FunctionalInterface
    interface Check {
        Optional<String> of(List<Outgoing> answers);
    }

    /** Longer than a run may be silent. */
    private static final Duration LEASE_OVER = Duration.ofMinutes(2);

    static Meeting titled(String title) {
        return all().stream().filter(m -> m.title().equals(title)).findFirst().orElseThrow();
    }

    static List<Meeting> all() {
        return List.of(
                new Meeting(
                        "two approvers",
                        Meeting::waitsForSupportOps,
                        decision("sasha", "APPROVE"),
                        decision("devon", "APPROVE"),
                        Meeting::oneIsTold,
                        Set.of(Stories.DONE)),
                new Meeting(
                        "an approval and a denial",
                        Meeting::waitsForSupportOps,
                        decision("sasha", "APPROVE"),
                        decision("devon", "DENY"),
                        Meeting::oneIsTold,
                        Set.of(Stories.DONE, "DENIED")),
                new Meeting(
                        "an approval and a withdrawal",
                        Meeting::waitsForSupportOps,
                        decision("sasha", "APPROVE"),
                        withdrawal(),
                        answers -> Optional.empty(),
                        Set.of("WITHDRAWN", "WITHDRAWN/REVOKED")),
                new Meeting(
                        "a withdrawal and the issuance",
                        Meeting::approvedAndHeld,
                        withdrawal(),
                        delivery(),
                        answers -> Optional.empty(),
                        Set.of("WITHDRAWN", "WITHDRAWN/REVOKED", Stories.DONE)),
                new Meeting(
                        "two deliveries of one approval",
                        Meeting::approvedAndHeld,
                        delivery(),
                        delivery(),
                        answers -> Optional.empty(),
                        Set.of(Stories.DONE)),
                new Meeting(
                        "two daily sweeps",
                        Meeting::pastItsEnd,
                        sweep(),
                        sweep(),
                        answers -> Optional.empty(),
                        Set.of(Stories.DONE)),
                new Meeting(
                        "a daily sweep and one that overtakes it when its lease is over",
                        Meeting::pastItsEnd,
                        sweep(),
                        sweepAfterTheLease(),
                        true,
                        answers -> Optional.empty(),
                        Set.of(Stories.DONE)));
    }

    private static void pastItsEnd(Rig rig) {
        Stories.issued(rig, Stories.approvedClient(rig));
        rig.clock.set(Stories.END.plusDays(1).atTime(6, 0).toInstant(ZoneOffset.UTC));
    }

    private static Act sweep() {
        return (rig, process) -> {
            Schedule daily = rig.schedule("daily");
            process.invoke(daily.function(), daily.event(rig.clock.instant()));
            return Optional.empty();
        };
    }

    /**
     * What was slow goes on when it has its turn again, and does not know that it was overtaken.
     */
    private static Act sweepAfterTheLease() {
        return (rig, process) -> {
            // whatever is done before it is done at another time than what is done after it
            process.awaitTurn(Footprint.writing(Orders.TIME));
            rig.clock.advance(LEASE_OVER);
            return sweep().in(rig, process);
        };
    }

    private static void waitsForSupportOps(Rig rig) {
        Stories.decide(rig, "morgan", Stories.askForClient(rig), "APPROVE");
    }

    private static void approvedAndHeld(Rig rig) {
        waitsForSupportOps(rig);
        rig.hold("IssuanceFunction");
        Stories.decide(rig, "sasha", Stories.only(rig), "APPROVE");
    }

    private static Act decision(String who, String decision) {
        String body =
                "{\"decision\":\"" + decision + "\",\"reason\":\"The report has these figures\"}";
        return (rig, process) ->
                Optional.of(
                        new Somebody(rig, who, rig.apiOf(process::invoke))
                                .send(
                                        "POST",
                                        "/requests/" + Stories.only(rig) + "/decisions",
                                        body));
    }

    private static Act withdrawal() {
        return (rig, process) ->
                Optional.of(
                        new Somebody(rig, "riley", rig.apiOf(process::invoke))
                                .send(
                                        "POST",
                                        "/requests/" + Stories.only(rig) + "/withdrawal",
                                        ""));
    }

    private static Act delivery() {
        return (rig, process) -> {
            for (Payload event : List.copyOf(rig.hold("IssuanceFunction"))) {
                process.invoke("IssuanceFunction", event);
            }
            return Optional.empty();
        };
    }

    /** One decides; the other is told who did. */
    private static Optional<String> oneIsTold(List<Outgoing> answers) {
        List<Outgoing> winners = answers.stream().filter(a -> a.status() == 200).toList();
        List<Outgoing> losers = answers.stream().filter(a -> a.status() == 409).toList();
        if (winners.size() != 1 || losers.size() != 1) {
            return Optional.of("answers are " + answers.stream().map(Outgoing::status).toList());
        }
        String winner = answers.getFirst().status() == 200 ? "Sasha Kim" : "Devon Cruz";
        String told = losers.getFirst().body().text();
        return told.contains(winner)
                ? Optional.empty()
                : Optional.of("the loser is not told of " + winner + ": " + told);
    }
}
