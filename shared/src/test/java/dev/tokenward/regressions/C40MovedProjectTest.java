package dev.tokenward.regressions;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import dev.tokenward.domain.IssueRef;
import dev.tokenward.gitlab.GitLab;
import dev.tokenward.gitlab.HttpGitLab;
import dev.tokenward.net.Answer;
import dev.tokenward.net.TestCallers;
import dev.tokenward.net.TestWaiter;
import dev.tokenward.secrets.FixedSecrets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * C40: GitLab answers 405 to each write under the old path of a moved project
 * (https://github.com/VirtusLab/git-machete/issues/1212), and a moved issue looks closed.
 */
@WireMockTest
class C40MovedProjectTest {
    private static final IssueRef ISSUE = new IssueRef("acme/requests", 42, "");
    private static final String PATH = "/api/v4/projects/acme%2Frequests/issues/42";
    private static final String MOVED =
            "{\"message\":\"Non GET methods are not allowed for moved projects\"}";

    @Test
    void aCommentUnderTheOldPathIsRefusedForGoodAndSentOnce(WireMockRuntimeInfo info) {
        WireMock server = info.getWireMock();
        server.register(
                get(urlPathEqualTo("/api/v4/user"))
                        .willReturn(okJson("{\"id\":7,\"username\":\"tokenward\"}")));
        server.register(get(urlPathEqualTo(PATH + "/notes")).willReturn(okJson("[]")));
        server.register(
                WireMock.post(urlPathEqualTo(PATH + "/notes"))
                        .willReturn(aResponse().withStatus(405).withBody(MOVED)));

        assertThat(client(info).comment(ISSUE, "Denied.", "k"))
                .isEqualTo(
                        new Answer.Refused<>(
                                405,
                                "moved",
                                "405 Non GET methods are not allowed for moved projects"));
        server.verifyThat(1, postRequestedFor(urlPathEqualTo(PATH + "/notes")));
    }

    @Test
    void closingUnderTheOldPathIsRefusedForGood(WireMockRuntimeInfo info) {
        info.getWireMock()
                .register(
                        get(urlPathEqualTo("/api/v4/user"))
                                .willReturn(okJson("{\"id\":7,\"username\":\"tokenward\"}")));
        info.getWireMock().register(get(urlPathEqualTo(PATH + "/notes")).willReturn(okJson("[]")));
        info.getWireMock()
                .register(get(urlPathEqualTo(PATH)).willReturn(okJson("{\"state\":\"opened\"}")));
        info.getWireMock()
                .register(
                        WireMock.put(urlPathEqualTo(PATH))
                                .willReturn(aResponse().withStatus(405).withBody(MOVED)));

        assertThat(client(info).close(ISSUE, "rq-1:DENIED")).isInstanceOf(Answer.Refused.class);
    }

    @Test
    void aMovedIssueSaysWhatItBecame(WireMockRuntimeInfo info) {
        info.getWireMock()
                .register(
                        get(urlPathEqualTo(PATH))
                                .willReturn(
                                        okJson(
                                                """
                                                {"state":"closed","moved_to_id":999,
                                                 "author":{"id":1,"username":"riley"}}
                                                """)));

        assertThat(client(info).issue(ISSUE))
                .isInstanceOfSatisfying(
                        Answer.Ok.class,
                        ok ->
                                assertThat(((GitLab.Issue) ok.value()).movedTo())
                                        .isEqualTo(Optional.of(999L)));
    }

    @Test
    void aRedirectIsNotFollowedWithOurToken(WireMockRuntimeInfo info) {
        WireMockServer elsewhere =
                new WireMockServer(WireMockConfiguration.options().dynamicPort());
        elsewhere.start();
        try {
            info.getWireMock()
                    .register(
                            any(anyUrl())
                                    .willReturn(
                                            aResponse()
                                                    .withStatus(301)
                                                    .withHeader(
                                                            "Location",
                                                            elsewhere.baseUrl() + PATH)));

            assertThat(client(info).issue(ISSUE)).isInstanceOf(Answer.Refused.class);
            assertThat(client(info).comment(ISSUE, "x", "k")).isInstanceOf(Answer.Refused.class);
            elsewhere.verify(0, anyRequestedFor(anyUrl()));
        } finally {
            elsewhere.stop();
        }
    }

    private static HttpGitLab client(WireMockRuntimeInfo info) {
        return new HttpGitLab(
                TestCallers.caller(new TestWaiter()), new FixedSecrets(info.getHttpBaseUrl()));
    }
}
