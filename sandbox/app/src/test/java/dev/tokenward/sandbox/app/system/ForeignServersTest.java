package dev.tokenward.sandbox.app.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tokenward.sandbox.app.client.Caller;
import dev.tokenward.sandbox.app.client.Reply;
import dev.tokenward.sandbox.simulators.gitlab.GitLabAccess;
import dev.tokenward.sandbox.simulators.gitlab.GitLabSimulator;
import dev.tokenward.sandbox.simulators.slack.SlackApp;
import dev.tokenward.sandbox.simulators.slack.SlackSimulator;
import dev.tokenward.sandbox.simulators.zendesk.OauthClient;
import dev.tokenward.sandbox.simulators.zendesk.Own;
import dev.tokenward.sandbox.simulators.zendesk.ZendeskSettings;
import dev.tokenward.sandbox.simulators.zendesk.ZendeskSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The program with every system outside of it in another process, which it knows by its address and
 * its secrets only.
 */
class ForeignServersTest {
    /** Theirs: the sandbox's clock does not reach them. */
    private final Clock clock =
            Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), House.START));

    private final ZendeskSimulator zendesk =
            ZendeskSimulator.create(
                    clock,
                    new Own("our-own-client", "secret-of-our-own-client"),
                    "foreign",
                    new ZendeskSettings(),
                    Optional.empty());
    private final SlackSimulator slack =
            SlackSimulator.create(
                    clock, new SlackApp("foreign-bot", "foreign-signing"), Optional.empty());
    private final GitLabSimulator gitlab =
            GitLabSimulator.create(
                    clock, new GitLabAccess("foreign-gitlab", "foreign-hook"), Optional.empty());

    @TempDir private Path directory;

    @BeforeEach
    void start() {
        zendesk.start(0);
        slack.start(0);
        gitlab.start(0);
    }

    @AfterEach
    void close() {
        zendesk.close();
        slack.close();
        gitlab.close();
    }

    private Program sandbox(String auth) throws IOException {
        Path secrets =
                Files.writeString(
                        directory.resolve("secrets.json"),
                        """
                        {"tokenward/zendesk": {"base_url": "https://acme.zendesk.com", "auth": %s},
                         "tokenward/slack": {"base_url": "https://slack.com/api/",
                            "bot_token": "foreign-bot", "signing_secret": "foreign-signing"},
                         "tokenward/gitlab": {"base_url": "https://gitlab.com",
                            "token": "foreign-gitlab", "webhook_secret": "foreign-hook"}}
                        """
                                .formatted(auth));
        return Program.sandbox(
                directory,
                "--clock",
                House.START.toString(),
                "--zendesk",
                zendesk.baseUri().toString(),
                "--slack",
                slack.baseUri().toString(),
                "--gitlab",
                gitlab.baseUri().toString(),
                "--secrets",
                secrets.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"oauth_client", "api_token"})
    void wholePathGoesThroughServersThatAreNotBuiltIn(String type) throws Exception {
        String token = zendesk.makeApiToken("sasha@example.com", "Ours", House.START);
        Program sandbox =
                sandbox(
                        type.equals("api_token")
                                ? "{\"type\":\"api_token\",\"email\":\"sasha@example.com\",\"token\":\"%s\"}"
                                        .formatted(token)
                                : "{\"type\":\"oauth_client\",\"client_id\":\"our-own-client\","
                                        + "\"client_secret\":\"secret-of-our-own-client\"}");
        try {
            Caller api = sandbox.api();
            Reply asked =
                    api.as(House.RILEY)
                            .post("/requests", House.body(House.issue(gitlab.baseUri())));
            assertThat(asked.status()).as(asked.text()).isEqualTo(201);
            String path = "/requests/" + asked.get("id");
            for (String approver : new String[] {House.MORGAN, House.SASHA}) {
                Reply decided =
                        api.as(approver).post(path + "/decisions", Map.of("decision", "APPROVE"));
                assertThat(decided.status()).as(decided.text()).isEqualTo(200);
            }
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> {
                        Reply request = api.as(House.RILEY).get(path);
                        assertThat(request.get("state")).as(request.text()).isEqualTo("ISSUED");
                    });

            assertThat(zendesk.clients())
                    .extracting(OauthClient::name)
                    .anyMatch(name -> name.startsWith("Riley Doe - "));
            assertThat(slack.inbox(House.RILEY).toString()).isNotEmpty();
            assertThat(slack.inbox(House.RILEY))
                    .anyMatch(message -> message.blocks().toString().contains("foreign"));
            await().untilAsserted(() ->
                    assertThat(gitlab.look().notes())
                            .anyMatch(note -> note.body().startsWith("**Issued**")));
            Reply inbox = api.get("/sandbox/slack/inbox?email=" + House.RILEY, Map.of());
            assertThat(inbox.status()).isEqualTo(404);
            assertThat(inbox.get("detail")).contains("not the built-in one");
        } finally {
            sandbox.stop();
        }
        assertThat(sandbox.said()).doesNotContain("foreign").doesNotContain(token);
    }

    @ParameterizedTest
    @CsvSource({
        "--zendesk, https://acme.zendesk.com, must be on this machine",
        "--slack, ftp://127.0.0.1/, must begin with http:// or https://",
        "--gitlab, http://user@127.0.0.1:1, must have no user",
    })
    void serverElsewhereIsRefused(String option, String address, String message) throws Exception {
        Program program = Program.start(directory, Map.of(), "sandbox", option, address);

        assertThat(program.end()).isEqualTo(2);
        assertThat(program.said()).contains(option + " " + message).doesNotContain("\tat ");
    }

    @Test
    void secretsThatCannotBeReadAreNamedWithoutTheirValues() throws Exception {
        Path broken =
                Files.writeString(
                        directory.resolve("broken.json"), "{\"tokenward/slack\": foreign-bot");

        Program program =
                Program.start(
                        directory,
                        Map.of(),
                        "sandbox",
                        "--port",
                        "0",
                        "--secrets",
                        broken.toString());

        assertThat(program.end()).isNotZero();
        assertThat(program.said())
                .contains("is no JSON (line 1, column")
                .doesNotContain("foreign-bot")
                .doesNotContain("\tat ");
    }
}
