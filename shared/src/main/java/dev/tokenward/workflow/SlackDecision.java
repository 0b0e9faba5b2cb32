package dev.tokenward.workflow;

import dev.tokenward.domain.Actor;
import dev.tokenward.domain.Decision;
import dev.tokenward.domain.Notice;
import dev.tokenward.domain.Refusal;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.Verdict;
import dev.tokenward.notification.SeenRequest;
import java.util.Optional;

/** A decision by button: the API's, on what the presser saw. */
final class SlackDecision {
    private static final int TRIES = 3;

    private final World world;
    private final Decisions decisions;
    private final boolean allowed;

    /**
     * @param allowed whether the setting lets people decide in Slack
     */
    SlackDecision(World world, boolean allowed) {
        this.world = world;
        this.decisions = new Decisions(world);
        this.allowed = allowed;
    }

    /** Why not, if it is not carried out. */
    Optional<String> approve(Actor actor, String value) {
        return decide(actor, value, Verdict.APPROVE, Optional.empty());
    }

    /**
     * Why not, if it is not carried out.
     *
     * @param reason empty if no form could be shown that asks for it
     */
    Optional<String> deny(Actor actor, String value, Optional<String> reason) {
        return allowed && reason.isEmpty()
                ? Optional.of(
                        "A denial needs a reason. If no form opened that asks for it, press Deny once"
                                + " more, or "
                                + byApi(value, "\"DENY\",\"reason\":\"why\""))
                : decide(actor, value, Verdict.DENY, reason);
    }

    private Optional<String> decide(
            Actor actor, String value, Verdict verdict, Optional<String> reason) {
        if (!allowed) {
            return Optional.of(
                    "Deciding within Slack is switched off here. To decide, "
                            + byApi(value, "\"" + verdict + "\""));
        }
        Optional<SeenRequest> parsed = SeenRequest.parse(value);
        if (parsed.isEmpty()) {
            return Optional.of("The button is of an older Tokenward; read the request anew.");
        }
        SeenRequest seen = parsed.get();
        Refusal last = Visibility.noSuchRequest(seen.id());
        for (int i = 0; i < TRIES; i++) {
            Optional<Request> now = world.store().request(seen.id());
            if (now.filter(r -> isDone(r, seen, actor, verdict)).isPresent()) {
                return Optional.empty();
            }
            // the same question under a higher number is the same question
            Optional<Long> same = now.filter(seen::isAsNow).map(Request::version);
            Result<Request> result =
                    decisions.decide(
                            actor,
                            seen.id(),
                            verdict,
                            reason,
                            Optional.of(same.orElse(seen.version())));
            if (!(result instanceof Result.Refused<Request>(Refusal why))) {
                return Optional.empty();
            }
            last = why;
            if (!(why instanceof Refusal.Stale) || same.isEmpty()) {
                break;
            }
        }
        return Optional.of(explain(last, seen, actor));
    }

    /** The same press once more, or one whose outcome was lost on the way. */
    private static boolean isDone(Request r, SeenRequest seen, Actor actor, Verdict verdict) {
        return !seen.isAsNow(r)
                && r.decisions().stream()
                        .filter(d -> d.by().equals(actor.email()) && d.verdict() == verdict)
                        .anyMatch(d -> r.standing(d.stage()).filter(d::equals).isPresent());
    }

    /** Whoever comes late wants to know who was faster, and not a version's number. */
    private String explain(Refusal refusal, SeenRequest seen, Actor actor) {
        Optional<Request> now = world.store().request(seen.id());
        boolean known =
                refusal instanceof Refusal.Stale
                        || (refusal instanceof Refusal.NotVisible && wasAsked(actor, seen));
        Optional<String> undecided = now.filter(r -> known).flatMap(Request::undecided);
        if (undecided.isPresent()) {
            return undecided.get();
        }
        if (refusal instanceof Refusal.Stale && now.isPresent()) {
            String then =
                    now.get().decisions().stream()
                            .filter(d -> !d.by().equals(actor.email()))
                            .reduce((first, second) -> second)
                            .map(SlackDecision::inWords)
                            .orElse("");
            return "The request has changed since your message was written. "
                    + then
                    + "Its state is "
                    + now.get().state()
                    + ". If you are asked again, a newer message says so.";
        }
        if (known && now.isPresent()) {
            return "You were asked, but the request is "
                    + now.get().state()
                    + " and does not wait for you any more.";
        }
        boolean asked = now.filter(r -> r.waitingFor().contains(actor.email())).isPresent();
        return refusal instanceof Refusal.Forbidden && asked
                ? refusal.message()
                        + " You were asked, but the directory does not give you that role any more."
                : refusal.message();
    }

    /** Whoever was asked may know what became of it. */
    private boolean wasAsked(Actor actor, SeenRequest seen) {
        return world.store()
                .outbox(
                        Notice.keyOf(
                                seen.id(),
                                Notice.Topic.DECISION_WANTED,
                                seen.version(),
                                new Notice.Recipient.To(actor.email())))
                .isPresent();
    }

    private static String inWords(Decision d) {
        return d.byName()
                + " ("
                + d.by()
                + ") "
                + (d.verdict() == Verdict.APPROVE ? "approved" : "denied")
                + " it. ";
    }

    private static String byApi(String value, String decision) {
        String id = SeenRequest.parse(value).map(SeenRequest::id).orElse("{id}");
        return "send POST /requests/"
                + id
                + "/decisions with {\"decision\":"
                + decision
                + "} to Tokenward, signed in as yourself, with the version that you read in the header"
                + " If-Match.";
    }
}
