package dev.tokenward.net;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import dev.tokenward.json.Json;
import dev.tokenward.secrets.Secret;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@WireMockTest
class HttpCallerTest {
    private static final Call READ = Call.get("/things");
    private static final Call WRITE = Call.post("/things");
    private static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");

    private final TestWaiter waiter = new TestWaiter();
    private final HttpCaller caller = caller(Duration.ofSeconds(5));
    private BaseUrl base = BaseUrl.of(URI.create("http://127.0.0.1:1"));
    private com.github.tomakehurst.wiremock.client.WireMock server =
            new com.github.tomakehurst.wiremock.client.WireMock(1);

    @BeforeEach
    void open(WireMockRuntimeInfo info) {
        base = BaseUrl.of(URI.create(info.getHttpBaseUrl() + "/"));
        server = info.getWireMock();
    }

    @Test
    void aReplyIsReadByTheCaller() {
        answer(aResponse().withStatus(404).withBody("gone"));

        assertThat(ask(READ)).isEqualTo(new Answer.Ok<>("404 gone"));
    }

    @Test
    void aReadIsRepeatedAfterA503AndThenAnswered() {
        answerFirstThen(aResponse().withStatus(503), aResponse().withBody("fine"));

        assertThat(ask(READ)).isEqualTo(new Answer.Ok<>("200 fine"));
        assertThat(waiter.waits()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 408})
    void aWriteWhoseOutcomeIsLeftOpenIsSentOnceAndUnclear(int status) {
        answer(aResponse().withStatus(status).withHeader("Retry-After", "1"));

        assertThat(ask(WRITE)).isInstanceOf(Answer.Unclear.class);
        server.verifyThat(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void aWriteThatWasTurnedAwayWith429IsSentAgain() {
        answerFirstThen(
                aResponse().withStatus(429).withHeader("Retry-After", "3"),
                aResponse().withStatus(201).withBody("made"));

        assertThat(ask(WRITE)).isEqualTo(new Answer.Ok<>("201 made"));
        assertThat(waiter.waits().getFirst())
                .isBetween(Duration.ofSeconds(3), Duration.ofMillis(3750));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2 | 2000
                    2.5 | 2500
                    0 | 500
                    -5 | 500
                    soon | 500
                    Wed, 25 Nov 2026 09:00:04 GMT | 4000
                    Wed, 25 Nov 2026 08:00:00 GMT | 500
                    """)
    void aRetryAfterIsTheLeastThatIsWaited(String header, long millis) {
        answerFirstThen(
                aResponse().withStatus(429).withHeader("Retry-After", header),
                aResponse().withBody("fine"));

        assertThat(ask(READ)).isEqualTo(new Answer.Ok<>("200 fine"));
        assertThat(waiter.waits().getFirst())
                .isBetween(Duration.ofMillis(millis), Duration.ofMillis(millis + millis / 4));
    }

    @Test
    void aDateIsMeasuredAgainstTheAnswersOwnClock() {
        answerFirstThen(
                aResponse()
                        .withStatus(503)
                        .withHeader("Date", "Mon, 05 Jan 2026 10:00:00 GMT")
                        .withHeader("Retry-After", "Mon, 05 Jan 2026 10:00:06 GMT"),
                aResponse().withBody("fine"));

        ask(READ);
        assertThat(waiter.waits().getFirst())
                .isBetween(Duration.ofSeconds(6), Duration.ofMillis(7500));
    }

    @ParameterizedTest
    @CsvSource({"120,120", "999999,3600", "99999999999999999999,-1"})
    void aLongWishIsNotWaitedButToldBounded(String header, long seconds) {
        answer(aResponse().withStatus(429).withHeader("Retry-After", header));

        Optional<Duration> told =
                seconds < 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
        assertThat(ask(WRITE)).isEqualTo(new Answer.Later<>(told, "answers 429 with nothing"));
        if (seconds > 0) {
            assertThat(waiter.waits()).isEmpty();
        }
    }

    @Test
    void theAttemptsAndTheTotalTimeAreBounded() {
        answer(aResponse().withStatus(503).withHeader("Retry-After", "9"));

        assertThat(ask(READ)).isInstanceOf(Answer.Later.class);
        // 25 s in all: a third wait of 9 s would end after them
        assertThat(waiter.waits()).hasSize(2);
        server.verifyThat(3, anyRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "RANDOM_DATA_THEN_CLOSE"})
    void aLostConnectionIsUnclearForAWriteAndLaterForARead(String fault) {
        answer(aResponse().withFault(Fault.valueOf(fault)));

        assertThat(ask(WRITE)).isInstanceOf(Answer.Unclear.class);
        server.verifyThat(1, anyRequestedFor(anyUrl()));
        assertThat(ask(READ)).isInstanceOf(Answer.Later.class);
    }

    @Test
    void noAnswerInTimeIsUnclearForAWriteAlsoWhenTheBodyTrickles() {
        answer(aResponse().withBody("slow body").withChunkedDribbleDelay(5, 20_000));

        assertThat(ask(caller(Duration.ofMillis(400)), WRITE)).isInstanceOf(Answer.Unclear.class);
        assertThat(ask(caller(Duration.ofMillis(400)), READ)).isInstanceOf(Answer.Later.class);
    }

    @Test
    void aRefusedConnectionProvesThatNothingLanded() throws IOException {
        try (ServerSocket closed = new ServerSocket(0)) {
            base = BaseUrl.of(URI.create("http://127.0.0.1:" + closed.getLocalPort()));
        }

        assertThat(ask(WRITE))
                .isEqualTo(
                        new Answer.Later<>(Optional.empty(), "no connection (ConnectException)"));
    }

    @Test
    void anUnknownHostProvesThatNothingLanded() {
        base = BaseUrl.of(URI.create("https://nowhere.invalid"));

        assertThat(ask(WRITE)).isInstanceOf(Answer.Later.class);
    }

    @Test
    void aRedirectIsNotFollowed() {
        answer(aResponse().withStatus(302).withHeader("Location", "https://example.org/"));

        assertThat(ask(READ)).isEqualTo(new Answer.Ok<>("302 "));
    }

    @Test
    void a401WithoutAChallengeIsAReplyLikeAnyOther() {
        answer(aResponse().withStatus(401).withBody("no"));

        assertThat(ask(READ)).isEqualTo(new Answer.Ok<>("401 no"));
    }

    @Test
    void aBodyOverTenMegabytesIsNoAnswer() {
        answer(aResponse().withBody(new byte[10 * 1024 * 1024 + 1]));

        assertThat(ask(READ)).isInstanceOf(Answer.Later.class);
    }

    @Test
    void aDetailShowsNothingOfTheSecretsThatWereSent() {
        Secret token = Secret.of("canary value/1");
        Call call =
                WRITE.header("Authorization", Secret.of("Bearer canary value/1"), token)
                        .json(
                                Json.object().put("client_secret", "k9 k9 k9"),
                                Secret.of("k9 k9 k9"));

        assertThat(call.detail("you sent canary value/1, canary%20value%2F1 and k9 k9 k9"))
                .isEqualTo("you sent [hidden], [hidden] and [hidden]");
        assertThat(call.toString()).isEqualTo("POST /things");
    }

    private Answer<String> ask(Call call) {
        return ask(caller, call);
    }

    private Answer<String> ask(HttpCaller with, Call call) {
        return with.call(base, call, reply -> new Answer.Ok<>(reply.status() + " " + reply.text()));
    }

    private HttpCaller caller(Duration perAttempt) {
        return new HttpCaller(
                new Transport(Duration.ofSeconds(2)),
                waiter,
                RandomGenerator.of("L64X128MixRandom"),
                InstantSource.fixed(NOW),
                new Patience(perAttempt, Duration.ofSeconds(10), Duration.ofSeconds(25), 4));
    }

    private void answer(ResponseDefinitionBuilder response) {
        server.register(any(anyUrl()).willReturn(response));
    }

    private void answerFirstThen(ResponseDefinitionBuilder first, ResponseDefinitionBuilder then) {
        server.register(
                any(anyUrl())
                        .inScenario("two")
                        .whenScenarioStateIs(STARTED)
                        .willReturn(first)
                        .willSetStateTo("again"));
        server.register(
                any(anyUrl()).inScenario("two").whenScenarioStateIs("again").willReturn(then));
    }
}
