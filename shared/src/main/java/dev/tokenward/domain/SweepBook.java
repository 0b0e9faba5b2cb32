package dev.tokenward.domain;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one run of the sweep leaves to the next: a daily run that is not finished, and a question to
 * Support Ops.
 *
 * @param version 0 while nothing was ever stored
 */
public record SweepBook(Optional<Owed> owed, Optional<Ask> ask, long version) {
    public static final SweepBook EMPTY = new SweepBook(Optional.empty(), Optional.empty(), 0);

    private static final String SUBJECT = "system";

    /**
     * A daily run that began and is not finished: a tick goes on with it.
     *
     * @param tries runs that began it or went on with it
     */
    public record Owed(Instant since, int tries) {}

    /**
     * More credentials were due for deletion than one run deletes: the rest waits for a yes (hazard
     * E15).
     *
     * @param most the most that one run deletes
     * @param waiting how many wait
     * @param endedBy the latest end among them: a yes is about what had ended by then
     * @param confirmed the yes, once it is given
     */
    public record Ask(
            String id,
            Instant askedAt,
            int most,
            int waiting,
            Instant endedBy,
            Optional<Confirmation> confirmed) {
        /** Whether a yes was given to the deletion of what ended at this instant. */
        public boolean allows(Instant end) {
            return confirmed.isPresent() && !end.isAfter(endedBy);
        }
    }

    /** Who said yes. */
    public record Confirmation(Email by, Instant at) {}

    public Change<SweepBook> owes(Owed run) {
        return quietly(Optional.of(run), ask);
    }

    /** The daily run is finished. */
    public Change<SweepBook> owesNothing() {
        return quietly(Optional.empty(), ask);
    }

    /** Nothing waits for the answer any more. */
    public Change<SweepBook> settled() {
        return quietly(owed, Optional.empty());
    }

    private Change<SweepBook> quietly(Optional<Owed> run, Optional<Ask> question) {
        return new Change<>(new SweepBook(run, question, version + 1), List.of(), List.of());
    }

    /**
     * Asks Support Ops, in place of what was asked before.
     *
     * @param lines what waits, a line each
     */
    public Change<SweepBook> asks(Ask question, List<String> lines) {
        Map<String, String> facts =
                Map.of(
                        "ask",
                        question.id(),
                        "most",
                        Integer.toString(question.most()),
                        "waiting",
                        Integer.toString(question.waiting()));
        Map<String, String> params = new HashMap<>(facts);
        params.put("lines", String.join("\n", lines));
        return new Change<>(
                new SweepBook(owed, Optional.of(question), version + 1),
                List.of(
                        new AuditEntry(
                                SUBJECT, "sweep.asked", "system", Channel.SYSTEM, facts, Map.of())),
                List.of(
                        new Notice(
                                "sweep:" + question.id(),
                                Notice.Topic.SWEEP_ASKS,
                                "",
                                Optional.empty(),
                                new Notice.Recipient.OpsChannel(),
                                params)));
    }

    /** A Support Ops manager says yes to what is asked. */
    public Outcome<SweepBook> confirm(Actor actor, String askId, Instant now) {
        if (!actor.is(Role.SUPPORT_OPS_MANAGER)) {
            return new Outcome.Refused<>(
                    new Refusal.Forbidden("Only Support Ops managers confirm deletions."));
        }
        if (ask.isEmpty()) {
            return new Outcome.Refused<>(
                    new Refusal.WrongState("No run of the sweep asks anything.", "NOTHING_ASKED"));
        }
        Ask question = ask.get();
        if (!question.id().equals(askId)) {
            return new Outcome.Refused<>(
                    new Refusal.WrongState(
                            "What is asked now is " + question.id() + ": look at it first.",
                            "ASKED_ANEW"));
        }
        if (question.confirmed().isPresent()) {
            Confirmation given = question.confirmed().get();
            return new Outcome.Refused<>(
                    new Refusal.AlreadyDecided(
                            given.by().equals(actor.email())
                                    ? "You confirmed it at " + given.at() + "."
                                    : given.by() + " confirmed it at " + given.at() + ".",
                            given.by(),
                            given.at()));
        }
        Ask answered =
                new Ask(
                        question.id(),
                        question.askedAt(),
                        question.most(),
                        question.waiting(),
                        question.endedBy(),
                        Optional.of(new Confirmation(actor.email(), now)));
        return new Outcome.Changed<>(
                new Change<>(
                        new SweepBook(owed, Optional.of(answered), version + 1),
                        List.of(
                                new AuditEntry(
                                        SUBJECT,
                                        "sweep.confirmed",
                                        actor.email().value(),
                                        actor.channel(),
                                        Map.of(
                                                "ask",
                                                question.id(),
                                                "waiting",
                                                Integer.toString(question.waiting())),
                                        Map.of())),
                        List.of()));
    }
}
