package dev.tokenward.net;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@WireMockTest
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class TimeFrameTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TestWaiter waiter = new TestWaiter();
    private final HttpCaller caller = TestCallers.caller(waiter);
    private BaseUrl base;
    private WireMock server;

    @BeforeEach
    void open(WireMockRuntimeInfo info) {
        base = BaseUrl.of(URI.create(info.getHttpBaseUrl() + "/"));
        server = info.getWireMock();
    }

    private void answers(ResponseDefinitionBuilder response) {
        server.register(any(anyUrl()).willReturn(response));
    }

    private Answer<Integer> ask() {
        return caller.call(base, Call.get("/things"), reply -> new Answer.Ok<>(reply.status()));
    }

    @Test
    void noCallIsBegunWhenTheTimeOfTheWorkIsOver() {
        answers(aResponse());

        Answer<Integer> last =
                TimeFrame.of(
                        MINUTE,
                        () -> {
                            assertThat(ask()).isEqualTo(new Answer.Ok<>(200));
                            waiter.pause(MINUTE);
                            return ask();
                        });

        assertThat(last).isInstanceOf(Answer.Later.class);
        assertThat(last.describe()).contains("the time for this work is over");
        server.verifyThat(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void timeOfTheWorkBeginsWithItsFirstCall() {
        answers(aResponse());

        Answer<Integer> first =
                TimeFrame.of(
                        MINUTE,
                        () -> {
                            waiter.pause(MINUTE);
                            return ask();
                        });

        assertThat(first).isEqualTo(new Answer.Ok<>(200));
    }

    @Test
    void waitThatWouldOutlastTheWorkIsNotWaited() {
        answers(aResponse().withStatus(429).withHeader("Retry-After", "9"));

        Answer<Integer> answer = TimeFrame.of(Duration.ofSeconds(5), this::ask);

        assertThat(answer).isInstanceOf(Answer.Later.class);
        assertThat(waiter.waits()).isEmpty();
    }

    @Test
    void answerThatComesAfterTheTimeOfTheWorkIsNotWaitedFor() {
        answers(aResponse().withFixedDelay(2_000));

        Answer<Integer> answer = TimeFrame.of(Duration.ofMillis(200), this::ask);

        assertThat(answer).isInstanceOf(Answer.Later.class);
    }

    @Test
    void workWithinOtherWorkHasNoMoreTimeThanThatHas() {
        answers(aResponse());

        Answer<Integer> answer =
                TimeFrame.of(
                        MINUTE,
                        waiter,
                        () -> {
                            waiter.pause(Duration.ofSeconds(50));
                            return TimeFrame.of(
                                    MINUTE,
                                    () -> {
                                        assertThat(ask()).isEqualTo(new Answer.Ok<>(200));
                                        waiter.pause(Duration.ofSeconds(10));
                                        return ask();
                                    });
                        });

        assertThat(answer.describe()).contains("the time for this work is over");
    }

    @Test
    void timeThatIsGivenWithAClockBeginsAtOnce() {
        answers(aResponse());

        Answer<Integer> first =
                TimeFrame.of(
                        MINUTE,
                        waiter,
                        () -> {
                            waiter.pause(MINUTE);
                            return ask();
                        });

        assertThat(first.describe()).contains("the time for this work is over");
    }

    @Test
    void workAfterItHasTheTimeOfItsOwn() {
        answers(aResponse());
        TimeFrame.of(
                MINUTE,
                () -> {
                    ask();
                    waiter.pause(MINUTE);
                    return ask();
                });

        assertThat(TimeFrame.of(MINUTE, this::ask)).isEqualTo(new Answer.Ok<>(200));
        assertThat(ask()).isEqualTo(new Answer.Ok<>(200));
    }
}
