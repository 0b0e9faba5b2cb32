package dev.tokenward.workflow;

import dev.tokenward.domain.Actor;
import dev.tokenward.domain.Command;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Notice;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestState;
import dev.tokenward.gitlab.GitLab;
import dev.tokenward.net.Answer;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What closing an issue by hand does to its request. Our own closing does nothing. */
final class IssueClosings {
    private static final Answer<String> DONE = new Answer.Ok<>("looked at");

    private final World world;
    private final IssueAuthors authors;
    private final Moves moves;

    IssueClosings(World world, IssueAuthors authors) {
        this.world = world;
        this.authors = authors;
        this.moves = new Moves(world);
    }

    Answer<String> look(Request r, GitLab.Issue issue, GitLab gitlab) {
        if (r.state().isClosed() && r.state() != RequestState.ISSUED) {
            return DONE;
        }
        return gitlab.ownId()
                .then(own -> {
                    if (issue.closedBy().filter(by -> by.id() == own).isPresent()) {
                        return DONE;
                    }
                    return switch (r.state()) {
                        case AWAITING_MANAGER,
                                AWAITING_SUPPORT_OPS,
                                APPROVED,
                                ISSUING,
                                ISSUE_FAILED ->
                                isOfTheFormerValue(r, issue) ? DONE : withdraw(r, issue, gitlab);
                        case ISSUED -> askForIt(r, issue);
                        case DENIED, WITHDRAWN, LAPSED -> DONE;
                    };
                });
    }

    /** What was closed while a value was held was answered then; its new issuing goes on. */
    private boolean isOfTheFormerValue(Request r, GitLab.Issue issue) {
        return issue.closedAt().filter(at -> at.isBefore(r.since())).isPresent()
                && r.credentialId()
                        .flatMap(world.store()::credential)
                        .flatMap(Credential::handedOverAt)
                        .isPresent();
    }

    private Answer<String> withdraw(Request r, GitLab.Issue issue, GitLab gitlab) {
        Answer<Optional<Actor>> who =
                issue.closedBy()
                        .map(by -> authors.of(by, gitlab))
                        .orElseGet(() -> new Answer.Ok<>(Optional.empty()));
        return who.then(actor -> {
            Command command =
                    actor.filter(a -> a.email().equals(r.requester()))
                            .filter(a -> r.state() != RequestState.ISSUE_FAILED)
                            .<Command>map(Command.Withdraw::new)
                            .orElseGet(() ->
                                    new Command.ClosedByHand(
                                            issue.closedBy()
                                                    .map(GitLab.User::username)
                                                    .orElse("unknown")));
            return moves.apply(r.id(), command) instanceof Result.Refused<Request> refused
                            && !isOver(r.id())
                    ? new Answer.Later<>(Optional.empty(), refused.refusal().message())
                    : DONE;
        });
    }

    /** What it came to meanwhile: an issued one is asked for, at the next look. */
    private boolean isOver(String id) {
        return world.store()
                .request(id)
                .filter(r ->
                        r.state() == RequestState.ISSUED
                                || (!r.state().isClosed() && !r.withdrawalRequested()))
                .isEmpty();
    }

    /** Once for each closing; a look at an issue that is still closed asks nobody again. */
    private Answer<String> askForIt(Request r, GitLab.Issue issue) {
        Optional<Credential> held =
                r.credentialId()
                        .flatMap(world.store()::credential)
                        .filter(c ->
                                c.status() == CredentialStatus.ACTIVE
                                        || c.status() == CredentialStatus.DEACTIVATED);
        held.ifPresent(c ->
                world.tell(
                        new Notice(
                                r.id()
                                        + ":HAND_BACK_ASKED:"
                                        + issue.closedAt().map(Instant::toString).orElse(""),
                                Notice.Topic.HAND_BACK_ASKED,
                                r.id(),
                                Optional.of(c.id()),
                                new Notice.Recipient.To(c.holder()),
                                Map.of())));
        return DONE;
    }
}
