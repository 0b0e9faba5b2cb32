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

    /** Holds both answers against each other, and against what came of it in the end. */
    @FunctionalInterface
    interface Check {
        Optional<String> of(Rig rig, List<Outgoing> answers);
    }

    /** Longer than a run may be silent. */
    private static final Duration LEASE_OVER = Duration.ofMinutes(2);

    private static final Check NOBODY_IS_ANSWERED = (rig, answers) -> Optional.empty();

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
                        Meeting::withdrawnAndTold,
                        Set.of("WITHDRAWN", "WITHDRAWN/REVOKED")),
                new Meeting(
                        "a manager's approval and a withdrawal",
                        Stories::askForClient,
                        decision("morgan", "APPROVE"),
                        withdrawal(),
                        Meeting::withdrawnAndTold,
                        Set.of("WITHDRAWN")),
                new Meeting(
                        "a withdrawal and the issuance",
                        Meeting::approvedAndHeld,
                        withdrawal(),
                        delivery(),
                        Meeting::withdrawnIfSaidSo,
                        Set.of("WITHDRAWN", "WITHDRAWN/REVOKED", Stories.DONE)),
                new Meeting(
                        "two deliveries of one approval",
                        Meeting::approvedAndHeld,
                        delivery(),
                        delivery(),
                        NOBODY_IS_ANSWERED,
                        Set.of(Stories.DONE)),
                new Meeting(
                        "two daily sweeps",
                        Meeting::pastItsEnd,
                        sweep(),
                        sweep(),
                        NOBODY_IS_ANSWERED,
                        Set.of(Stories.DONE)),
                new Meeting(
                        "a daily sweep and one that overtakes it when its lease is over",
                        Meeting::pastItsEnd,
                        sweep(),
                        sweepAfterTheLease(),
                        true,
                        NOBODY_IS_ANSWERED,
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
    private static Optional<String> oneIsTold(Rig rig, List<Outgoing> answers) {
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

    /** The approval counts, or its approver is told that the request was taken back. */
    private static Optional<String> withdrawnAndTold(Rig rig, List<Outgoing> answers) {
        Outgoing approval = answers.getFirst();
        boolean told =
                approval.status() == 409
                        && approval.body().text().contains("Riley Doe")
                        && approval.body().text().contains("was taken back");
        return approval.status() == 200 || told
                ? withdrawnIfSaidSo(rig, answers.subList(1, 2))
                : Optional.of(
                        "the approver is answered "
                                + approval.status()
                                + ": "
                                + approval.body().text());
    }

    /** Who takes it back is told that it is so, or that it was issued, and that is what holds. */
    private static Optional<String> withdrawnIfSaidSo(Rig rig, List<Outgoing> answers) {
        Outgoing withdrawal = answers.getFirst();
        String end = rig.as("quinn").get("/requests/" + Stories.only(rig)).path("state").asText();
        String said =
                withdrawal.status() == 200
                        ? "WITHDRAWN"
                        : withdrawal.status() == 409
                                        && withdrawal.body().text().contains("issued already")
                                ? "ISSUED"
                                : "";
        return said.equals(end)
                ? Optional.empty()
                : Optional.of(
                        "it ends as "
                                + end
                                + ", and its requester was answered "
                                + withdrawal.status()
                                + ": "
                                + withdrawal.body().text());
    }
}
