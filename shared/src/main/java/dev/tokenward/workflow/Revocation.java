package dev.tokenward.workflow;

import dev.tokenward.domain.Actor;
import dev.tokenward.domain.Change;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialLifecycle;
import dev.tokenward.domain.Outcome;
import dev.tokenward.domain.Refusal;
import dev.tokenward.secrets.Secret;
import dev.tokenward.store.Commit;
import dev.tokenward.store.CommitResult;
import dev.tokenward.workflow.Removal.Seen;
import dev.tokenward.zendesk.Zendesk;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of a credential: ordered, then carried out as far as it goes, then recorded. */
public final class Revocation {
    private static final Logger LOG = LoggerFactory.getLogger(Revocation.class);
    private static final int TRIES = 8;

    private final World world;
    private final Supplier<Zendesk> zendesk;
    private final Alerts alerts;

    public Revocation(World world, Supplier<Zendesk> zendesk) {
        this.world = world;
        this.zendesk = zendesk;
        this.alerts = new Alerts(world);
    }

    /** Orders the end; refused where it is ordered or done already. */
    Result<Credential> order(String credentialId, Optional<Actor> actor, String why) {
        for (int i = 0; i < TRIES; i++) {
            Optional<Credential> found = world.store().credential(credentialId);
            if (found.isEmpty()) {
                return new Result.Refused<>(Visibility.noSuchCredential(credentialId));
            }
            Instant now = world.now();
            switch (CredentialLifecycle.orderRevocation(found.get(), actor, why, now)) {
                case Outcome.Refused<Credential>(Refusal refusal) -> {
                    return new Result.Refused<>(refusal);
                }
                case Outcome.Changed<Credential>(Change<Credential> change) -> {
                    if (world.store().commit(new Commit().credential(change))
                            instanceof CommitResult.Committed) {
                        return new Result.Done<>(change.next());
                    }
                }
            }
        }
        return new Result.Refused<>(new Refusal.WrongState("Try again in a moment.", "BUSY"));
    }

    /**
     * Carries out an ordered end as far as it goes now.
     *
     * @return the credential as it is after that; empty if there was nothing to carry out
     */
    Optional<Credential> carryOut(String credentialId) {
        return carryOut(credentialId, Optional.empty());
    }

    /**
     * As above.
     *
     * @param value the credential's value where it is still in memory: then it is proven dead
     */
    Optional<Credential> carryOut(String credentialId, Optional<Secret> value) {
        Optional<Credential> found =
                world.store().credential(credentialId).filter(Revocation::isOrdered);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Instant now = world.now();
        Seen seen = new Removal(zendesk.get()).takeOut(found.get(), value, now);
        return Optional.of(record(found.get(), seen, now));
    }

    private static boolean isOrdered(Credential c) {
        return c.status().isEnding();
    }

    private Credential record(Credential c, Seen seen, Instant now) {
        Commit commit = new Commit();
        Change<Credential> change =
                switch (seen) {
                    case Seen.Gone gone -> CredentialLifecycle.revoked(c);
                    case Seen.NotYet(String what, Instant until) ->
                            CredentialLifecycle.revocationWaits(
                                    c, what, until, world.policy(), now);
                    case Seen.Trouble(String what, boolean permanent) ->
                            CredentialLifecycle.revocationFailed(
                                    c, what, permanent, world.policy(), now);
                };
        TokenName.releaseIfOver(world, commit, change.next());
        CommitResult result = world.store().commit(commit.credential(change));
        if (seen instanceof Seen.Trouble(String what, boolean permanent)) {
            LOG.warn(
                    "revocation of {} failed ({}): {}",
                    c.id(),
                    permanent ? "for good" : "for now",
                    what);
            if (permanent) {
                alerts.raise("zendesk-revocation", what);
            }
        }
        // another invocation was faster: its record stands
        return result instanceof CommitResult.Committed
                ? change.next()
                : world.store().credential(c.id()).orElse(c);
    }
}
