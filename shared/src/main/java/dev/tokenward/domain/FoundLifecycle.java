package dev.tokenward.domain;

import dev.tokenward.domain.Found.Owner;
import dev.tokenward.domain.Found.Seen;
import dev.tokenward.domain.Found.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What becomes of what stands in Zendesk and was not asked for through Tokenward. */
public final class FoundLifecycle {
    private FoundLifecycle() {}

    /**
     * Seen for the first time.
     *
     * @param updatedAt when Zendesk last changed it, where it says so
     */
    public static Found appeared(
            Kind kind,
            String zendeskId,
            Seen seen,
            Naming naming,
            Optional<Owner> owner,
            Optional<String> record,
            Optional<Instant> updatedAt,
            Policy policy,
            Instant now) {
        return first(
                kind,
                zendeskId,
                seen,
                naming,
                owner,
                seen.own() ? Standing.OWN : record.isPresent() ? Standing.ISSUED : Standing.FOUND,
                record,
                new Switching(Optional.empty(), updatedAt, now).appeared(seen),
                policy,
                now);
    }

    static Found first(
            Kind kind,
            String zendeskId,
            Seen seen,
            Naming naming,
            Optional<Owner> owner,
            Standing standing,
            Optional<String> record,
            Optional<Switched> switched,
            Policy policy,
            Instant now) {
        Found f =
                new Found(
                        Found.rowId(kind, zendeskId),
                        kind,
                        zendeskId,
                        seen,
                        naming,
                        owner,
                        Optional.empty(),
                        seen.lastUsedAt().map(policy::today).stream().toList(),
                        standing,
                        now,
                        record,
                        Optional.empty(),
                        switched,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        now,
                        Optional.empty(),
                        Optional.empty(),
                        0);
        return f.draft().switchOffAt(f.switchOffNear(now)).next();
    }

    /**
     * Seen again; empty where nothing changed that is worth a write.
     *
     * @param record the record that explains it, if there is one
     * @param updatedAt when Zendesk last changed it, where it says so
     * @param lastLook the last look before this one that saw everything
     */
    public static Optional<Found> seenAgain(
            Found f,
            Seen seen,
            Naming naming,
            Optional<Owner> owner,
            Optional<String> record,
            Optional<Instant> updatedAt,
            Optional<Instant> lastLook,
            Policy policy,
            Instant now) {
        FoundDraft draft =
                f.lookedAt(seen, naming, owner, policy, now)
                        .switched(new Switching(lastLook, updatedAt, now).seenAgain(f, seen));
        standing(f, seen, owner, record, now, draft);
        draft.switchOffAt(draft.next().switchOffNear(now));
        Found next = draft.next();
        return f.saysTheSame(next) ? Optional.empty() : Optional.of(next);
    }

    /**
     * Its use, seen between two daily looks; empty where it is of no other day than those recorded.
     */
    public static Optional<Found> usedMeanwhile(
            Found f, Optional<Instant> at, Policy policy, Instant now) {
        Found next =
                f.lookedAt(f.seen().lastUsed(at), f.naming(), f.owner(), policy, now)
                        .missingSince(f.missingSince().orElse(null))
                        .next();
        return next.usedOn().equals(f.usedOn()) ? Optional.empty() : Optional.of(next);
    }

    private static void standing(
            Found f,
            Seen seen,
            Optional<Owner> owner,
            Optional<String> record,
            Instant now,
            FoundDraft draft) {
        if (seen.own()) {
            draft.to(Standing.OWN, now);
        } else if (record.isPresent() && !f.standing().isManaged()) {
            draft.to(Standing.ISSUED, now).credentialId(record.get());
        } else if (record.isPresent()) {
            draft.credentialId(record.get());
        } else if (f.standing().isManaged() && f.credentialId().isPresent()) {
            // its record is over: the list may lag behind that once, and not twice
            draft.credentialId(null);
        } else if (f.standing().isManaged()
                || f.isGone()
                || f.standing() == Standing.UNLISTED
                || f.standing() == Standing.OWN) {
            draft.to(Standing.FOUND, now).credentialId(null);
        } else if (f.wasAsked() && !owner.map(Owner::email).equals(f.owner().map(Owner::email))) {
            // whoever it is now was not asked
            draft.to(Standing.FOUND, now);
        } else if (f.standing() == Standing.DEACTIVATED && seen.active()) {
            // a person switched it on again: what was agreed to is void
            draft.to(Standing.FOUND, now).removal(null);
        }
    }

    /** What was learnt of its owner outside the directory. */
    public static Found sought(Found f, Optional<Owner> owner, LocalDate on) {
        return f.draft().owner(owner).soughtOn(on).next();
    }

    /** Who made it was seen in the directory: that is kept when they go. */
    public static Found madeBy(Found f, Email maker) {
        return f.draft().maker(maker).next();
    }

    /** Its holder was seen to be an administrator: only so can they be seen to be none any more. */
    public static Found heldByAdministrator(Found f, Email holder) {
        return f.draft().administrator(holder).next();
    }

    /** A complete list does not show it: for the first time, or again, which means gone. */
    public static Found missing(Found f, boolean again, Instant now) {
        if (!again) {
            return f.draft().missingSince(now).next();
        }
        return f.standing().isManaged()
                ? f.draft().to(Standing.OVER, now).next()
                : f.draft().to(Standing.GONE, now).credentialId(null).next();
    }

    /**
     * Its proposed owner is asked whether it is theirs.
     *
     * @param more of that person's are asked about on other days
     */
    public static Change<Found> ask(Found f, int answerDays, long more, Instant now) {
        Owner owner = f.owner().orElseThrow();
        Found next = f.draft().to(Standing.ASKED, now).next();
        Map<String, String> params = new HashMap<>();
        params.put("id", f.id());
        params.put("name", f.label());
        params.put("kind", f.kind().name());
        params.put("zendeskId", f.zendeskId());
        params.put("evidence", owner.evidence());
        params.put("answerDays", Integer.toString(answerDays));
        if (more > 0) {
            params.put("more", Long.toString(more));
        }
        f.seen().createdAt().ifPresent(at -> params.put("createdAt", at.toString()));
        f.seen().lastUsedAt().ifPresent(at -> params.put("lastUsedAt", at.toString()));
        Notice.Recipient to = new Notice.Recipient.To(owner.email());
        return new Change<>(
                next,
                List.of(
                        event(
                                next,
                                "asked",
                                Optional.empty(),
                                Map.of("whom", owner.email().value()))),
                List.of(
                        new Notice(
                                f.id()
                                        + ":"
                                        + Notice.Topic.FOUND_ASKED
                                        + ":v"
                                        + next.version()
                                        + ":"
                                        + to.key(),
                                Notice.Topic.FOUND_ASKED,
                                "",
                                Optional.empty(),
                                to,
                                params)));
    }

    /** The one who was asked did not answer in time. */
    public static Change<Found> unanswered(Found f, Instant now) {
        Found next = f.draft().to(Standing.UNANSWERED, now).next();
        return new Change<>(
                next, List.of(event(next, "unanswered", Optional.empty(), Map.of())), List.of());
    }

    /** The one who was asked says that it is not theirs; said again, it is said already. */
    public static Outcome<Found> disown(Found f, Actor actor, Instant now) {
        if (!f.isAsked(actor.email())) {
            return new Outcome.Refused<>(
                    new Refusal.Forbidden(
                            "Only who was asked whether it is theirs says that it is not."));
        }
        if (f.standing() == Standing.DISOWNED) {
            return new Outcome.Refused<>(
                    new Refusal.WrongState("You said so already.", f.standing().name()));
        }
        Found next = f.draft().to(Standing.DISOWNED, now).next();
        return new Outcome.Changed<>(
                new Change<>(
                        next,
                        List.of(event(next, "disowned", Optional.of(actor), Map.of())),
                        Questions.settled(f, next, actor, Optional.empty())));
    }

    /** A Support Ops manager agrees to its removal: switched off first, deleted later. */
    public static Change<Found> agree(Found f, Actor actor, Instant now) {
        Found next =
                f.draft()
                        .to(Standing.REMOVAL_AGREED, now)
                        .removal(
                                new Found.Agreement(
                                        actor.email(),
                                        actor.name(),
                                        now,
                                        f.standing() == Standing.DISOWNED
                                                ? Optional.empty()
                                                : f.credibleOwner()))
                        .next();
        return new Change<>(
                next,
                List.of(event(next, "removal-agreed", Optional.of(actor), Map.of())),
                Questions.settled(f, next, actor, Optional.empty()));
    }

    /** Zendesk says that it is switched off, as was agreed. */
    public static Change<Found> switchedOff(Found f, Instant now) {
        Found next =
                f.draft()
                        .seen(f.seen().switchedOff())
                        .switched(Optional.of(new Switched(false, now, now)))
                        .to(Standing.DEACTIVATED, now)
                        .next();
        return new Change<>(
                next, List.of(event(next, "deactivated", Optional.empty(), Map.of())), List.of());
    }

    static AuditEntry event(
            Found f, String type, Optional<Actor> actor, Map<String, String> personal) {
        return new AuditEntry(
                f.subject(),
                "found." + type,
                actor.map(a -> a.email().value()).orElse("system"),
                actor.map(Actor::channel).orElse(Channel.SYSTEM),
                Map.of(
                        "kind", f.kind().name(),
                        "zendeskId", f.zendeskId(),
                        "standing", f.standing().name()),
                personal);
    }
}
