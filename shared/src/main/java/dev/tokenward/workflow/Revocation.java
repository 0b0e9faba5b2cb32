package dev.tokenward.workflow;

import dev.tokenward.domain.Actor;
import dev.tokenward.domain.Change;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialLifecycle;
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
    private final World world;
    private final Supplier<Zendesk> zendesk;
    private final Alerts alerts;
    private final CredentialMoves moves;

    public Revocation(World world, Supplier<Zendesk> zendesk) {
        this.world = world;
        this.zendesk = zendesk;
        this.alerts = new Alerts(world);
        this.moves = new CredentialMoves(world);
    }

    /** Orders the end; refused where it is ordered or done already. */
    Result<Credential> order(String credentialId, Optional<Actor> actor, String why) {
        return moves.apply(
                credentialId,
                c -> true,
                c -> CredentialLifecycle.orderRevocation(c, actor, why, world.now()));
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
                world.store().credential(credentialId).filter(c -> c.status().isEnding());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Instant now = world.now();
        Seen seen = new Removal(zendesk.get()).takeOut(found.get(), value, now);
        return Optional.of(record(found.get(), seen, now));
    }

    private Credential record(Credential c, Seen seen, Instant now) {
        Commit commit = new Commit();
        Change<Credential> change =
                switch (seen) {
                    case Seen.Gone gone -> CredentialLifecycle.revoked(c);
                    case Seen.NotYet(String what, Instant until) ->
                            CredentialLifecycle.revocationWaits(
                                    c, what, until, world.policy(), now);
                    case Seen.Trouble trouble ->
                            CredentialLifecycle.revocationFailed(
                                    c,
                                    trouble.what(),
                                    trouble.permanent(),
                                    trouble.after(),
                                    world.policy(),
                                    now);
                };
        TokenName.releaseIfOver(world, commit, change.next());
        CommitResult result = world.store().commit(commit.credential(change));
        if (seen instanceof Seen.Trouble(String what, boolean permanent, var after)) {
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
