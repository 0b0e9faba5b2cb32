package dev.tokenward.gitlab;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import dev.tokenward.domain.IssueRef;
import dev.tokenward.net.Answer;
import dev.tokenward.net.TestCallers;
import dev.tokenward.net.TestWaiter;
import dev.tokenward.secrets.FixedSecrets;
import java.util.Collections;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A comment is written once, whatever becomes of the answers. */
@WireMockTest
class CommentTest {
    private static final IssueRef ISSUE = new IssueRef("acme/requests", 42, "");
    private static final String PATH = "/api/v4/projects/acme%2Frequests/issues/42/notes";
    private static final String OURS = "\"author\":{\"id\":7,\"username\":\"tokenward\"}";
    private static final String MARK = "<!-- tokenward:rq-1%3ADENIED -->";

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
        written(aResponse().withStatus(201).withBody("{\"id\":1}"));
        server.register(
                get(urlEqualTo("/api/v4/user"))
                        .willReturn(okJson("{\"id\":7,\"username\":\"tokenward\"}")));
    }

    @Test
    void aNewCommentIsWrittenWithItsHiddenMark() {
        listed("1", okJson("[{\"body\":\"something else\"},{\"body\":null,\"system\":true}]"));

        assertThat(comment()).isEqualTo(Answer.done());
        server.verifyThat(
                1,
                postRequestedFor(urlEqualTo(PATH))
                        .withRequestBody(equalToJson("{\"body\":\"Denied.\\n\\n" + MARK + "\"}")));
    }

    @Test
    void aCommentThatStandsThereIsNotWrittenAgain() {
        listed("1", okJson("[{\"body\":\"Denied.\\r\\n\\r\\n" + MARK + "\"," + OURS + "}]"));

        assertThat(comment()).isEqualTo(Answer.done());
        server.verifyThat(0, postRequestedFor(urlEqualTo(PATH)));
    }

    /** Or whoever may comment could keep "Deleted" from being written. */
    @Test
    void theMarkInSomebodyElsesCommentIsNotOurs() {
        listed(
                "1",
                okJson(
                        "[{\"body\":\""
                                + MARK
                                + "\",\"author\":{\"id\":8,\"username\":\"tokenward\"}}]"));

        assertThat(comment()).isEqualTo(Answer.done());
        server.verifyThat(1, postRequestedFor(urlEqualTo(PATH)));
    }

    @Test
    void whoWeAreIsNotKnownSoNothingIsWritten() {
        server.register(get(urlEqualTo("/api/v4/user")).willReturn(okJson("<html>down</html>")));

        assertThat(comment()).isInstanceOf(Answer.Later.class);
        server.verifyThat(0, postRequestedFor(urlEqualTo(PATH)));
    }

    @Test
    void aMarkThatIsQuotedWithinALineIsNotOurs() {
        listed("1", okJson("[{\"body\":\"> " + MARK + "\"," + OURS + "}]"));

        comment();

        server.verifyThat(1, postRequestedFor(urlEqualTo(PATH)));
    }

    @Test
    void aCommentOnALaterPageIsFound() {
        listed("1", okJson("[{\"body\":\"x\"}]").withHeader("x-next-page", "2"));
        listed(
                "2",
                okJson("[{\"body\":\"Denied.\\n\\n" + MARK + "\"," + OURS + "}]")
                        .withHeader("x-next-page", ""));

        assertThat(comment()).isEqualTo(Answer.done());
        server.verifyThat(0, postRequestedFor(urlEqualTo(PATH)));
        server.verifyThat(
                1,
                getRequestedFor(urlPathEqualTo(PATH))
                        .withQueryParam("page", equalTo("1"))
                        .withQueryParam("sort", equalTo("desc"))
                        .withQueryParam("per_page", equalTo("100")));
    }

    @Test
    void aFullPageWithoutAHeaderLeadsToTheNextAndTheSearchIsBounded() {
        String full = "[" + String.join(",", Collections.nCopies(100, "{\"body\":\"x\"}")) + "]";
        server.register(get(urlPathEqualTo(PATH)).willReturn(okJson(full)));

        assertThat(comment()).isEqualTo(Answer.done());
        server.verifyThat(5, getRequestedFor(urlPathEqualTo(PATH)));
        server.verifyThat(1, postRequestedFor(urlEqualTo(PATH)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 | {\"message\":\"404 Project Not Found\"} | Missing",
                "403 | {\"message\":\"403 Forbidden\"} | Blind",
                "503 | down | Later",
                "200 | <html>x</html> | Later",
                "200 | {\"notes\":[]} | Later",
            })
    void whereTheCommentsAreNotSeenNothingIsWritten(int status, String body, String kind) {
        listed("1", aResponse().withStatus(status).withBody(body));

        assertThat(comment().getClass().getSimpleName()).isEqualTo(kind);
        server.verifyThat(0, postRequestedFor(urlEqualTo(PATH)));
    }

    @Test
    void afterALostAnswerTheCommentIsLookedForAndFound() {
        listedFirstThen("[]", "[{\"body\":\"Denied.\\n\\n" + MARK + "\"," + OURS + "}]");
        written(aResponse().withFault(Fault.EMPTY_RESPONSE));

        assertThat(comment()).isEqualTo(Answer.done());
        server.verifyThat(1, postRequestedFor(urlEqualTo(PATH)));
    }

    @Test
    void afterALostAnswerACommentThatIsNotSeenStaysUnclear() {
        listed("1", okJson("[]"));
        written(aResponse().withStatus(502).withBody("<html>bad gateway</html>"));

        assertThat(comment()).isInstanceOf(Answer.Unclear.class);
        server.verifyThat(1, postRequestedFor(urlEqualTo(PATH)));
    }

    @Test
    void whatWouldEndTheMarkEarlyIsEncoded() {
        listed("1", okJson("[]"));

        client.comment(ISSUE, "x", "a--> /close\n<b>");

        server.verifyThat(
                postRequestedFor(urlEqualTo(PATH))
                        .withRequestBody(
                                equalToJson(
                                        "{\"body\":\"x\\n\\n<!--"
                                                + " tokenward:a-%2D%3E%20%2Fclose%0A%3Cb%3E -->\"}")));
    }

    private Answer<Void> comment() {
        return client.comment(ISSUE, "Denied.", "rq-1:DENIED");
    }

    private void listed(String page, ResponseDefinitionBuilder answer) {
        server.register(
                get(urlPathEqualTo(PATH)).withQueryParam("page", equalTo(page)).willReturn(answer));
    }

    private void listedFirstThen(String first, String then) {
        server.register(
                get(urlPathEqualTo(PATH))
                        .inScenario("lag")
                        .whenScenarioStateIs("Started")
                        .willReturn(okJson(first))
                        .willSetStateTo("later"));
        server.register(
                get(urlPathEqualTo(PATH))
                        .inScenario("lag")
                        .whenScenarioStateIs("later")
                        .willReturn(okJson(then)));
    }

    private void written(ResponseDefinitionBuilder answer) {
        server.register(post(urlEqualTo(PATH)).willReturn(answer));
    }
}
