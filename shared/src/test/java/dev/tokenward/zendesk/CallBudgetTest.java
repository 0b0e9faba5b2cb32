package dev.tokenward.zendesk;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import dev.tokenward.domain.Survey;
import dev.tokenward.net.Answer;
import dev.tokenward.net.BaseUrl;
import dev.tokenward.net.Call;
import dev.tokenward.net.HttpCaller;
import dev.tokenward.net.TestCallers;
import dev.tokenward.net.TestWaiter;
import dev.tokenward.secrets.TestClock;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One budget of calls a minute (hazard E29). */
@WireMockTest
class CallBudgetTest {
    private static final Call READ = Call.get("/things");

    private final TestWaiter waiter = new TestWaiter();
    private final TestClock clock = new TestClock();
    private final CallBudget budget = new CallBudget(50, waiter, clock);
    private final HttpCaller caller = TestCallers.caller(waiter).through(budget);
    private BaseUrl base = BaseUrl.of(URI.create("http://127.0.0.1:1"));
    private WireMock server = new WireMock(1);

    @BeforeEach
    void open(WireMockRuntimeInfo info) {
        base = BaseUrl.of(URI.create(info.getHttpBaseUrl() + "/"));
        server = info.getWireMock();
    }

    private void answers(ResponseDefinitionBuilder answer) {
        server.resetMappings();
        server.register(any(anyUrl()).willReturn(answer));
    }

    private static ResponseDefinitionBuilder left(int limit, int left) {
        return aResponse()
                .withHeader("X-Rate-Limit", "" + limit)
                .withHeader("X-Rate-Limit-Remaining", "" + left);
    }

    private Answer<Integer> call() {
        return caller.call(base, READ, reply -> new Answer.Ok<>(reply.status()));
    }

    private int calls() {
        int calls = 0;
        while (calls < 1_000 && call() instanceof Answer.Ok<Integer>) {
            calls++;
        }
        return calls;
    }

    @Test
    void busiestMinuteIsWhatAnswersTellOfAndIsTakenOnce() {
        answers(aResponse());
        call();
        assertThat(budget.takeBusiest()).as("nothing is guessed").isEmpty();
        for (int left : new int[] {650, 280, 600}) {
            answers(left(700, left));
            call();
        }

        assertThat(budget.takeBusiest()).contains(new Survey.Rate(700, 420, 3));
        assertThat(budget.takeBusiest()).isEmpty();
    }

    @Test
    void halfOfWhatTheAccountMayMakeIsMadeInAMinuteAndTheRestIsPutOff() {
        // the last answer is always the freshest: others use nothing
        answers(left(40, 40));

        assertThat(calls()).isEqualTo(20);

        assertThat(call())
                .isEqualTo(
                        new Answer.Later<>(
                                Optional.of(Duration.ofMinutes(1)),
                                "not sent: Tokenward's share of the calls in a minute is used up"));
        server.verifyThat(20, anyRequestedFor(anyUrl()));
        waiter.pause(Duration.ofMinutes(1));
        assertThat(calls()).isEqualTo(20);
    }

    @Test
    void beforeTheFirstAnswerTheLowestPlanIsAssumed() {
        answers(aResponse());

        assertThat(calls()).isEqualTo(CallBudget.LOWEST_LIMIT / 2);
    }

    @Test
    void whatOthersUseIsLeftToThem() {
        answers(left(100, 60));
        call();

        // 50 are the others' share and 60 were left, so ten more are ours
        answers(aResponse());

        assertThat(calls()).isEqualTo(10);
    }

    @Test
    void aBusyAccountDoesNotLockUsOutAltogether() {
        answers(left(100, 10));

        assertThat(calls()).as("a tenth of the share").isEqualTo(5);
    }

    @Test
    void ofNothingNothingIsTaken() {
        answers(left(100, 0));
        call();

        assertThat(call()).isInstanceOf(Answer.Later.class);
        server.verifyThat(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void theAccountsMinuteEndsWhenTheHeaderSays() {
        answers(left(100, 0).withHeader("ratelimit-reset", "17"));
        call();

        assertThat(budget.until(1)).isEqualTo(Duration.ofSeconds(17));
    }

    @Test
    void aShortWaitIsWaitedAndTheCallIsMade() {
        answers(left(100, 0).withHeader("ratelimit-reset", "3"));
        call();
        answers(left(100, 90));

        assertThat(call()).isEqualTo(new Answer.Ok<>(200));
        assertThat(waiter.waits()).containsExactly(Duration.ofSeconds(3));
    }

    @Test
    void repeatsAreCalls() {
        answers(left(100, 100).withStatus(503));

        call();

        server.verifyThat(budget.made(), anyRequestedFor(anyUrl()));
        assertThat(budget.made()).isGreaterThan(1);
    }

    @ParameterizedTest
    @CsvSource({"999999, PT10M", "300, PT5M", "'Thu, 31 Dec 2099 00:00:00 GMT', PT10M"})
    void aLongRetryAfterIsNotSleptThroughAndNoFurtherCallIsMadeMeanwhile(
            String wish, String closed) {
        answers(aResponse().withStatus(429).withHeader("Retry-After", wish));

        assertThat(call()).isInstanceOf(Answer.Later.class);
        assertThat(call()).isInstanceOf(Answer.Later.class);

        server.verifyThat(1, anyRequestedFor(anyUrl()));
        assertThat(waiter.waits()).isEmpty();
        assertThat(budget.until(1)).isEqualTo(Duration.parse(closed));
        answers(left(100, 100));
        clock.advance(Duration.parse(closed));
        assertThat(call()).isEqualTo(new Answer.Ok<>(200));
    }

    @ParameterizedTest
    @CsvSource({"0, 5", "-1, 5", "many, 5", "99999999999, 5", "40, none"})
    void senselessHeadersChangeNothing(String limit, String left) {
        answers(
                aResponse()
                        .withHeader("X-Rate-Limit", limit)
                        .withHeader("X-Rate-Limit-Remaining", left));

        assertThat(call()).isEqualTo(new Answer.Ok<>(200));
        assertThat(Optional.of(budget.until(1))).contains(Duration.ZERO);
    }
}
