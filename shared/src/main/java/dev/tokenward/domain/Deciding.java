package dev.tokenward.domain;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The one place where an approval or a denial is accepted or refused, whatever the channel. */
final class Deciding {
    private Deciding() {}

    static Outcome<Request> apply(Request r, Command.Decide c, Facts facts, Instant now) {
        Optional<Refusal> refusal = refuse(r, c, facts, now);
        if (refusal.isPresent()) {
            return new Outcome.Refused<>(refusal.get());
        }
        Stage stage = r.stage().orElseThrow();
        Decision decision =
                new Decision(
                        stage,
                        c.verdict(),
                        c.actor().email(),
                        c.actor().name(),
                        now,
                        c.reason(),
                        c.actor().channel(),
                        ContentHash.of(r));
        Map<String, String> personal = new HashMap<>();
        c.reason().ifPresent(reason -> personal.put("reason", reason));
        Request.Draft draft = r.draft().add(decision);
        Change<Request> change;
        if (c.verdict() == Verdict.DENY) {
            Request next =
                    draft.to(RequestState.DENIED, now)
                            .reason(c.reason().orElse(null))
                            .guidance(c.guidance().orElse(null))
                            .next();
            change =
                    new RequestNews(next)
                            .record("denied", Optional.of(c.actor()), stageOf(stage), personal)
                            .tellRequester(Notice.Topic.DENIED)
                            .comment(Notice.Topic.DENIED, true)
                            .done();
        } else if (stage == Stage.MANAGER) {
            Request next = Asking.enter(draft, Stage.SUPPORT_OPS, facts, now);
            RequestNews news =
                    new RequestNews(next)
                            .record("approved", Optional.of(c.actor()), stageOf(stage), personal)
                            .tellRequester(Notice.Topic.STAGE_APPROVED)
                            .comment(Notice.Topic.STAGE_APPROVED, false);
            change = Asking.tell(news, next).done();
        } else {
            Request next = draft.to(RequestState.APPROVED, now).next();
            change =
                    new RequestNews(next)
                            .record("approved", Optional.of(c.actor()), stageOf(stage), personal)
                            .tellRequester(Notice.Topic.APPROVED)
                            .comment(Notice.Topic.APPROVED, false)
                            .done();
        }
        return new Outcome.Changed<>(change);
    }

    private static Map<String, String> stageOf(Stage stage) {
        return Map.of("stage", stage.name());
    }

    private static Optional<Refusal> refuse(Request r, Command.Decide c, Facts facts, Instant now) {
        Actor actor = c.actor();
        if (actor.email().equals(r.requester())) {
            return Optional.of(
                    new Refusal.SelfApproval(
                            "Nobody decides on their own request. "
                                    + whoseTurn(r)
                                    + " To take it back, withdraw it."));
        }
        if (c.ifVersion().isPresent() && c.ifVersion().get() != r.version()) {
            return Optional.of(
                    new Refusal.Stale(
                            "The request has changed since you looked at it: it is now at version "
                                    + r.version()
                                    + ". Read it again, then decide.",
                            r.version()));
        }
        Optional<Stage> stage = r.stage();
        if (stage.isEmpty()) {
            return Optional.of(settled(r, actor));
        }
        if (!now.isBefore(r.endsAt())) {
            return Optional.of(
                    new Refusal.WrongState(
                            "The end that was asked for ("
                                    + r.content().removalDate()
                                    + ") has passed: the request lapses. A new request with a later"
                                    + " date is the way on.",
                            r.state().name()));
        }
        if (r.attention().equals(Optional.of(Attention.ISSUE_UNCHECKED))) {
            return Optional.of(
                    new Refusal.WrongState(
                            "GitLab has not yet confirmed the issue of this request; nobody is asked"
                                    + " before that. It is checked again every 15 minutes.",
                            r.state().name()));
        }
        if (Approvers.may(actor, r, stage.get(), facts)) {
            return isOfUnknownText(r, c)
                    ? Optional.of(
                            new Refusal.Stale(
                                    "The text of this request was edited after it was made. Read it as it"
                                            + " is now, then approve it with the header If-Match: \""
                                            + r.version()
                                            + "\", which says that this is what you read.",
                                    r.version()))
                    : Optional.empty();
        }
        Optional<Decision> own =
                r.standing(Stage.MANAGER).filter(d -> d.by().equals(actor.email()));
        if (stage.get() == Stage.SUPPORT_OPS && own.isPresent()) {
            return Optional.of(
                    new Refusal.AlreadyDecided(
                            "You approved this request as the requester's manager; a second person has"
                                    + " to decide now. "
                                    + whoseTurn(r),
                            actor.email(),
                            own.get().at()));
        }
        return Optional.of(
                new Refusal.Forbidden("It is not your turn to decide here. " + whoseTurn(r)));
    }

    /** Which text an approver read cannot be told where it changed and they do not say it. */
    private static boolean isOfUnknownText(Request r, Command.Decide c) {
        return c.verdict() == Verdict.APPROVE
                && c.ifVersion().isEmpty()
                && r.fromIssue().filter(FromIssue::edited).isPresent();
    }

    private static Refusal settled(Request r, Actor actor) {
        Optional<Decision> last =
                r.decisions().isEmpty() ? Optional.empty() : Optional.of(r.decisions().getLast());
        boolean decided =
                r.state() == RequestState.DENIED
                        || r.state() == RequestState.APPROVED
                        || r.state() == RequestState.ISSUING
                        || r.state() == RequestState.ISSUED
                        || r.state() == RequestState.ISSUE_FAILED;
        // whoever sends a decision again reads of their own, not of somebody else's (case C16)
        Optional<Decision> own =
                r.decisions().stream()
                        .filter(d -> d.by().equals(actor.email()))
                        .reduce((first, second) -> second);
        if (decided && own.isPresent()) {
            Decision d = own.get();
            return new Refusal.AlreadyDecided(
                    "You "
                            + (d.verdict() == Verdict.APPROVE ? "approved" : "denied")
                            + " this request already. Its state is "
                            + r.state()
                            + ".",
                    d.by(),
                    d.at());
        }
        if (decided && last.isPresent()) {
            Decision d = last.get();
            return new Refusal.AlreadyDecided(
                    "Already decided: "
                            + d.byName()
                            + " ("
                            + d.by()
                            + ") "
                            + (d.verdict() == Verdict.APPROVE ? "approved" : "denied")
                            + " it. Its state is "
                            + r.state()
                            + ".",
                    d.by(),
                    d.at());
        }
        return new Refusal.WrongState(
                r.undecided()
                        .orElseGet(() ->
                                "The request is " + r.state() + " and waits for no decision."),
                r.state().name());
    }

    private static String whoseTurn(Request r) {
        if (r.waitingFor().isEmpty()) {
            return r.stage().isPresent()
                    ? "At present nobody can decide it; Support Ops has been told."
                    : "It waits for nobody.";
        }
        return "It waits for "
                + String.join(", ", r.waitingFor().stream().map(Email::value).toList())
                + ".";
    }
}
