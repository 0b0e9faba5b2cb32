package dev.tokenward.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every transition of a credential. The steps of its making are recorded one by one, each before or
 * right after the act outside, so that another invocation can go on from any of them.
 */
public final class CredentialLifecycle {
    private CredentialLifecycle() {}

    /** The intent: recorded before anything is made. Its marker finds a leftover in Zendesk. */
    public static Change<Credential> intend(String id, Request request, String name, Instant now) {
        Content content = request.content();
        Credential next =
                new Credential(
                        id,
                        request.id(),
                        content.kind(),
                        name,
                        marker(request, name),
                        Optional.empty(),
                        request.requester(),
                        request.requesterName(),
                        CredentialStatus.PENDING,
                        content.scopes(),
                        now,
                        content.removalDate(),
                        request.endsAt(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        request.replaces(),
                        Optional.empty(),
                        Optional.empty(),
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        1);
        return new Change<>(
                next, List.of(CredentialNews.event(next, "intended", Map.of())), List.of());
    }

    /**
     * What finds the credential in Zendesk. An OAuth client's identifier follows from the request
     * alone, so that Zendesk's own uniqueness refuses a second one; a token is found by its name.
     */
    private static String marker(Request request, String name) {
        return switch (request.content().kind()) {
            case OAUTH_CLIENT -> Marker.of(request.id());
            case API_TOKEN -> name;
        };
    }

    /** A complete list did not show the marker: whatever shows it from now on is ours. */
    public static Change<Credential> markerClear(Credential c, Instant now) {
        return CredentialNews.step(c.draft().markerClearAt(now).next(), "marker-clear");
    }

    /** A create is about to be sent. */
    public static Change<Credential> creating(Credential c, Instant now) {
        return CredentialNews.step(c.draft().createAttemptedAt(now).next(), "creating");
    }

    /** Zendesk made it, under this id. */
    public static Change<Credential> created(Credential c, String zendeskId) {
        return CredentialNews.step(c.draft().zendeskId(zendeskId).next(), "created");
    }

    /** The create of this attempt was refused outright: it left nothing behind. */
    public static Change<Credential> notCreated(Credential c, Optional<Instant> earlier) {
        return CredentialNews.step(
                c.draft().createAttemptedAt(earlier.orElse(null)).next(), "not-created");
    }

    /**
     * What an attempt had made is deleted again; the intent stands for the next attempt. A message
     * that may hold the value is redacted.
     */
    public static Change<Credential> undone(Credential c) {
        Credential next = c.draft().zendeskId(null).createAttemptedAt(null).handover(null).next();
        return new Change<>(
                next, List.of(CredentialNews.event(next, "undone", Map.of())), owedRedaction(c));
    }

    /**
     * The placeholder stands; the value may be written into it from now on. An earlier attempt's,
     * which may hold a value too, is redacted: from here on nobody else knows of it.
     */
    public static Change<Credential> placed(Credential c, Credential.Handover where) {
        Credential next = c.draft().handover(where).redactedAt(null).next();
        boolean other = c.handover().filter(h -> !h.equals(where)).isPresent();
        return new Change<>(
                next,
                List.of(CredentialNews.event(next, "placeholder-posted", Map.of())),
                other && c.redactedAt().isEmpty() ? List.of(redact(c)) : List.of());
    }

    /**
     * Slack confirmed the value. Reminders whose day has passed already are not sent after the
     * fact.
     */
    public static Change<Credential> handedOver(Credential c, Policy policy, Instant now) {
        long left = policy.daysLeft(c.lastDay(), now);
        Credential.Draft draft = c.draft().status(CredentialStatus.ACTIVE).handedOverAt(now);
        policy.remindDays().stream()
                .filter(days -> left <= days)
                .min(Integer::compareTo)
                .ifPresent(draft::reminded);
        return CredentialNews.step(draft.next(), "handed-over");
    }

    /** The holder confirms that the value arrived. */
    public static Outcome<Credential> receive(Credential c, Actor actor, Instant now) {
        if (!actor.email().equals(c.holder())) {
            return new Outcome.Refused<>(
                    new Refusal.Forbidden(
                            "Only its holder, " + c.holderName() + ", confirms that."));
        }
        if (c.handedOverAt().isEmpty()) {
            return new Outcome.Refused<>(
                    new Refusal.WrongState(
                            "The credential was not handed over yet.", c.status().name()));
        }
        if (c.receivedAt().isPresent()) {
            return new Outcome.Refused<>(
                    new Refusal.WrongState(
                            "You confirmed it at " + c.receivedAt().get() + ".",
                            c.status().name()));
        }
        Credential next = c.draft().receivedAt(now).next();
        return new Outcome.Changed<>(
                new Change<>(
                        next,
                        List.of(
                                CredentialNews.event(
                                        next, "received", Optional.of(actor), Map.of(), Map.of())),
                        next.redactedAt().isPresent() ? List.of() : List.of(redact(next))));
    }

    /** The order to take the value out, where a message may hold it still. */
    static List<Notice> owedRedaction(Credential c) {
        return c.handover().isPresent() && c.redactedAt().isEmpty()
                ? List.of(redact(c))
                : List.of();
    }

    /** The order to take the value out of its message; the same order once only. */
    public static Notice redact(Credential c) {
        Credential.Handover where = c.handover().orElseThrow();
        return CredentialNews.notice(
                c,
                Notice.Topic.REDACT,
                where.ts(),
                new Notice.Recipient.HandoverMessage(),
                // the place itself: by the time it is carried out, a later attempt may have another
                Map.of("channel", where.channel(), "ts", where.ts()));
    }

    /** The value is out of its message. */
    public static Change<Credential> redacted(Credential c, Instant now) {
        return CredentialNews.step(c.draft().redactedAt(now).next(), "redacted");
    }

    /**
     * The end comes near; {@code threshold} is the one that is due, the text says the true days
     * left.
     */
    public static Change<Credential> remind(Credential c, int threshold, long daysLeft) {
        Credential next = c.draft().reminded(threshold).next();
        Map<String, String> params = Map.of("days", Long.toString(daysLeft));
        return new Change<>(
                next,
                List.of(
                        CredentialNews.event(
                                next, "reminded", Map.of("days", Long.toString(daysLeft)))),
                List.of(
                        CredentialNews.notice(
                                next,
                                Notice.Topic.REMINDER,
                                "d" + threshold,
                                new Notice.Recipient.To(next.holder()),
                                params),
                        CredentialNews.notice(
                                next,
                                Notice.Topic.REMINDER,
                                "d" + threshold,
                                new Notice.Recipient.Issue(false),
                                params)));
    }

    /** Its end is ordered: from here on it is only taken out. */
    public static Outcome<Credential> orderRevocation(
            Credential c, Optional<Actor> actor, String why, Instant now) {
        return Revoking.order(c, actor, why, now);
    }

    /** Its holder or Support Ops ends it. What is not handed over has a request to withdraw. */
    public static Outcome<Credential> end(Credential c, Actor actor, Instant now) {
        if (!actor.email().equals(c.holder()) && !actor.inSupportOps()) {
            return new Outcome.Refused<>(
                    new Refusal.Forbidden("Only its holder or Support Ops ends a credential."));
        }
        if (c.status() == CredentialStatus.PENDING) {
            return new Outcome.Refused<>(
                    new Refusal.WrongState(
                            "It is not handed over yet; withdraw the request "
                                    + c.requestId()
                                    + " instead.",
                            c.status().name()));
        }
        String who = actor.email().equals(c.holder()) ? "its holder" : "Support Ops";
        String why = who + " (" + actor.name() + ") ended it";
        return Revoking.order(c, Optional.of(actor), why, now);
    }

    /** Whether this person's word is what ends it. */
    public static boolean isEndedBy(Credential c, Actor actor) {
        return c.revocation()
                .flatMap(Credential.Revocation::orderedBy)
                .filter(actor.email()::equals)
                .isPresent();
    }

    /**
     * The holder needs it no more. What is only on its way to them is not theirs to hand back: its
     * request is withdrawn.
     */
    public static Outcome<Credential> handBack(Credential c, Actor actor, Instant now) {
        if (!actor.email().equals(c.holder())) {
            return new Outcome.Refused<>(
                    new Refusal.Forbidden(
                            "Only its holder, " + c.holderName() + ", hands it back."));
        }
        if (c.status() == CredentialStatus.PENDING) {
            return new Outcome.Refused<>(
                    new Refusal.WrongState(
                            "It is not handed over yet; withdraw the request instead.",
                            c.status().name()));
        }
        return switch (Revoking.order(
                c, Optional.of(actor), "its holder (" + actor.name() + ") handed it back", now)) {
            case Outcome.Changed<Credential>(Change<Credential> change) ->
                    new Outcome.Changed<>(
                            new Change<>(
                                    change.next(),
                                    change.audit(),
                                    Stream.concat(
                                                    change.notices().stream(),
                                                    Stream.of(handedBack(change.next())))
                                            .toList()));
            case Outcome<Credential> other -> other;
        };
    }

    private static Notice handedBack(Credential c) {
        return CredentialNews.notice(
                c,
                Notice.Topic.HANDED_BACK,
                "v" + c.version(),
                new Notice.Recipient.To(c.holder()),
                Map.of());
    }

    /** It is out of Zendesk, seen to be so. Told to the holder if they ever had it. */
    public static Change<Credential> revoked(Credential c) {
        return Revoking.done(c);
    }

    /**
     * Nothing went wrong, but Zendesk's lists may lag: look again later. After an hour of waiting
     * it counts as a failure.
     *
     * @param what what is still seen
     */
    public static Change<Credential> revocationWaits(
            Credential c, String what, Instant until, Policy policy, Instant now) {
        return Revoking.waits(c, what, until, policy, now);
    }

    /**
     * It could not be taken out: kept, tried again, told once a day (hazard E13).
     *
     * @param after when Zendesk asked to be tried again: then, from a minute to a day from now
     */
    public static Change<Credential> revocationFailed(
            Credential c,
            String failure,
            boolean permanent,
            Optional<Duration> after,
            Policy policy,
            Instant now) {
        return Revoking.failed(c, failure, permanent, after, policy, now);
    }

    /**
     * Two Support Ops managers give up a credential that cannot be taken out: the first asks, the
     * second confirms.
     */
    public static Outcome<Credential> forget(Credential c, Actor actor, String note, Instant now) {
        return GivingUp.apply(c, actor, note, now);
    }

    /**
     * Its last use as Zendesk tells it, and when Zendesk is about to switch it off; empty where the
     * use is of no other day than the one recorded, and the rest is known.
     */
    public static Optional<Credential> used(
            Credential c, Optional<Instant> at, Optional<Instant> switchOffAt, Policy policy) {
        boolean inUse =
                c.status() == CredentialStatus.ACTIVE || c.status() == CredentialStatus.DEACTIVATED;
        Optional<Instant> later =
                at.filter(used ->
                        c.lastUsedAt()
                                .map(policy::today)
                                .filter(day -> !policy.today(used).isAfter(day))
                                .isEmpty());
        if (!inUse || (later.isEmpty() && switchOffAt.equals(c.switchOffAt()))) {
            return Optional.empty();
        }
        Credential.Draft draft = c.draft().switchOffAt(switchOffAt.orElse(null));
        later.ifPresent(draft::lastUsedAt);
        return Optional.of(draft.next());
    }

    /** A change that nobody is told of and that the audit need not keep. */
    public static Change<Credential> to(Credential next) {
        return new Change<>(next, List.of(), List.of());
    }

    /** Two complete lists did not show it: somebody else deleted it. */
    public static Outcome<Credential> gone(Credential c, Instant now) {
        return Drifting.gone(c, now);
    }

    /** Zendesk lists it as inactive. */
    public static Outcome<Credential> deactivated(
            Credential c, Credential.Deactivation deactivation) {
        return Drifting.deactivated(c, deactivation);
    }

    /** Zendesk lists it as active again. */
    public static Outcome<Credential> reactivated(Credential c, Instant now) {
        return Drifting.reactivated(c, now);
    }
}
