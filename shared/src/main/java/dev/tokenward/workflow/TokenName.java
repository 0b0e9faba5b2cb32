package dev.tokenward.workflow;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Kind;
import dev.tokenward.store.Commit;
import java.util.Optional;

/** The lock on an API token's name: two live ones of one name cannot be told apart. */
final class TokenName {
    private TokenName() {}

    /** Gives the name back where the credential is over, in the same transaction. */
    static void releaseIfOver(World world, Commit commit, Credential c) {
        if (c.kind() != Kind.API_TOKEN || c.status().mayExist()) {
            return;
        }
        Commit.Place name = Commit.Place.tokenName(c.name(), c.nameOwner());
        if (world.store().owner(name.key()).equals(Optional.of(name.owner()))) {
            commit.release(name);
        }
    }
}
