package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.tokenward.domain.Kind;
import dev.tokenward.sandbox.simulators.gitlab.GitLabQuirk;
import dev.tokenward.sandbox.simulators.gitlab.Hook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may tell of issues, and of which. */
class GitLabHookTest {
    private final IssueOffice office = new IssueOffice();

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void wrongOrAbsentTokenIsRefusedAndNothingIsStored() {
        long iid = office.gitlab.open(IssueOffice.PROJECT, "riley", "x", Optional.of("y"));
        String body = office.gitlab.hook(IssueOffice.PROJECT, iid, "open", "riley").body();

        assertThat(office.posted(body, Optional.empty())).isEqualTo(401);
        assertThat(office.posted(body, Optional.of("another"))).isEqualTo(401);
        assertThat(office.posted(body, Optional.of(IssueOffice.SECRET + " "))).isEqualTo(401);
        assertThat(office.posted("{", Optional.of(""))).isEqualTo(401);
    }

    @Test
    void whatIsNoJsonOrNamesAKeyTwiceIsRefused() {
        assertThat(office.posted("{", secret())).isEqualTo(400);
        assertThat(office.posted("[]", secret())).isEqualTo(200);
        assertThat(office.posted("{\"a\":1,\"a\":2}", secret())).isEqualTo(400);
        assertThat(office.posted("\"" + "x".repeat(6 * 1024 * 1024) + "\"", secret()))
                .isEqualTo(413);
        assertThat(office.posted("[\"" + "x".repeat(5 * 1024 * 1024) + "\"]", secret()))
                .as("as large as a function is given")
                .isEqualTo(200);
    }

    /** A hook that is refused again and again is turned off by GitLab. */
    @Test
    void characterThatWasLostInAnIssuesTextIsNoReasonToRefuseItsHook() {
        long iid =
                office.gitlab.open(
                        IssueOffice.PROJECT,
                        "riley",
                        "x",
                        Optional.of(IssueOffice.GOOD + "\n> a quote with \uFFFD\n"));
        APIGatewayV2HTTPEvent event = new APIGatewayV2HTTPEvent();
        event.setRouteKey("POST /hooks/gitlab");
        event.setHeaders(Map.of("x-gitlab-token", IssueOffice.SECRET));
        event.setBody(office.gitlab.hook(IssueOffice.PROJECT, iid, "open", "riley").body());

        assertThat(office.api.handle(event).getStatusCode()).isEqualTo(202);
        office.drain();
        assertThat(office.only().requester()).isEqualTo(Company.RILEY.email());
    }

    @Test
    void bothKindsOfEventsAndConfidentialIssuesAreTakenUp() {
        office.gitlab.with(GitLabQuirk.WORK_ITEM_HOOKS);
        long newer = office.gitlab.open(IssueOffice.PROJECT, "riley", "x", good());
        assertThat(office.told(newer, "open")).isEqualTo(202);
        office.gitlab.without(GitLabQuirk.WORK_ITEM_HOOKS);
        long older = office.gitlab.open(IssueOffice.PROJECT, "riley", "x", good());
        office.change(older, "riley", "{\"confidential\":true}");

        assertThat(office.requests()).hasSize(2);
    }

    @Test
    void tasksNotesAndLabelsAloneAreAnsweredAndForgotten() throws IOException {
        long iid = office.gitlab.open(IssueOffice.PROJECT, "riley", "x", good());
        String open = office.gitlab.hook(IssueOffice.PROJECT, iid, "open", "riley").body();
        String update = open.replace("\"action\":\"open\"", "\"action\":\"update\"");
        String task =
                Files.readString(Path.of("src/test/resources/cases/C01-task-open.json"))
                        .replace("acme/team-ops/access-requests", IssueOffice.PROJECT);

        assertThat(office.posted(task, secret())).isEqualTo(200);
        assertThat(office.posted(open.replace("\"issue\"", "\"note\""), secret())).isEqualTo(200);
        assertThat(
                        office.posted(
                                update.replace("\"changes\":{}", "\"changes\":{\"labels\":{}}"),
                                secret()))
                .isEqualTo(200);
        office.drain();
        assertThat(office.requests()).isEmpty();
    }

    @Test
    void stormOfAThousandForeignEventsAsksTheTableNothing() {
        AtomicInteger calls = new AtomicInteger();
        Hook hook = foreign();
        office.company.account.close();
        for (int i = 0; i < 1_000; i++) {
            calls.addAndGet(office.delivered(hook) == 200 ? 0 : 1);
        }
        assertThat(calls).hasValue(0);
        assertThat(office.company.opened(Kind.OAUTH_CLIENT).version()).isEqualTo(1);
    }

    private Hook foreign() {
        long iid = office.gitlab.open("acme/other", "riley", "x", good());
        return office.gitlab.hook("acme/other", iid, "open", "riley");
    }

    private static Optional<String> good() {
        return Optional.of(IssueOffice.GOOD);
    }

    private static Optional<String> secret() {
        return Optional.of(IssueOffice.SECRET);
    }
}
