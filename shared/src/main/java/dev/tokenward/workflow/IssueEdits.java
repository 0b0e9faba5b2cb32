package dev.tokenward.workflow;

import dev.tokenward.domain.Actor;
import dev.tokenward.domain.Channel;
import dev.tokenward.domain.Checked;
import dev.tokenward.domain.Command;
import dev.tokenward.domain.Content;
import dev.tokenward.domain.Fault;
import dev.tokenward.domain.FromIssue;
import dev.tokenward.domain.IssueRef;
import dev.tokenward.domain.Person;
import dev.tokenward.domain.Refusal;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestState;
import dev.tokenward.gitlab.GitLab;
import dev.tokenward.issuetext.IssueText;
import dev.tokenward.net.Answer;
import dev.tokenward.notification.DeskNotes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an edited description does to the request that was read from it. */
final class IssueEdits {
    private static final Answer<String> DONE = new Answer.Ok<>("looked at");

    private final World world;
    private final IssueRequests requests;
    private final Moves moves;

    IssueEdits(World world, IssueRequests requests) {
        this.world = world;
        this.requests = requests;
        this.moves = new Moves(world);
    }

    Answer<String> look(Request r, IssueRef ref, GitLab.Issue issue, GitLab gitlab) {
        String hash = IssueRequests.hash(issue.description());
        if (r.fromIssue().map(FromIssue::text).filter(text -> !text.equals(hash)).isEmpty()) {
            return DONE;
        }
        IssueText.Reading text = IssueText.read(issue.description());
        Checked<Content> read = requests.content(ref, text, requester(r));
        boolean same =
                read instanceof Checked.Valid<Content>(Content content)
                        && content.equals(r.content());
        return switch (r.state()) {
            case AWAITING_MANAGER, AWAITING_SUPPORT_OPS, APPROVED, ISSUE_FAILED ->
                    carryOut(
                            r,
                            command(read, same, hash, issue.updatedAt(), IssueRequests.read(text)));
            // either it comes back to APPROVED, or it is issued: then it is said
            case ISSUING ->
                    new Answer.Later<>(Optional.empty(), "edited while its credential is made");
            case ISSUED ->
                    same
                            ? DONE
                            : gitlab.comment(
                                            ref,
                                            DeskNotes.editedTooLate(),
                                            r.id() + ":edited-too-late:" + hash)
                                    .then(said ->
                                            carryOut(
                                                    r,
                                                    new Command.Reworded(hash, issue.updatedAt())));
            case DENIED, WITHDRAWN, LAPSED -> DONE;
        };
    }

    private Command command(
            Checked<Content> read,
            boolean same,
            String hash,
            Optional<Instant> asOf,
            Optional<String> words) {
        return switch (read) {
            case Checked.Valid<Content>(Content content) ->
                    same
                            ? new Command.Reworded(hash, asOf)
                            : new Command.Edit(
                                    content,
                                    hash,
                                    asOf,
                                    words,
                                    Guidance.of(world.policy(), content));
            case Checked.Invalid<Content>(List<Fault> faults) ->
                    new Command.EditRejected(faults, hash, asOf, words);
        };
    }

    /** A refusal says that the request moved on meanwhile: looked at once more. */
    private Answer<String> carryOut(Request r, Command command) {
        return switch (moves.apply(r.id(), now -> command, now -> movedOn(r, now))) {
            case Result.Refused<Request> refused when isOver(r.id()) -> DONE;
            case Result.Refused<Request> refused ->
                    new Answer.Later<>(Optional.empty(), refused.refusal().message());
            case Result<Request> done -> DONE;
        };
    }

    /** What was read may be older than what another look has carried out since. */
    private static Optional<Refusal> movedOn(Request seen, Request now) {
        return seen.version() == now.version()
                ? Optional.empty()
                : Optional.of(new Refusal.Stale("The request changed meanwhile.", now.version()));
    }

    private boolean isOver(String id) {
        return world.store()
                .request(id)
                .filter(r -> r.state() == RequestState.ISSUED || !r.state().isClosed())
                .isEmpty();
    }

    /** Who edited is not known for sure, and gains nothing: it stays the requester's request. */
    private Actor requester(Request r) {
        Optional<Person> person = world.store().person(r.requester());
        return new Actor(
                r.requester(),
                r.requesterName(),
                person.map(Person::roles).orElse(Set.of()),
                Channel.GITLAB);
    }
}
