package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import dev.tokenward.api.Api;
import dev.tokenward.api.GitLabHook;
import dev.tokenward.domain.IssueLinks;
import dev.tokenward.sandbox.simulators.gitlab.GitLabQuirk;
import dev.tokenward.sandbox.simulators.gitlab.Hook;
import dev.tokenward.secrets.AwsSecrets;
import dev.tokenward.secrets.HookSecret;
import dev.tokenward.secrets.Secrets;
import dev.tokenward.secrets.SecretsManagerDouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may tell of issues, and of which. */
@WireMockTest
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
    void stormOfAThousandForeignEventsAsksTheTableNothingAndReadsTheSecretOnce(
            WireMockRuntimeInfo info) {
        AtomicInteger calls = new AtomicInteger();
        SecretsManagerDouble manager = new SecretsManagerDouble(info);
        manager.holds("tokenward/gitlab", secret(IssueOffice.SECRET));
        try (Company company =
                new Company(
                        Company.POLICY,
                        table ->
                                Between.of(
                                        table,
                                        (operation, real) -> {
                                            calls.incrementAndGet();
                                            return real.call();
                                        }))) {
            Api api =
                    api(
                            company,
                            new AwsSecrets(
                                    manager.client(), "tokenward", company.world::now, Map.of()));
            List<Hook> storm =
                    IntStream.range(0, 1_000).mapToObj(i -> opened("acme/other")).toList();
            assertThat(storm).extracting(Hook::body).doesNotHaveDuplicates();
            calls.set(0);

            assertThat(storm).allSatisfy(hook -> assertThat(status(api, hook)).isEqualTo(200));
            assertThat(calls).hasValue(0);
            manager.wasAsked(1);

            assertThat(status(api, opened(IssueOffice.PROJECT))).isEqualTo(202);
            assertThat(calls).as("what counts is seen by the counter").hasPositiveValue();
            manager.wasAsked(1);
        }
    }

    @Test
    void hookWithTheSecretBeforeOrAfterARotationIsTakenAndAForgedOneIsNot(
            WireMockRuntimeInfo info) {
        SecretsManagerDouble manager = new SecretsManagerDouble(info);
        Api api = api(office.company, secrets(manager));
        Hook hook = opened(IssueOffice.PROJECT);

        rotated(manager, IssueOffice.SECRET, "the one after");
        assertThat(status(api, hook)).as("the one before").isEqualTo(202);
        office.company.advance(Duration.ofSeconds(31));
        rotated(manager, "the one after", IssueOffice.SECRET);
        assertThat(status(api, hook)).as("the one after").isEqualTo(202);
        office.company.advance(Duration.ofSeconds(31));
        rotated(manager, "another", "and another");
        assertThat(status(api(office.company, secrets(manager)), hook)).isEqualTo(401);
    }

    private Secrets secrets(SecretsManagerDouble manager) {
        return new AwsSecrets(manager.client(), "tokenward", office.company.world::now, Map.of());
    }

    private void rotated(SecretsManagerDouble manager, String before, String after) {
        manager.changed(
                "tokenward/gitlab",
                Optional.of(secret(before)),
                secret(after),
                office.company.world.now(),
                after);
    }

    private static String secret(String webhookSecret) {
        return "{\"base_url\":\"https://gitlab.example.com\",\"token\":\"t\",\"webhook_secret\":\"%s\"}"
                .formatted(webhookSecret);
    }

    private Api api(Company company, Secrets secrets) {
        return new Api(
                Company.GROUPS,
                false,
                Map.of(),
                Map.of(
                        "POST /hooks/gitlab",
                        new GitLabHook(
                                HookSecret.ofGitLab(() -> secrets),
                                () ->
                                        new IssueLinks(
                                                office.gitlab.root(), List.of(IssueOffice.PROJECT)),
                                () -> new IssueInbox(company.world))));
    }

    private static int status(Api api, Hook hook) {
        APIGatewayV2HTTPEvent event = new APIGatewayV2HTTPEvent();
        event.setRouteKey("POST /hooks/gitlab");
        event.setHeaders(Map.of("x-gitlab-token", IssueOffice.SECRET));
        event.setBody(hook.body());
        return api.handle(event).getStatusCode();
    }

    private Hook opened(String project) {
        long iid = office.gitlab.open(project, "riley", "x", good());
        return office.gitlab.hook(project, iid, "open", "riley");
    }

    private static Optional<String> good() {
        return Optional.of(IssueOffice.GOOD);
    }

    private static Optional<String> secret() {
        return Optional.of(IssueOffice.SECRET);
    }
}
