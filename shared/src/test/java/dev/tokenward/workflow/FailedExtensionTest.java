package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Actor;
import dev.tokenward.domain.Command;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.IssueLinks;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Refusal;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestInput;
import dev.tokenward.domain.RequestState;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One extension is open at a time; one that failed does not stand in the way of the next. */
class FailedExtensionTest {
    private static final URI GITLAB = URI.create("https://gitlab.example.com");

    private final Company company = new Company();
    private final Requests requests =
            new Requests(
                    company.world,
                    RecordingGitLab::new,
                    () -> new IssueLinks(GITLAB, List.of("acme/access")));
    private final Decisions decisions = new Decisions(company.world);
    private final Credential credential = company.issued(Kind.OAUTH_CLIENT);

    @AfterEach
    void close() {
        company.close();
    }

    @Test
    void afterAFailureAnotherExtensionIsAskedForAndTheFailedOneGivesWay() {
        Request failed = fail(done(extend(901)));
        Request next = done(extend(902));

        assertThat(next.replaces()).contains(credential.id());
        assertThat(takenBy(retry(failed))).contains(next.id());
        assertThat(company.request(failed.id()).state()).isEqualTo(RequestState.ISSUE_FAILED);
    }

    @Test
    void failedExtensionIsTriedAgainWhereNoOtherWasAskedForAndThenIsTheOneThatIsOpen() {
        Request failed = fail(done(extend(901)));

        assertThat(done(retry(failed)).state()).isEqualTo(RequestState.APPROVED);
        assertThat(takenBy(extend(902))).contains(failed.id());
    }

    @Test
    void failedExtensionWhoseTimeIsOverLapses() {
        Request failed = fail(done(extend(901)));

        company.advance(Duration.between(company.world.now(), failed.endsAt()));

        assertThat(done(company.moves.apply(failed.id(), new Command.Lapse())).state())
                .isEqualTo(RequestState.LAPSED);
    }

    private Result<Request> extend(int issue) {
        Actor riley = Company.actor(Company.RILEY);
        return requests.extend(riley, credential.requestId(), input(issue), Optional.empty());
    }

    private Result<Request> retry(Request failed) {
        return decisions.retry(Company.actor(Company.SASHA), failed.id());
    }

    private Request fail(Request r) {
        company.approve(r.id(), Company.MORGAN);
        company.approve(r.id(), Company.DEVON);
        Duration lease = Duration.ofMinutes(1);
        done(company.moves.apply(r.id(), new Command.Claim("try", lease, "cred_of_" + r.id())));
        return done(company.moves.apply(r.id(), new Command.Fail("try", "Zendesk refuses it")));
    }

    private static Request done(Result<Request> result) {
        assertThat(result).isInstanceOf(Result.Done.class);
        return ((Result.Done<Request>) result).value();
    }

    private static Optional<String> takenBy(Result<Request> result) {
        return result instanceof Result.Refused<Request>(Refusal refusal)
                        && refusal instanceof Refusal.Taken taken
                ? taken.by()
                : Optional.empty();
    }

    private static RequestInput input(int issue) {
        return new RequestInput(
                Optional.of("PERSON"),
                Optional.of(Kind.OAUTH_CLIENT.name()),
                Optional.of("export"),
                Optional.of("2027-06-30"),
                Optional.of(GITLAB + "/acme/access/-/issues/" + issue),
                Optional.empty(),
                Optional.empty(),
                Optional.of(true),
                Optional.of("audit events"),
                Optional.of(List.of("tickets:read")),
                Optional.empty(),
                List.of());
    }
}
