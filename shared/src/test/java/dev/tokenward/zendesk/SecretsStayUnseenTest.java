package dev.tokenward.zendesk;

import static dev.tokenward.zendesk.ZendeskAccount.CANARY;
import static dev.tokenward.zendesk.ZendeskAccount.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import dev.tokenward.domain.Email;
import dev.tokenward.net.Answer;
import dev.tokenward.secrets.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hazard E24: a server that repeats what it was sent, or what it has just made. */
@WireMockTest
class SecretsStayUnseenTest {
    /** Named in {@code simplelogger.properties}. */
    private static final Path LOG = Path.of("target/test-log.txt");

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 400, 401, 403, 404, 409, 422, 429, 503})
    void noAnswerAndNoLogShowsASecretThatWasSentOrMade(int status, WireMockRuntimeInfo info)
            throws IOException {
        ZendeskAccount account = new ZendeskAccount(info);
        String basic = "admin@example.com/token:" + CANARY + "-token";
        String encoded = Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8));
        String token = CANARY + "-token";
        account.alwaysAnswers(
                json(
                        status,
                        """
                        {"error":"You sent Basic %s","description":"%s and %s",
                         "api_token":{"id":1,"token":"%s","full_token":"%s-and-more"},
                         "client":{"id":2,"secret":"%s-and-more"},
                         "tokens":[{"id":3,"token":"%s"}],"clients":[{"id":4,"secret":"%s"}],
                         "api_tokens":[{"id":5,"token":"%s","visible_token":"%s"}],
                         "access_token":"%s"}
                        """
                                .formatted(
                                        encoded, basic, token, token, token, token, token, token,
                                        token, token, token)));
        Zendesk zendesk = account.client();
        Secret secret = Secret.of(token);

        List<Answer<?>> answers =
                List.of(
                        zendesk.apiTokens(),
                        zendesk.createApiToken("x"),
                        zendesk.deactivateApiToken("1"),
                        zendesk.deleteApiToken("1"),
                        zendesk.oauthClients(),
                        zendesk.createOauthClient("a", "b", "c", List.of("tickets:read")),
                        zendesk.oauthClient("2"),
                        zendesk.regenerateSecret("2"),
                        zendesk.oauthTokens("2"),
                        zendesk.mint("a", secret, List.of("tickets:read"), Duration.ofSeconds(301)),
                        zendesk.revokeMinted("2", secret),
                        zendesk.whoIs(new Email("riley@example.com"), secret),
                        zendesk.me());

        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer + " " + answer.describe())
                                .doesNotContain(CANARY)
                                .doesNotContain(encoded));
        assertThat(Files.readString(LOG))
                .contains("DELETE /api/v2/api_tokens/{id} " + status + " in ")
                .doesNotContain(CANARY)
                .doesNotContain(encoded);
    }
}
