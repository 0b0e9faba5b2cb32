package dev.tokenward.workflow;

import dev.tokenward.domain.Actor;
import dev.tokenward.domain.Category;
import dev.tokenward.domain.Change;
import dev.tokenward.domain.Checked;
import dev.tokenward.domain.Content;
import dev.tokenward.domain.Fault;
import dev.tokenward.domain.FromIssue;
import dev.tokenward.domain.FromIssues;
import dev.tokenward.domain.IssueLinks;
import dev.tokenward.domain.IssueRef;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestInput;
import dev.tokenward.domain.RequestLifecycle;
import dev.tokenward.domain.RequestRules;
import dev.tokenward.domain.Sha256;
import dev.tokenward.gitlab.GitLab;
import dev.tokenward.issuetext.InIssueWords;
import dev.tokenward.issuetext.IssueText;
import dev.tokenward.store.Commit;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads the text of an issue as a request, and records it. */
final class IssueRequests {
    private final World world;

    IssueRequests(World world) {
        this.world = world;
    }

    /** What is remembered of a text that was read. */
    static String hash(String description) {
        return Sha256.hex(description);
    }

    /** What the text asks for, by the rules of every channel. */
    Checked<Content> content(IssueRef ref, IssueText.Reading text, Actor author) {
        RequestInput input = text.input();
        boolean person = input.category().filter(c -> !c.equals(Category.PERSON.name())).isEmpty();
        RequestInput whole =
                new RequestInput(
                        input.category(),
                        input.kind(),
                        input.purpose(),
                        input.removalDate(),
                        person ? Optional.of(ref.url()) : Optional.empty(),
                        input.target(),
                        input.useCase(),
                        input.needsAdmin(),
                        input.adminReason(),
                        input.scopes(),
                        input.apiCalls(),
                        input.faults());
        return switch (RequestRules.check(
                whole, author, world.policy(), () -> linksOf(ref), world.now())) {
            case Checked.Valid<Content>(Content content) ->
                    new Checked.Valid<>(onIssue(content, ref));
            case Checked.Invalid<Content>(List<Fault> faults) ->
                    new Checked.Invalid<>(InIssueWords.of(faults));
        };
    }

    /**
     * Records a new request of an issue, or its denial.
     *
     * @param standing whose places it takes over
     */
    void record(
            IssueRef ref,
            GitLab.Issue issue,
            IssueText.Reading text,
            Actor author,
            IssuePlaces.Standing.Open standing) {
        String hash = hash(issue.description());
        String id = world.ids().request();
        Instant now = world.now();
        Change<Request> opened =
                switch (content(ref, text, author)) {
                    case Checked.Valid<Content>(Content content) ->
                            FromIssues.open(
                                    id,
                                    author,
                                    content,
                                    FromIssue.whole(hash, issue.updatedAt()),
                                    read(text),
                                    world.facts(author.email()),
                                    Guidance.of(world.policy(), content),
                                    now);
                    case Checked.Invalid<Content>(List<Fault> faults) -> {
                        Legible legible = Legible.of(text.input(), faults);
                        yield FromIssues.faulty(
                                id,
                                author,
                                legible.content(ref, world.policy().today(now)),
                                faults,
                                FromIssue.partly(hash, legible.unread(), issue.updatedAt()),
                                read(text),
                                world.facts(author.email()),
                                now);
                    }
                };
        Commit commit = new Commit().request(RequestLifecycle.onIssue(opened, issue.id()));
        IssuePlaces.take(commit, standing, ref, issue.id(), id);
        // where another was faster, the issue carries its request: nothing is left to do
        world.store().commit(commit);
    }

    /** What was read, for people to compare with what they meant. */
    static Optional<String> read(IssueText.Reading text) {
        return Optional.of(String.join("\n", text.understood())).filter(t -> !t.isBlank());
    }

    private static Content onIssue(Content c, IssueRef ref) {
        return new Content(
                c.category(),
                c.kind(),
                c.purpose(),
                c.removalDate(),
                Optional.of(ref),
                c.target(),
                c.useCase(),
                c.needsAdmin(),
                c.adminReason(),
                c.scopes(),
                c.apiCalls());
    }

    /** The link is ours, made of the configured base: so it is read by that base. */
    private static IssueLinks linksOf(IssueRef ref) {
        String path = "/" + ref.project() + "/-/issues/" + ref.number();
        String base = ref.url().substring(0, ref.url().length() - path.length());
        return new IssueLinks(URI.create(base), List.of(ref.project()));
    }
}
