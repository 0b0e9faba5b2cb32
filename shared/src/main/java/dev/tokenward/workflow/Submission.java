package dev.tokenward.workflow;

import dev.tokenward.domain.Actor;
import dev.tokenward.domain.Change;
import dev.tokenward.domain.Checked;
import dev.tokenward.domain.Content;
import dev.tokenward.domain.Fault;
import dev.tokenward.domain.IssueLinks;
import dev.tokenward.domain.Refusal;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestInput;
import dev.tokenward.domain.RequestLifecycle;
import dev.tokenward.domain.RequestRules;
import dev.tokenward.domain.RequestState;
import dev.tokenward.gitlab.GitLab;
import dev.tokenward.store.Commit;
import dev.tokenward.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Checks what a person asks for, and records it as a request. */
final class Submission {
    /** How long an idempotency key is remembered. */
    private static final Duration REMEMBERED = Duration.ofHours(24);

    private final World world;
    private final Supplier<GitLab> gitlab;
    private final Supplier<IssueLinks> links;

    Submission(World world, Supplier<GitLab> gitlab, Supplier<IssueLinks> links) {
        this.world = world;
        this.gitlab = gitlab;
        this.links = links;
    }

    /**
     * @param replaces the credential that the request extends
     */
    Result<Request> submit(
            Actor actor,
            RequestInput input,
            Optional<String> idempotencyKey,
            Optional<String> replaces) {
        return submit(actor, input, idempotencyKey, replaces, Beside.NOTHING);
    }

    /** What else is recorded with a new request, at once or not at all. */
    interface Beside {
        Beside NOTHING =
                new Beside() {
                    @Override
                    public Optional<Refusal> refuse() {
                        return Optional.empty();
                    }

                    @Override
                    public void add(Request opened, Commit commit) {
                        // nothing
                    }
                };

        /** Why the request is not recorded; asked after a repeated call has had its answer. */
        Optional<Refusal> refuse();

        void add(Request opened, Commit commit);
    }

    /** The same, with something beside it. */
    Result<Request> submit(
            Actor actor,
            RequestInput input,
            Optional<String> idempotencyKey,
            Optional<String> replaces,
            Beside beside) {
        Instant now = world.now();
        Checked<Content> checked = RequestRules.check(input, actor, world.policy(), links, now);
        if (checked instanceof Checked.Invalid<Content>(List<Fault> faults)) {
            return new Result.Invalid<>(faults);
        }
        Content content = ((Checked.Valid<Content>) checked).value();
        String id = world.ids().request();
        if (idempotencyKey.isPresent()) {
            String hash = BodyHash.of(input, replaces);
            Optional<Store.Remembered> earlier =
                    world.store()
                            .remember(
                                    actor.email() + " " + idempotencyKey.get(),
                                    hash,
                                    id,
                                    REMEMBERED);
            if (earlier.isPresent()) {
                if (!earlier.get().bodyHash().equals(hash)) {
                    return new Result.Invalid<>(
                            List.of(
                                    new Fault(
                                            "Idempotency-Key",
                                            "This key was used for another request within the last 24"
                                                    + " hours. A new request needs a new key.")));
                }
                // the first call may have ended before it stored anything: go on under its id
                id = earlier.get().result();
                Optional<Request> stored = world.store().request(id);
                if (stored.isPresent()) {
                    return new Result.Repeated<>(stored.get());
                }
            }
        }
        Optional<Refusal> refusal = beside.refuse();
        return refusal.isPresent()
                ? new Result.Refused<>(refusal.get())
                : record(id, actor, content, replaces, beside, now);
    }

    private Result<Request> record(
            String id,
            Actor actor,
            Content content,
            Optional<String> replaces,
            Beside beside,
            Instant now) {
        boolean issueChecked = true;
        Optional<Long> issueId = Optional.empty();
        IssuePlaces.Standing.Open standing = IssuePlaces.Standing.Open.FREE;
        if (content.issue().isPresent()) {
            switch (new IssueCheck(world, gitlab.get())
                    .check(content.issue().get(), actor.email(), id)) {
                case IssueCheck.Finding.Wrong(List<Fault> faults) -> {
                    return new Result.Invalid<>(faults);
                }
                case IssueCheck.Finding.Taken(Refusal why) -> {
                    return new Result.Refused<>(why);
                }
                case IssueCheck.Finding.Silent silent -> {
                    issueChecked = false;
                    standing = silent.standing();
                }
                case IssueCheck.Finding.Confirmed confirmed -> {
                    issueId = confirmed.id();
                    standing = confirmed.standing();
                }
            }
        }
        Change<Request> opened =
                RequestLifecycle.onIssue(
                        RequestLifecycle.open(
                                id,
                                actor,
                                content,
                                issueChecked,
                                replaces,
                                world.facts(actor.email()),
                                Guidance.of(world.policy(), content),
                                now),
                        issueId);
        Commit commit = new Commit().request(opened);
        if (content.issue().isPresent()) {
            IssuePlaces.take(commit, standing, content.issue().get(), issueId, id);
        }
        if (replaces.isPresent() && opened.next().state() != RequestState.DENIED) {
            commit.take(Commit.Place.extension(replaces.get(), id));
        }
        beside.add(opened.next(), commit);
        return world.store()
                .commit(commit)
                .fold(
                        () -> new Result.Done<>(opened.next()),
                        stale -> repeated(id),
                        taken ->
                                new Result.Refused<>(
                                        taken.place().key().startsWith("extension:")
                                                ? extensionTaken(taken.by())
                                                : IssuePlaces.taken(taken.by())));
    }

    /** Only the same id can be there already: the same call, twice at once. */
    private Result<Request> repeated(String id) {
        return world.store()
                .request(id)
                .<Result<Request>>map(Result.Repeated::new)
                .orElseGet(() ->
                        new Result.Refused<>(
                                new Refusal.WrongState("Try again in a moment.", "BUSY")));
    }

    static Refusal extensionTaken(String by) {
        return new Refusal.Taken(
                "An extension of this credential is asked for already: " + by + ".",
                Optional.of(by));
    }
}
