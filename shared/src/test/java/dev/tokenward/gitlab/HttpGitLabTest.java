package dev.tokenward.gitlab;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import dev.tokenward.domain.Email;
import dev.tokenward.domain.IssueRef;
import dev.tokenward.gitlab.GitLab.Issue;
import dev.tokenward.net.Answer;
import dev.tokenward.net.TestCallers;
import dev.tokenward.net.TestWaiter;
import dev.tokenward.secrets.FixedSecrets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@WireMockTest
class HttpGitLabTest {
    private static final IssueRef ISSUE =
            new IssueRef(
                    "acme/team-ops/access-requests",
                    42,
                    "https://elsewhere.invalid/acme/team-ops/access-requests/-/issues/42");
    private static final String PATH =
            "/api/v4/projects/acme%2Fteam-ops%2Faccess-requests/issues/42";

    private WireMock server = new WireMock(1);
    private HttpGitLab client =
            new HttpGitLab(
                    TestCallers.caller(new TestWaiter()), new FixedSecrets("http://127.0.0.1:1"));

    @BeforeEach
    void open(WireMockRuntimeInfo info) {
        server = info.getWireMock();
        client =
                new HttpGitLab(
                        TestCallers.caller(new TestWaiter()),
                        new FixedSecrets(info.getHttpBaseUrl()));
        server.register(
                get(urlEqualTo("/api/v4/user"))
                        .willReturn(okJson("{\"id\":7,\"username\":\"tokenward\"}")));
        server.register(get(urlPathEqualTo(PATH + "/notes")).willReturn(okJson("[]")));
    }

    @Test
    void anIssueIsReadAtTheConfiguredBaseWithOurToken() {
        issue(
                okJson(
                        """
                        {"id":9007199254740995,"iid":42,"state":"opened","moved_to_id":null,
                         "author":{"id":9007199254740993,"username":"Riley"},
                         "assignees":[{"id":2,"username":"quinn"},{"id":3}]}
                        """));

        assertThat(client.issue(ISSUE))
                .isEqualTo(
                        new Answer.Ok<>(
                                new Issue(
                                        Optional.of(9007199254740995L),
                                        Optional.empty(),
                                        true,
                                        new GitLab.User(9007199254740993L, "Riley"),
                                        List.of("quinn"),
                                        "",
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty())));
        server.verifyThat(
                getRequestedFor(urlEqualTo(PATH))
                        .withHeader("PRIVATE-TOKEN", equalTo(FixedSecrets.GITLAB_TOKEN)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 | {\"message\":\"404 Issue Not Found\"} | Missing",
                "404 | <html>not found</html> | Later",
                "401 | {\"message\":\"401 Unauthorized\"} | Blind",
                "403 | {\"error\":\"insufficient_scope\"} | Blind",
                "403 | <html>blocked</html> | Later",
                "301 | This resource has been moved permanently | Refused",
                "302 | <html>sign in</html> | Later",
                "400 | {\"message\":{\"id\":[\"is wrong\"]}} | Refused",
                "410 | {} | Refused",
                "200 | <html>maintenance</html> | Later",
                "200 | [] | Later",
                "200 | {\"state\":\"opened\"} | Later",
                "200 | {\"author\":{\"id\":1,\"username\":\"a\"}} | Later",
                "200 | {\"state\":\"opened\",\"author\":{\"id\":\"x\",\"username\":\"a\"}} | Later",
                "429 | {\"message\":\"Retry later\"} | Later",
                "502 | <html>bad gateway</html> | Later",
            })
    void eachAnswerProvesWhatItProves(int status, String body, String kind) {
        issue(
                aResponse()
                        .withStatus(status)
                        .withBody(body)
                        .withHeader("Location", server.toString()));

        assertThat(client.issue(ISSUE).getClass().getSimpleName()).isEqualTo(kind);
    }

    @Test
    void noDetailShowsOurToken() {
        issue(
                aResponse()
                        .withStatus(401)
                        .withBody("{\"message\":\"bad " + FixedSecrets.GITLAB_TOKEN + "\"}"));

        assertThat(client.issue(ISSUE).describe())
                .contains("401")
                .doesNotContain(FixedSecrets.GITLAB_TOKEN);
    }

    /** A late repeat must not close what a person corrected and opened again. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "closed by us after the comment | 7 | closed | 09:00:05 | 0",
                "closed by us, before the comment | 7 | closed | 08:59:59 | 1",
                "closed by somebody else | 8 | closed | 09:00:05 | 1",
                "opened again by us | 7 | reopened | 09:00:05 | 1",
            })
    void whatWeClosedOnceStaysOpenWhereItWasOpenedAgain(
            String what, int by, String state, String at, int closings) {
        issue(okJson("{\"state\":\"opened\"}"));
        server.register(put(urlEqualTo(PATH)).willReturn(okJson("{\"state\":\"closed\"}")));
        told();
        events(
                okJson(
                        ("[{\"user\":{\"id\":%d,\"username\":\"x\"},\"state\":\"%s\","
                                        + "\"created_at\":\"2026-11-25T%s.000Z\"}]")
                                .formatted(by, state, at)));

        assertThat(client.close(ISSUE, "rq-1:DENIED")).as(what).isEqualTo(Answer.done());
        server.verifyThat(closings, putRequestedFor(urlEqualTo(PATH)));
    }

    /** Before GitLab 13.2. */
    @Test
    void gitLabThatKeepsNoEventsClosesAgain() {
        issue(okJson("{\"state\":\"opened\"}"));
        server.register(put(urlEqualTo(PATH)).willReturn(okJson("{\"state\":\"closed\"}")));
        told();
        events(aResponse().withStatus(404).withBody("{\"error\":\"404 Not Found\"}"));

        assertThat(client.close(ISSUE, "rq-1:DENIED")).isEqualTo(Answer.done());
        server.verifyThat(1, putRequestedFor(urlEqualTo(PATH)));
    }

    @Test
    void markersAreReadFromOurOwnCommentsAlone() {
        server.register(
                get(urlPathEqualTo(PATH + "/notes"))
                        .willReturn(
                                okJson(
                                        """
                                        [{"body":"a\\n\\n<!-- tokenward:rq-2%3ADENIED -->","author":{"id":7,"username":"t"}},
                                         {"body":"<!-- tokenward:rq-3%3ADENIED -->","author":{"id":8,"username":"t"}},
                                         {"body":"<!-- tokenward:%zz -->","author":{"id":7,"username":"t"}},
                                         {"body":null,"author":null}]
                                        """)));

        assertThat(client.markers(ISSUE)).isEqualTo(new Answer.Ok<>(List.of("rq-2:DENIED")));
    }

    private void told() {
        server.register(
                get(urlPathEqualTo(PATH + "/notes"))
                        .willReturn(
                                okJson(
                                        """
                                        [{"body":"Denied.\\n\\n<!-- tokenward:rq-1%3ADENIED -->",
                                          "created_at":"2026-11-25T09:00:00.000Z",
                                          "author":{"id":7,"username":"tokenward"}}]
                                        """)));
    }

    private void events(ResponseDefinitionBuilder answer) {
        server.register(get(urlPathEqualTo(PATH + "/resource_state_events")).willReturn(answer));
    }

    @Test
    void anOpenIssueIsClosed() {
        issue(okJson("{\"state\":\"opened\"}"));
        server.register(put(urlEqualTo(PATH)).willReturn(okJson("{\"state\":\"closed\"}")));

        assertThat(client.close(ISSUE, "rq-1:DENIED")).isEqualTo(Answer.done());
        server.verifyThat(
                1,
                putRequestedFor(urlEqualTo(PATH))
                        .withRequestBody(equalToJson("{\"state_event\":\"close\"}")));
    }

    @Test
    void recentIssuesAreListedPageByPageAndWhatCannotBeReadIsLeftOut() {
        String list = "/api/v4/projects/acme%2Frequests/issues";
        server.register(
                get(urlPathEqualTo(list))
                        .withQueryParam("page", equalTo("1"))
                        .withQueryParam("state", equalTo("opened"))
                        .withQueryParam("scope", equalTo("all"))
                        .withQueryParam("updated_after", equalTo("2026-11-18T09:00:00Z"))
                        .willReturn(
                                okJson(
                                                """
                                                [{"iid":5,"state":"opened","description":"a",
                                                  "author":{"id":1,"username":"riley"}},
                                                 {"iid":6},
                                                 {"iid":7,"state":"opened","description":"b",
                                                  "author":{"id":1,"username":"riley"}}]
                                                """)
                                        .withHeader("x-next-page", "2")));
        server.register(
                get(urlPathEqualTo(list))
                        .withQueryParam("page", equalTo("2"))
                        .willReturn(
                                okJson(
                                        """
                                        [{"iid":3,"state":"opened","description":"a",
                                          "author":{"id":1,"username":"riley"}}]
                                        """)));

        Answer<List<GitLab.Numbered>> found =
                client.recent(
                        "acme/requests",
                        Instant.parse("2026-11-18T09:00:00.250Z"),
                        issue -> issue.description().equals("a"));

        assertThat(found.map(all -> all.stream().map(GitLab.Numbered::number).toList()))
                .isEqualTo(new Answer.Ok<>(List.of(5L, 3L)));
    }

    @Test
    void aClosedIssueIsClosedWithoutBeingTouched() {
        issue(okJson("{\"state\":\"closed\",\"moved_to_id\":999}"));

        assertThat(client.close(ISSUE, "rq-1:DENIED")).isEqualTo(Answer.done());
        server.verifyThat(0, putRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {\"state\":\"opened\"} | Later",
                "403 | {\"message\":\"403 Forbidden\"} | Blind",
                "422 | {\"message\":\"no\"} | Refused",
                "503 | down | Later",
            })
    void aCloseThatDidNotHappenIsNotCalledDone(int status, String body, String kind) {
        issue(okJson("{\"state\":\"opened\"}"));
        server.register(
                put(urlEqualTo(PATH)).willReturn(aResponse().withStatus(status).withBody(body)));

        assertThat(client.close(ISSUE, "rq-1:DENIED").getClass().getSimpleName()).isEqualTo(kind);
    }

    @Test
    void anAddressCountsWithItsConfirmation() {
        user(
                okJson(
                        "{\"email\":\"Riley+zd@Example.com\",\"confirmed_at\":\"2024-01-01T00:00:00Z\"}"));

        assertThat(client.confirmedEmail(7))
                .isEqualTo(new Answer.Ok<>(Optional.of(new Email("riley+zd@example.com"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"email\":\"riley@example.com\"}",
                "{\"email\":\"riley@example.com\",\"confirmed_at\":null}",
                "{\"email\":\"[REDACTED]\",\"confirmed_at\":\"2024-01-01T00:00:00Z\"}",
                "{\"public_email\":\"riley@example.com\",\"confirmed_at\":\"2024-01-01T00:00:00Z\"}",
                "{\"state\":\"blocked\",\"email\":\"riley@example.com\","
                        + "\"confirmed_at\":\"2024-01-01T00:00:00Z\"}",
                "{\"id\":7,\"username\":\"riley\"}",
            })
    void withoutAConfirmedAddressThereIsNone(String body) {
        user(okJson(body));

        assertThat(client.confirmedEmail(7)).isEqualTo(new Answer.Ok<>(Optional.empty()));
    }

    @Test
    void aUserThatOurTokenMayNotSeeHasNoAddressForUs() {
        user(aResponse().withStatus(403).withBody("{\"message\":\"403 Forbidden\"}"));

        assertThat(client.confirmedEmail(7)).isEqualTo(new Answer.Ok<>(Optional.empty()));
    }

    @Test
    void aTokenThatIsNoGoodIsNotTakenForAUserWithoutAddress() {
        user(aResponse().withStatus(401).withBody("{\"message\":\"401 Unauthorized\"}"));

        assertThat(client.confirmedEmail(7)).isInstanceOf(Answer.Blind.class);
    }

    private void issue(ResponseDefinitionBuilder answer) {
        server.register(get(urlEqualTo(PATH)).willReturn(answer));
    }

    private void user(ResponseDefinitionBuilder answer) {
        server.register(get(urlEqualTo("/api/v4/users/7")).willReturn(answer));
    }
}
