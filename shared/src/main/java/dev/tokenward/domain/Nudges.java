package dev.tokenward.domain;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * What is done about a request that nobody decides on: first those who may are reminded, then the
 * next level is told, each once in a stage. Where both are overdue, only the later one comes.
 */
final class Nudges {
    private Nudges() {}

    static Outcome<Request> apply(Request r, Facts facts, Instant now) {
        Optional<Nudge> due = due(r, facts.policy(), now);
        if (due.isEmpty()) {
            return new Outcome.Refused<>(
                    new Refusal.WrongState("Nobody is to be reminded now.", r.state().name()));
        }
        Stage stage = r.stage().orElseThrow();
        Request next = r.draft().nudged(due.get()).next();
        RequestNews news = new RequestNews(next);
        Map<String, String> details = Map.of("stage", stage.name());
        switch (due.get()) {
            case REMINDED -> {
                news.record("approver-reminded", Optional.empty(), details, Map.of());
                remind(news, next, stage);
            }
            case ESCALATED -> {
                news.record("escalated", Optional.empty(), details, Map.of());
                news.tell(Notice.Topic.ESCALATED, nextLevel(next, stage, facts), Map.of())
                        .tellRequester(Notice.Topic.ESCALATED)
                        .comment(Notice.Topic.ESCALATED, false);
            }
        }
        return new Outcome.Changed<>(news.done());
    }

    private static void remind(RequestNews news, Request next, Stage stage) {
        switch (stage) {
            case MANAGER ->
                    next.waitingFor()
                            .forEach(p ->
                                    news.tell(
                                            Notice.Topic.DECISION_REMINDER,
                                            new Notice.Recipient.To(p),
                                            Map.of()));
            case SUPPORT_OPS ->
                    news.tell(
                            Notice.Topic.DECISION_REMINDER,
                            new Notice.Recipient.Group(Role.SUPPORT_OPS_MANAGER),
                            Map.of());
        }
        news.comment(Notice.Topic.DECISION_REMINDER, false);
    }

    /**
     * The manager of whom it waits for, who is told and not asked. Without one, and for Support
     * Ops, Support Ops' channel.
     */
    private static Notice.Recipient nextLevel(Request r, Stage stage, Facts facts) {
        return Optional.of(facts.managers()).filter(managers -> stage == Stage.MANAGER).stream()
                .flatMap(managers ->
                        managers.stream()
                                .dropWhile(m -> !r.waitingFor().contains(m.email()))
                                .skip(1))
                .map(Person::email)
                .filter(p -> !p.equals(r.requester()))
                .findFirst()
                .<Notice.Recipient>map(Notice.Recipient.To::new)
                .orElseGet(Notice.Recipient.OpsChannel::new);
    }

    /** The step whose time has come; the later one of two. */
    private static Optional<Nudge> due(Request r, Policy policy, Instant now) {
        return Arrays.stream(Nudge.values())
                .filter(n -> at(r, n, policy).filter(at -> !now.isBefore(at)).isPresent())
                .filter(n -> r.lapsesAt().filter(now::isBefore).isPresent())
                .reduce((first, later) -> later);
    }

    /** When the next step is to be taken; empty if none is. */
    static Optional<Instant> next(Request r, Policy policy) {
        return Arrays.stream(Nudge.values())
                .flatMap(n -> at(r, n, policy).stream())
                .min(Instant::compareTo);
    }

    /** When a step comes that was not taken yet; empty if it does not. */
    private static Optional<Instant> at(Request r, Nudge nudge, Policy policy) {
        int days = policy.nudging().days(nudge);
        boolean taken = r.nudged().filter(n -> n.compareTo(nudge) >= 0).isPresent();
        if (days == 0 || taken || r.waitingFor().isEmpty() || r.stage().isEmpty()) {
            return Optional.empty();
        }
        Instant at = policy.after(days, r.since());
        return Optional.of(at).filter(i -> r.lapsesAt().filter(i::isBefore).isPresent());
    }
}
