package dev.tokenward.workflow;

import dev.tokenward.domain.Actor;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialLifecycle;

/** Confirming that a value arrived, on whatever channel: its message is redacted at once. */
final class Receipts {
    private final World world;
    private final CredentialMoves moves;

    Receipts(World world) {
        this.world = world;
        this.moves = new CredentialMoves(world);
    }

    Result<Credential> confirm(Actor actor, String credentialId) {
        return moves.apply(
                credentialId,
                c -> Visibility.of(c, actor),
                c -> CredentialLifecycle.receive(c, actor, world.now()));
    }
}
