package dev.tokenward.workflow;

import dev.tokenward.domain.Actor;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialLifecycle;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Fault;
import dev.tokenward.domain.Listed;
import dev.tokenward.domain.Refusal;
import dev.tokenward.domain.Text;
import dev.tokenward.store.Page;
import dev.tokenward.store.PageRequest;
import java.util.List;
import java.util.Optional;

/** Seeing, confirming and handing back credentials. */
public final class Inventory {
    private final World world;
    private final Revocation revocation;
    private final CredentialMoves moves;

    public Inventory(World world, Revocation revocation) {
        this.world = world;
        this.revocation = revocation;
        this.moves = new CredentialMoves(world);
    }

    /** What is in sight: one's own credentials, or everything that stands in Zendesk. */
    public Result<Overview> list(
            Actor actor, CredentialView view, Optional<CredentialStatus> status, PageRequest page) {
        Lines lines = new Lines(world);
        return switch (view) {
            case MINE -> {
                Page<Listed> mine = new Mine(world.store(), actor.email(), status).page(page);
                yield new Result.Done<>(
                        new Overview(
                                new Page<>(
                                        mine.items().stream().map(lines::of).toList(),
                                        mine.cursor()),
                                Optional.empty()));
            }
            case ALL -> {
                if (!Visibility.seesAll(actor)) {
                    yield new Result.Refused<>(
                            new Refusal.Forbidden(
                                    "Only Support Ops and auditors see everybody's credentials."
                                            + " view=mine shows yours."));
                }
                Page<Listed> all = world.store().inventory(status, page);
                yield new Result.Done<>(
                        new Overview(
                                new Page<>(
                                        all.items().stream().map(lines::of).toList(), all.cursor()),
                                Optional.of(world.store().survey())));
            }
        };
    }

    /** A line of the inventory, of a credential or of what merely stands in Zendesk. */
    public Result<InventoryLine> line(Actor actor, String id) {
        return Visibility.listed(world.store(), id, actor)
                .map(new Lines(world)::of)
                .<Result<InventoryLine>>map(Result.Done::new)
                .orElseGet(() -> new Result.Refused<>(Visibility.noSuchCredential(id)));
    }

    public Result<Credential> get(Actor actor, String credentialId) {
        return visible(actor, credentialId)
                .<Result<Credential>>map(Result.Done::new)
                .orElseGet(() -> new Result.Refused<>(Visibility.noSuchCredential(credentialId)));
    }

    /** The holder confirms that the value arrived: its message is redacted at once. */
    public Result<Credential> receipt(Actor actor, String credentialId) {
        return new Receipts(world).confirm(actor, credentialId);
    }

    /**
     * Orders the end of a credential and carries it out as far as it goes now.
     *
     * @param confirm the credential's name, typed by the caller
     */
    public Result<Credential> revoke(Actor actor, String credentialId, String confirm) {
        Optional<Credential> found = visible(actor, credentialId);
        if (found.isEmpty()) {
            return new Result.Refused<>(Visibility.noSuchCredential(credentialId));
        }
        Credential c = found.get();
        if (!actor.email().equals(c.holder()) && !actor.inSupportOps()) {
            return new Result.Refused<>(
                    new Refusal.Forbidden("Only its holder or Support Ops ends a credential."));
        }
        if (!Text.sameName(confirm, c.name())) {
            return new Result.Invalid<>(
                    List.of(
                            new Fault(
                                    "confirm",
                                    "Type the credential's name to confirm: \""
                                            + c.name()
                                            + "\".")));
        }
        Result<Credential> ordered =
                moves.apply(
                        credentialId,
                        now -> Visibility.of(now, actor),
                        now -> CredentialLifecycle.end(now, actor, world.now()));
        return ordered instanceof Result.Done<Credential>(Credential done)
                ? new Result.Done<>(revocation.carryOut(credentialId).orElse(done))
                : ordered;
    }

    /**
     * Gives up a credential that could not be deleted: the first call asks, a second person's call
     * confirms (hazard E13).
     *
     * @param note why, for the other person and for the audit
     */
    public Result<Credential> forget(Actor actor, String credentialId, String note) {
        return moves.apply(
                credentialId,
                c -> Visibility.of(c, actor),
                c -> CredentialLifecycle.forget(c, actor, note, world.now()));
    }

    private Optional<Credential> visible(Actor actor, String credentialId) {
        return world.store().credential(credentialId).filter(c -> Visibility.of(c, actor));
    }
}
