package dev.tokenward.gitlab;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import dev.tokenward.domain.IssueRef;
import dev.tokenward.net.Answer;
import dev.tokenward.net.TestCallers;
import dev.tokenward.net.TestWaiter;
import dev.tokenward.secrets.FixedSecrets;
import dev.tokenward.secrets.RotatedSecrets;
import dev.tokenward.secrets.SecretName;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token that GitLab refuses: it may have been rotated, and is shown nowhere. */
@WireMockTest
class GitLabTokenTest {
    private static final IssueRef ISSUE =
            new IssueRef("acme/access", 42, "https://gitlab.example.com/acme/access/-/issues/42");
    private static final String OPEN =
            "{\"state\":\"opened\",\"author\":{\"id\":1,\"username\":\"riley\"},\"assignees\":[]}";

    @Test
    void aRotatedTokenIsReadAnewAndTheCallSentOnceMore(WireMockRuntimeInfo info) {
        answers(info, 401, "{\"message\":\"401 Unauthorized\"}");
        info.getWireMock()
                .register(
                        any(anyUrl())
                                .withHeader("PRIVATE-TOKEN", equalTo("second"))
                                .willReturn(okJson(OPEN)));
        RotatedSecrets secrets = new RotatedSecrets(info.getHttpBaseUrl(), "second");

        assertThat(client(secrets).issue(ISSUE)).isInstanceOf(Answer.Ok.class);
        assertThat(secrets.invalidated()).containsExactly(SecretName.GITLAB);
    }

    @Test
    void aTokenThatIsStillTheSameIsNotSentAgain(WireMockRuntimeInfo info) {
        answers(info, 401, "{\"message\":\"401 Unauthorized\"}");
        RotatedSecrets secrets =
                new RotatedSecrets(info.getHttpBaseUrl(), FixedSecrets.GITLAB_TOKEN);

        assertThat(client(secrets).issue(ISSUE)).isInstanceOf(Answer.Blind.class);
        info.getWireMock().verifyThat(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void aForbiddenThingAndAPageInBetweenSayNothingOfTheToken(WireMockRuntimeInfo info) {
        RotatedSecrets secrets = new RotatedSecrets(info.getHttpBaseUrl(), "second");

        answers(info, 403, "{\"error\":\"insufficient_scope\"}");
        assertThat(client(secrets).issue(ISSUE)).isInstanceOf(Answer.Blind.class);
        answers(info, 401, "<html>sign in</html>");
        assertThat(client(secrets).issue(ISSUE)).isInstanceOf(Answer.Later.class);

        assertThat(secrets.invalidated()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 301, 302, 400, 401, 403, 404, 405, 409, 422, 429, 500, 503})
    void noAnswerShowsTheTokenWhereverItIsRepeated(int status, WireMockRuntimeInfo info) {
        String token = FixedSecrets.GITLAB_TOKEN;
        FixedSecrets secrets = new FixedSecrets(info.getHttpBaseUrl());
        for (String body :
                List.of(
                        "{\"message\":\"" + token + "\",\"error\":\"" + token + "\"}",
                        "{\"message\":{\"base\":[\"bad " + token + "\"]}}",
                        "{\"error\":\"no\",\"error_description\":\"" + token + "\"}",
                        "{\"state\":\"" + token + "\",\"author\":{\"id\":\"" + token + "\"}}",
                        "<html>" + token + "</html>")) {
            answers(info, status, body);
            HttpGitLab gitlab = new HttpGitLab(TestCallers.caller(new TestWaiter()), secrets);
            for (Answer<?> answer :
                    List.of(
                            gitlab.comment(ISSUE, "text", "mark"),
                            gitlab.close(ISSUE, "rq-1:DENIED"),
                            gitlab.confirmedEmail(7))) {
                assertThat(answer + answer.describe()).doesNotContain(token);
            }
            assertThat(gitlab.issue(ISSUE).describe()).doesNotContain(token);
        }
    }

    private static void answers(WireMockRuntimeInfo info, int status, String body) {
        info.getWireMock()
                .register(any(anyUrl()).willReturn(aResponse().withStatus(status).withBody(body)));
    }

    private static HttpGitLab client(RotatedSecrets secrets) {
        return new HttpGitLab(TestCallers.caller(new TestWaiter()), secrets);
    }
}
