package dev.tokenward.workflow;

import dev.tokenward.domain.Actor;
import dev.tokenward.domain.Change;
import dev.tokenward.domain.Command;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialLifecycle;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Outcome;
import dev.tokenward.domain.Refusal;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestLifecycle;
import dev.tokenward.store.Commit;
import dev.tokenward.store.CommitResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Has a lost value issued anew: the order to delete the old credential and the request's way back
 * to APPROVED are one step, so that a crash leaves both or neither. The tick goes on with either.
 */
public final class Reissue {
    private static final int TRIES = 4;

    /** More in a day is no losing any more. */
    private static final int MOST_A_DAY = 3;

    private static final Duration REMEMBERED = Duration.ofDays(2);

    private final World world;
    private final Revocation revocation;
    private final Moves moves;

    public Reissue(World world, Revocation revocation) {
        this.world = world;
        this.revocation = revocation;
        this.moves = new Moves(world);
    }

    /** Deletes it as far as that goes now; the new one follows when the old one is gone. */
    public Result<Credential> order(Actor actor, String credentialId) {
        boolean counted = false;
        for (int i = 0; i < TRIES; i++) {
            Optional<Credential> found =
                    world.store().credential(credentialId).filter(c -> Visibility.of(c, actor));
            if (found.isEmpty()) {
                return new Result.Refused<>(Visibility.noSuchCredential(credentialId));
            }
            Credential c = found.get();
            Optional<Refusal> refusal = refuse(c, actor);
            if (refusal.isPresent()) {
                return new Result.Refused<>(refusal.get());
            }
            Optional<Request> request = world.store().request(c.requestId());
            if (request.isEmpty()
                    || !request.get().credentialId().equals(Optional.of(credentialId))) {
                return wrong(c, "It was not issued on a request; ask for a new one.");
            }
            if (!request.get().requester().equals(c.holder())) {
                // the new value would go to whoever had it before
                return wrong(
                        c,
                        "It was handed to you by Support Ops and was asked for by somebody else; ask for"
                                + " one of your own.");
            }
            Instant now = world.now();
            Outcome<Request> back =
                    RequestLifecycle.apply(
                            request.get(),
                            new Command.Reissue(actor),
                            world.facts(request.get().requester()),
                            now);
            if (back instanceof Outcome.Refused<Request>(Refusal why)) {
                return new Result.Refused<>(why);
            }
            if (!counted && !isCounted(c)) {
                return wrong(
                        c,
                        "It was issued anew "
                                + MOST_A_DAY
                                + " times today. Tomorrow again, or ask Support Ops for help.");
            }
            counted = true;
            Outcome<Credential> out =
                    CredentialLifecycle.orderRevocation(
                            c,
                            Optional.of(actor),
                            "its holder (" + actor.name() + ") lost the value: it is issued anew",
                            now);
            if (back instanceof Outcome.Changed<Request>(Change<Request> again)
                    && out instanceof Outcome.Changed<Credential>(Change<Credential> ending)
                    && world.store().commit(new Commit().request(again).credential(ending))
                            instanceof CommitResult.Committed) {
                return new Result.Done<>(carryOut(ending.next()));
            }
        }
        return new Result.Refused<>(new Refusal.WrongState("Try again in a moment.", "BUSY"));
    }

    private Credential carryOut(Credential c) {
        Credential after = revocation.carryOut(c.id()).orElse(c);
        if (!after.status().mayExist()) {
            moves.apply(c.requestId(), new Command.ReissueReady());
        }
        return after;
    }

    private static Optional<Refusal> refuse(Credential c, Actor actor) {
        if (!actor.email().equals(c.holder())) {
            return Optional.of(
                    new Refusal.Forbidden("Only its holder has a credential issued anew."));
        }
        return c.status() == CredentialStatus.ACTIVE
                ? Optional.empty()
                : Optional.of(
                        new Refusal.WrongState(
                                "Only an ACTIVE credential is issued anew; this one is "
                                        + c.status()
                                        + ".",
                                c.status().name()));
    }

    /** Whether there is a place left today, which is taken by this. */
    private boolean isCounted(Credential c) {
        String day = world.policy().today(world.now()).toString();
        for (int i = 0; i < MOST_A_DAY; i++) {
            String key = "reissue:" + c.requestId() + ":" + day + ":" + i;
            if (world.store().remember(key, c.id(), c.id(), REMEMBERED).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static Result<Credential> wrong(Credential c, String message) {
        return new Result.Refused<>(new Refusal.WrongState(message, c.status().name()));
    }
}
