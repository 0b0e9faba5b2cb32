package dev.tokenward.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import dev.tokenward.domain.Email;
import dev.tokenward.net.Answer;
import dev.tokenward.net.TestCallers;
import dev.tokenward.net.TestWaiter;
import dev.tokenward.secrets.FixedSecrets;
import dev.tokenward.slack.Slack.Member;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hazard E4: a credential never goes to a wrong person. */
@WireMockTest
class MemberByEmailTest {
    static final Email RILEY = new Email("riley@example.com");

    private WireMock server = new WireMock(1);
    private SlackDouble slack = new SlackDouble(server);
    private HttpSlack client =
            new HttpSlack(
                    TestCallers.caller(new TestWaiter()), new FixedSecrets("http://127.0.0.1:1"));

    @BeforeEach
    void open(WireMockRuntimeInfo info) {
        server = info.getWireMock();
        slack = new SlackDouble(server).ourWorkspace();
        client =
                new HttpSlack(
                        TestCallers.caller(new TestWaiter()),
                        new FixedSecrets(info.getHttpBaseUrl()));
    }

    @Test
    void aFullMemberOfOurWorkspaceIsFoundWhateverTheCaseOfTheAddress() {
        user("\"team_id\":\"T1\",\"deleted\":false,\"is_bot\":false", "Riley@Example.COM");

        assertThat(client.memberByEmail(RILEY))
                .isEqualTo(new Answer.Ok<>(new Member("U1", "Riley")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"deleted\":true",
                "\"is_bot\":true",
                "\"is_restricted\":true",
                "\"is_restricted\":true,\"is_ultra_restricted\":true",
                "\"is_ultra_restricted\":true",
                "\"is_stranger\":true",
                "\"is_invited_user\":true",
                "\"deleted\":\"true\"",
            })
    void whoIsNoFullLiveMemberIsNobody(String flaw) {
        user("\"team_id\":\"T1\"," + flaw, "riley@example.com");

        assertThat(client.memberByEmail(RILEY)).isInstanceOf(Answer.Missing.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"team_id\":\"T2\"",
                "\"team_id\":\"\"",
                "\"team_id\":null",
                "\"x\":1",
                "\"team_id\":\"T2\",\"enterprise_user\":{\"teams\":[\"T1\"]}",
                "\"enterprise_user\":{\"enterprise_id\":\"E1\",\"teams\":[\"T2\"]}",
                "\"enterprise_user\":{\"enterprise_id\":\"E1\",\"teams\":\"T1\"}",
                "\"enterprise_user\":{\"enterprise_id\":\"E1\"}",
            })
    void whoIsOfAnotherWorkspaceIsNobody(String where) {
        user(where, "riley@example.com");

        assertThat(client.memberByEmail(RILEY)).isInstanceOf(Answer.Missing.class);
    }

    @Test
    void anEnterpriseGridUserOfOurWorkspaceIsFound() {
        slack.on("auth.test", "{\"ok\":true,\"team_id\":\"T1\",\"enterprise_id\":\"E1\"}");
        user(
                "\"enterprise_user\":{\"enterprise_id\":\"E1\",\"teams\":[\"T2\",\"T1\"]}",
                "riley@example.com");

        assertThat(client.memberByEmail(RILEY)).isInstanceOf(Answer.Ok.class);
    }

    @Test
    void anEnterpriseGridUserOfAnotherEnterpriseIsNobody() {
        slack.on("auth.test", "{\"ok\":true,\"team_id\":\"T1\",\"enterprise_id\":\"E1\"}");
        user(
                "\"enterprise_user\":{\"enterprise_id\":\"E2\",\"teams\":[\"T1\"]}",
                "riley@example.com");

        assertThat(client.memberByEmail(RILEY)).isInstanceOf(Answer.Missing.class);
    }

    @Test
    void anotherAddressThanAskedForIsNobody() {
        user("\"team_id\":\"T1\"", "riley2@example.com");

        assertThat(client.memberByEmail(RILEY)).isInstanceOf(Answer.Missing.class);
    }

    @Test
    void aHiddenAddressIsAnOperatorsMatter() {
        slack.on(
                "users.lookupByEmail",
                "{\"ok\":true,\"user\":{\"id\":\"U1\",\"team_id\":\"T1\",\"profile\":{}}}");

        assertThat(client.memberByEmail(RILEY).describe()).contains("users:read.email");
    }

    @Test
    void nobodyWithTheAddressIsMissing() {
        slack.no("users.lookupByEmail", "users_not_found");

        assertThat(client.memberByEmail(RILEY)).isInstanceOf(Answer.Missing.class);
    }

    @Test
    void whereOurOwnWorkspaceIsNotToldNobodyIsLookedUp() {
        slack.no("auth.test", "invalid_auth");

        assertThat(client.memberByEmail(RILEY)).isInstanceOf(Answer.Blind.class);
        server.verifyThat(0, anyRequestedFor(urlPathEqualTo("/api/users.lookupByEmail")));
    }

    @Test
    void ourOwnWorkspaceIsAskedOnce() {
        user("\"team_id\":\"T1\"", "riley@example.com");

        client.memberByEmail(RILEY);
        client.memberByEmail(RILEY);

        server.verifyThat(1, anyRequestedFor(urlPathEqualTo("/api/auth.test")));
    }

    private void user(String fields, String email) {
        slack.on(
                "users.lookupByEmail",
                "{\"ok\":true,\"user\":{\"id\":\"U1\","
                        + fields
                        + ",\"profile\":{\"real_name\":\"Riley\",\"email\":\""
                        + email
                        + "\"}}}");
    }
}
