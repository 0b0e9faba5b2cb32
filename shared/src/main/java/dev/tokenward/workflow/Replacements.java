package dev.tokenward.workflow;

import dev.tokenward.domain.Actor;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.Found.Standing;
import dev.tokenward.domain.IssueLinks;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Refusal;
import dev.tokenward.domain.Replacement;
import dev.tokenward.domain.Replacing;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestInput;
import dev.tokenward.domain.RequestState;
import dev.tokenward.gitlab.GitLab;
import dev.tokenward.store.Commit;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One step that asks for an OAuth client in the place of an API token. What is known of the token
 * need not be said again; the usual rules and approvals apply, and the token stays as it is.
 */
public final class Replacements {
    private final World world;
    private final Submission submission;

    /**
     * @param gitlab built when a request names an issue
     * @param links likewise: needs GitLab's base address
     */
    public Replacements(World world, Supplier<GitLab> gitlab, Supplier<IssueLinks> links) {
        this.world = world;
        this.submission = new Submission(world, gitlab, links);
    }

    /**
     * @param id of the token's record, or of its row where nobody stands for it
     * @param input of a request, as far as it differs from what is known of the token
     */
    public Result<Request> ask(
            Actor actor, String id, RequestInput input, Optional<String> idempotencyKey) {
        Optional<Credential> record =
                Found.isRowId(id)
                        ? Optional.empty()
                        : world.store().credential(id).filter(c -> Visibility.of(c, actor));
        Optional<Found> row =
                Found.isRowId(id)
                        ? world.store().found(id).filter(f -> Visibility.of(f, actor))
                        : record.flatMap(Found::rowId).flatMap(world.store()::found);
        if (record.isEmpty() && row.isEmpty()) {
            return new Result.Refused<>(Visibility.noSuchCredential(id));
        }
        Optional<Refusal> refusal = refuse(actor, record, row);
        if (refusal.isPresent()) {
            return new Result.Refused<>(refusal.get());
        }
        Found token = row.orElseThrow();
        return submission.submit(
                actor,
                new ReplacementInput(world, actor, token, record).filled(input),
                idempotencyKey,
                Optional.empty(),
                new Submission.Beside() {
                    @Override
                    public Optional<Refusal> refuse() {
                        return standing(token).map(Replacements::taken);
                    }

                    @Override
                    public void add(Request opened, Commit commit) {
                        // what is denied at once takes nothing's place
                        if (opened.state() != RequestState.DENIED) {
                            commit.found(Replacing.ask(token, opened.id(), actor, world.now()));
                        }
                    }
                });
    }

    private static Optional<Refusal> refuse(
            Actor actor, Optional<Credential> record, Optional<Found> row) {
        Kind kind = record.map(Credential::kind).or(() -> row.map(Found::kind)).orElseThrow();
        String state =
                record.map(c -> c.status().name())
                        .or(() -> row.map(f -> f.standing().name()))
                        .orElseThrow();
        boolean holds =
                record.filter(c -> c.holder().equals(actor.email())).isPresent()
                        || (record.isEmpty()
                                && row.filter(f -> f.isAsked(actor.email())).isPresent());
        if (!holds && !actor.inSupportOps()) {
            return Optional.of(
                    new Refusal.Forbidden(
                            "Only its holder, or Support Ops in their own name, asks for what takes"
                                    + " its place."));
        }
        if (kind != Kind.API_TOKEN) {
            return wrong(
                    "An OAuth client stays as it is; POST /requests/{id}/extension asks for a longer"
                            + " time.",
                    state);
        }
        if (row.filter(f -> f.standing() == Standing.OWN).isPresent()) {
            return wrong(
                    "Tokenward itself signs in with it: its operator replaces it (docs/deploy.md).",
                    state);
        }
        if (record.filter(c -> !c.status().mayExist() || c.status().isEnding()).isPresent()
                || row.filter(Found::isGone).isPresent()) {
            return wrong("It is over; ask for an OAuth client by POST /requests.", state);
        }
        if (row.isEmpty()) {
            return wrong(
                    "The daily look at Zendesk has not seen it yet. Try again tomorrow.", state);
        }
        return row.get().credentialId().isPresent() && record.isEmpty()
                ? wrong(
                        "There is a record of it: replace "
                                + row.get().credentialId().get()
                                + " instead.",
                        state)
                : Optional.empty();
    }

    private static Optional<Refusal> wrong(String message, String state) {
        return Optional.of(new Refusal.WrongState(message, state));
    }

    /** The replacement that is asked for already and has not come to nothing. */
    private Optional<String> standing(Found token) {
        return token.replacement()
                .map(Replacement::requestId)
                .flatMap(world.store()::request)
                .filter(r ->
                        r.state() == RequestState.ISSUED
                                ? r.credentialId()
                                        .flatMap(world.store()::credential)
                                        .filter(c -> c.status().mayExist())
                                        .isPresent()
                                : !r.state().isClosed())
                .map(Request::id);
    }

    private static Refusal taken(String request) {
        return new Refusal.Taken(
                "An OAuth client in its place is asked for already: " + request + ".",
                Optional.of(request));
    }
}
