package dev.tokenward.workflow;

import dev.tokenward.domain.Change;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Outcome;
import dev.tokenward.domain.Refusal;
import dev.tokenward.store.Commit;
import dev.tokenward.store.CommitResult;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Takes a credential through one transition, again from the start if somebody else was faster. */
final class CredentialMoves {
    private static final int TRIES = 8;

    private final World world;

    CredentialMoves(World world) {
        this.world = world;
    }

    /**
     * @param shown to whom it is not, it does not exist
     */
    Result<Credential> apply(
            String id,
            Predicate<Credential> shown,
            Function<Credential, Outcome<Credential>> move) {
        for (int i = 0; i < TRIES; i++) {
            Optional<Credential> found = world.store().credential(id).filter(shown);
            if (found.isEmpty()) {
                return new Result.Refused<>(Visibility.noSuchCredential(id));
            }
            switch (move.apply(found.get())) {
                case Outcome.Refused<Credential>(Refusal refusal) -> {
                    return new Result.Refused<>(refusal);
                }
                case Outcome.Changed<Credential>(Change<Credential> change) -> {
                    Commit commit = new Commit().credential(change);
                    TokenName.releaseIfOver(world, commit, change.next());
                    if (world.store().commit(commit) instanceof CommitResult.Committed) {
                        return new Result.Done<>(change.next());
                    }
                }
            }
        }
        return new Result.Refused<>(new Refusal.WrongState("Try again in a moment.", "BUSY"));
    }
}
