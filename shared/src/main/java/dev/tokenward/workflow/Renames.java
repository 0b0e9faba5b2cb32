package dev.tokenward.workflow;

import dev.tokenward.domain.Actor;
import dev.tokenward.domain.Change;
import dev.tokenward.domain.Checked;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Fault;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.IssueLinks;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Listed;
import dev.tokenward.domain.Refusal;
import dev.tokenward.domain.Renaming;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.Roster;
import dev.tokenward.domain.Unlisted;
import dev.tokenward.net.Answer;
import dev.tokenward.store.Commit;
import dev.tokenward.store.CommitResult;
import dev.tokenward.zendesk.Zendesk;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Gives a credential another name in Zendesk, within the standard: an API token's description, a
 * client's name. The intent is recorded before, and the outcome whatever it is.
 */
public final class Renames {
    private static final int TRIES = 8;

    private final World world;
    private final Supplier<Zendesk> zendesk;
    private final Supplier<IssueLinks> links;

    /**
     * @param links of the projects whose issues count, for what was issued on no request
     */
    public Renames(World world, Supplier<Zendesk> zendesk, Supplier<IssueLinks> links) {
        this.world = world;
        this.zendesk = zendesk;
        this.links = links;
    }

    /** Renames what is managed, and what merely stands in Zendesk. */
    public Result<InventoryLine> rename(Actor actor, String id, String name) {
        return Found.isRowId(id) ? ofFound(actor, id, name) : ofRecord(actor, id, name);
    }

    private Result<InventoryLine> ofRecord(Actor actor, String id, String raw) {
        Optional<Credential> found =
                world.store().credential(id).filter(c -> Visibility.of(c, actor));
        if (found.isEmpty()) {
            return new Result.Refused<>(Visibility.noSuchCredential(id));
        }
        Credential c = found.get();
        Optional<Refusal> refusal =
                refuse(
                        actor,
                        (c.status() == CredentialStatus.ACTIVE
                                        || c.status() == CredentialStatus.DEACTIVATED)
                                && c.zendeskId().isPresent(),
                        c.status().name());
        if (refusal.isPresent()) {
            return new Result.Refused<>(refusal.get());
        }
        Optional<Request> request =
                Optional.of(c.requestId())
                        .filter(r -> !r.isEmpty())
                        .flatMap(world.store()::request);
        Renaming renaming = renaming(linksOf(c, request));
        return switch (renaming.of(c, request, raw)) {
            case Checked.Invalid<String>(List<Fault> faults) -> new Result.Invalid<>(faults);
            case Checked.Valid<String>(String name) when name.equals(c.name()) -> line(c);
            case Checked.Valid<String>(String name) -> record(actor, c, name, renaming);
        };
    }

    /** The link of its own request is the only one that a name may get; of any, without one. */
    private IssueLinks linksOf(Credential c, Optional<Request> request) {
        return c.adoption().isPresent()
                ? links.get()
                : IssueLinks.beside(request.flatMap(r -> r.content().issue()));
    }

    private Result<InventoryLine> record(
            Actor actor, Credential c, String name, Renaming renaming) {
        Commit.Place place = Commit.Place.tokenName(name, c.nameOwner());
        Change<Credential> intended = Renaming.intended(c, actor, name);
        Commit intent = new Commit().credential(intended);
        if (c.kind() == Kind.API_TOKEN) {
            intent.take(place);
        }
        switch (world.store().commit(intent)) {
            case CommitResult.Committed done -> {
                // now Zendesk is asked
            }
            case CommitResult.Taken(Commit.Place taken, String by) -> {
                return new Result.Refused<>(
                        new Refusal.Taken(
                                "Another live API token bears this name: " + by + ".",
                                Optional.of(by)));
            }
            case CommitResult.Stale stale -> {
                return busy();
            }
        }
        Answer<?> answer = ask(c.kind(), c.zendeskId().orElseThrow(), name);
        boolean unclear = answer instanceof Answer.Unclear<?>;
        boolean ok = answer instanceof Answer.Ok<?>;
        // what came of it is recorded whatever else happened to the record meanwhile
        for (int i = 0; i < TRIES; i++) {
            Credential now = world.store().credential(c.id()).orElseThrow();
            Change<Credential> outcome =
                    ok
                            ? Renaming.done(now, actor, name)
                            : Renaming.failed(now, actor, name, unclear);
            Commit commit = new Commit().credential(outcome);
            if (ok) {
                // else the row would call it misnamed until the next look
                row(c).ifPresent(f -> commit.found(renaming.row(f, actor, name, world.now())));
            }
            if (c.kind() == Kind.API_TOKEN && !unclear) {
                releaseOther(commit, ok ? Commit.Place.tokenName(c.name(), c.nameOwner()) : place);
            }
            if (committed(commit)) {
                return ok ? line(outcome.next()) : notNow(answer.describe());
            }
        }
        return notNow("Zendesk answered, but the record was changed at the same time");
    }

    private Optional<Found> row(Credential c) {
        return Found.rowId(c).flatMap(world.store()::found);
    }

    /** The name that it bears no more, or never came to bear. */
    private void releaseOther(Commit commit, Commit.Place place) {
        if (world.store().owner(place.key()).equals(Optional.of(place.owner()))) {
            commit.release(place);
        }
    }

    private Result<InventoryLine> ofFound(Actor actor, String id, String raw) {
        Optional<Found> found = world.store().found(id).filter(f -> Visibility.of(f, actor));
        if (found.isEmpty()) {
            return new Result.Refused<>(Visibility.noSuchCredential(id));
        }
        Found f = found.get();
        Optional<Refusal> refusal =
                refuse(
                                actor,
                                !f.seen().own() && !f.standing().isManaged() && !f.isGone(),
                                f.standing().name())
                        .or(() -> Unlisted.refuse(f));
        if (refusal.isPresent()) {
            return new Result.Refused<>(refusal.get());
        }
        Renaming renaming = renaming(links.get());
        return switch (renaming.of(raw)) {
            case Checked.Invalid<String>(List<Fault> faults) -> new Result.Invalid<>(faults);
            case Checked.Valid<String>(String name) -> found(actor, f, name, renaming);
        };
    }

    private Result<InventoryLine> found(Actor actor, Found f, String name, Renaming renaming) {
        if (!committed(new Commit().found(Renaming.intended(f, actor, name)))) {
            return busy();
        }
        Answer<?> answer = ask(f.kind(), f.zendeskId(), name);
        boolean ok = answer instanceof Answer.Ok<?>;
        for (int i = 0; i < TRIES; i++) {
            Found now = world.store().found(f.id()).orElseThrow();
            Change<Found> outcome =
                    ok
                            ? renaming.done(now, actor, name, world.now())
                            : Renaming.failed(
                                    now, actor, name, answer instanceof Answer.Unclear<?>);
            if (committed(new Commit().found(outcome))) {
                return ok
                        ? new Result.Done<>(new Lines(world).of(new Listed.Stray(outcome.next())))
                        : notNow(answer.describe());
            }
        }
        return notNow("Zendesk answered, but the row was changed at the same time");
    }

    private Answer<?> ask(Kind kind, String zendeskId, String name) {
        return kind == Kind.API_TOKEN
                ? zendesk.get().renameApiToken(zendeskId, name)
                : zendesk.get().renameOauthClient(zendeskId, name);
    }

    private static Optional<Refusal> refuse(Actor actor, boolean may, String state) {
        if (!actor.inSupportOps()) {
            return Optional.of(new Refusal.Forbidden("Only Support Ops renames credentials."));
        }
        return may
                ? Optional.empty()
                : Optional.of(
                        new Refusal.WrongState(
                                "What is " + state + " is not renamed here.", state));
    }

    private Renaming renaming(IssueLinks theirs) {
        return new Renaming(world.policy(), theirs, new Roster(world.store().directory().people()));
    }

    private boolean committed(Commit commit) {
        return world.store().commit(commit) instanceof CommitResult.Committed;
    }

    private Result<InventoryLine> line(Credential c) {
        return new Result.Done<>(new Lines(world).of(new Listed.Managed(c)));
    }

    private static Result<InventoryLine> busy() {
        return new Result.Refused<>(new Refusal.WrongState("Try again in a moment.", "BUSY"));
    }

    private static Result<InventoryLine> notNow(String what) {
        return new Result.Refused<>(
                new Refusal.NotNow(
                        "It was not renamed, or that is not known: "
                                + what
                                + ". The same call may be repeated."));
    }
}
