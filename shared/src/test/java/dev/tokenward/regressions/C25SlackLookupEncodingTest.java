package dev.tokenward.regressions;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import dev.tokenward.domain.Email;
import dev.tokenward.net.Answer;
import dev.tokenward.net.TestCallers;
import dev.tokenward.net.TestWaiter;
import dev.tokenward.secrets.FixedSecrets;
import dev.tokenward.slack.HttpSlack;
import dev.tokenward.slack.SlackDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * C25: an unencoded plus became a blank and nobody was found
 * (https://github.com/casdoor/casdoor/issues/3819).
 */
@WireMockTest
class C25SlackLookupEncodingTest {
    @ParameterizedTest
    @CsvSource({
        "riley+zd@example.com, riley%2Bzd%40example.com",
        "ril'ey@example.com, ril%27ey%40example.com",
        "riley&doe@example.com, riley%26doe%40example.com",
    })
    void anAddressIsEncodedOnTheWireAndComparedAfterwards(
            String email, String wire, WireMockRuntimeInfo info) {
        new SlackDouble(info.getWireMock())
                .ourWorkspace()
                .on(
                        "users.lookupByEmail",
                        "{\"ok\":true,\"user\":{\"id\":\"U1\",\"team_id\":\"T1\","
                                + "\"profile\":{\"email\":\""
                                + email
                                + "\"}}}");
        HttpSlack client =
                new HttpSlack(
                        TestCallers.caller(new TestWaiter()),
                        new FixedSecrets(info.getHttpBaseUrl()));

        assertThat(client.memberByEmail(new Email(email))).isInstanceOf(Answer.Ok.class);
        assertThat(
                        info.getWireMock()
                                .find(
                                        WireMock.anyRequestedFor(
                                                WireMock.urlPathEqualTo(
                                                        "/api/users.lookupByEmail"))))
                .singleElement()
                .satisfies(r -> assertThat(r.getUrl()).endsWith("?email=" + wire));
    }
}
