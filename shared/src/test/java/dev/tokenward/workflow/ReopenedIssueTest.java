package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Command;
import dev.tokenward.domain.Email;
import dev.tokenward.domain.Fault;
import dev.tokenward.domain.IssueLinks;
import dev.tokenward.domain.IssueRef;
import dev.tokenward.domain.Notice;
import dev.tokenward.domain.Refusal;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestInput;
import dev.tokenward.domain.RequestState;
import dev.tokenward.domain.Verdict;
import dev.tokenward.gitlab.GitLab;
import dev.tokenward.gitlab.IssueLabel;
import dev.tokenward.net.Answer;
import dev.tokenward.store.Commit;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One issue carries one request, ever; reopened after a denial it is a new request. */
class ReopenedIssueTest {
    private final Company company = new Company();
    private final OneIssue gitlab = new OneIssue();
    private final Requests requests =
            new Requests(
                    company.world,
                    () -> gitlab,
                    () ->
                            new IssueLinks(
                                    URI.create("https://gitlab.example.com"),
                                    List.of("acme/access")));
    private final Outbox outbox =
            new Outbox(company.world, () -> company.slack, () -> gitlab, "", true);

    @AfterEach
    void close() {
        company.close();
    }

    @Test
    void issueThatIsOpenedAgainAfterADenialCarriesANewRequest() {
        Request denied = denied(asked());
        drain(denied);
        assertThat(gitlab.open).isFalse();
        assertThat(faults(ask())).singleElement().asString().contains("is closed");

        gitlab.open = true;
        Request again = asked();

        assertThat(again.id()).isNotEqualTo(denied.id());
        assertThat(again.state()).isEqualTo(RequestState.AWAITING_MANAGER);
        assertThat(owner()).contains(again.id());
        assertThat(taken(ask())).contains(again.id());
        assertThat(company.request(denied.id())).isEqualTo(denied);
    }

    @Test
    void denialWhoseClosingIsStillToComeKeepsTheIssue() {
        Request denied = denied(asked());

        assertThat(taken(ask())).contains(denied.id());
        drain(denied);
        gitlab.open = true;
        assertThat(ask()).isInstanceOf(Result.Done.class);
    }

    @Test
    void issueThatWasClaimedBySomebodyWhoseItIsNotIsFreeForItsAuthor() {
        gitlab.silent = true;
        Result<Request> strangers =
                requests.submit(Company.actor(Company.AVERY), input(), Optional.empty());
        Request stranger = ((Result.Done<Request>) strangers).value();
        gitlab.silent = false;
        assertThat(taken(ask())).contains(stranger.id());
        company.moves.apply(
                stranger.id(),
                new Command.IssueRejected(List.of(new Fault("issue", "It is not yours."))));

        assertThat(asked().requester()).isEqualTo(Company.RILEY.email());
    }

    @Test
    void withdrawnAndLapsedRequestsKeepTheirIssueForEver() {
        Request withdrawn = asked();
        requests.withdraw(Company.actor(Company.RILEY), withdrawn.id());
        gitlab.open = true;

        assertThat(taken(ask())).contains(withdrawn.id());
    }

    @Test
    void ofTwoWhoTakeTheReopenedIssueOverOneIsTooLate() {
        Request denied = denied(asked());
        drain(denied);
        gitlab.open = true;
        Commit.Place first = Commit.Place.issue(issue(), "first");
        Commit.Place second = Commit.Place.issue(issue(), "second");

        company.store.commit(new Commit().takeOver(first, denied.id()));

        assertThat(company.store.commit(new Commit().takeOver(second, denied.id())).toString())
                .contains("Taken", "first");
        assertThat(owner()).contains("first");
    }

    private Result<Request> ask() {
        return requests.submit(Company.actor(Company.RILEY), input(), Optional.empty());
    }

    private Request asked() {
        return ((Result.Done<Request>) ask()).value();
    }

    private Request denied(Request r) {
        Command deny =
                new Command.Decide(
                        Company.actor(Company.MORGAN),
                        Verdict.DENY,
                        Optional.of("no"),
                        Optional.empty(),
                        Optional.empty());
        return ((Result.Done<Request>) company.moves.apply(r.id(), deny)).value();
    }

    private void drain(Request r) {
        outbox.deliver(
                Notice.keyOf(
                        r.id(),
                        Notice.Topic.DENIED,
                        r.version(),
                        new Notice.Recipient.Issue(true)));
    }

    private Optional<String> owner() {
        return company.store.owner(Commit.Place.issue(issue(), "any").key());
    }

    private static IssueRef issue() {
        return new IssueRef(
                "acme/access", 42, "https://gitlab.example.com/acme/access/-/issues/42");
    }

    private static Optional<String> taken(Result<Request> result) {
        return result instanceof Result.Refused<Request>(Refusal refusal)
                        && refusal instanceof Refusal.Taken taken
                ? taken.by()
                : Optional.empty();
    }

    private static List<String> faults(Result<Request> result) {
        return result instanceof Result.Invalid<Request>(List<Fault> faults)
                ? faults.stream().map(Fault::message).toList()
                : List.of();
    }

    private static RequestInput input() {
        return IssueOffice.naming(issue().url());
    }

    /** Riley's issue. */
    private static final class OneIssue implements GitLab {
        boolean open = true;
        boolean silent;

        @Override
        public Answer<Issue> issue(IssueRef ref) {
            return silent
                    ? new Answer.Later<>(Optional.empty(), "down")
                    : new Answer.Ok<>(Issues.by(new User(7, "riley"), open));
        }

        @Override
        public Answer<List<Numbered>> recent(
                String project,
                java.time.Instant since,
                java.util.function.Predicate<Issue> wanted) {
            throw new AssertionError("no list is asked for");
        }

        @Override
        public Answer<Void> comment(IssueRef ref, String body, String marker) {
            return Answer.done();
        }

        @Override
        public Answer<Void> close(IssueRef ref, String marker) {
            open = false;
            return Answer.done();
        }

        @Override
        public Answer<List<String>> markers(IssueRef ref) {
            return new Answer.Ok<>(List.of());
        }

        @Override
        public Answer<Long> ownId() {
            return new Answer.Ok<>(99L);
        }

        @Override
        public Answer<Void> label(IssueRef ref, IssueLabel label) {
            return Answer.done();
        }

        @Override
        public Answer<Optional<Email>> confirmedEmail(long userId) {
            return new Answer.Ok<>(Optional.empty());
        }
    }
}
