package dev.tokenward.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import dev.tokenward.domain.Email;
import dev.tokenward.net.Answer;
import dev.tokenward.net.TestCallers;
import dev.tokenward.net.TestWaiter;
import dev.tokenward.secrets.FixedSecrets;
import dev.tokenward.slack.Slack.Account;
import dev.tokenward.slack.Slack.Sender;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who pressed a button: a full member of our workspace, or nobody. */
@WireMockTest
class AccountTest {
    private static final Sender OURS = new Sender("U1", Optional.of("T1"), Optional.empty());

    private SlackDouble slack = new SlackDouble(new WireMock(1));
    private HttpSlack client =
            new HttpSlack(
                    TestCallers.caller(new TestWaiter()), new FixedSecrets("http://127.0.0.1:1"));

    @BeforeEach
    void open(WireMockRuntimeInfo info) {
        slack = new SlackDouble(info.getWireMock()).ourWorkspace();
        client =
                new HttpSlack(
                        TestCallers.caller(new TestWaiter()),
                        new FixedSecrets(info.getHttpBaseUrl()));
    }

    @Test
    void aFullMemberIsKnownByTheAddressThatSlackConfirmed() {
        user("\"team_id\":\"T1\",\"is_email_confirmed\":true");

        assertThat(client.account(OURS))
                .isEqualTo(new Answer.Ok<>(new Account("U1", new Email("riley@example.com"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"deleted\":true",
                "\"is_bot\":true",
                "\"is_restricted\":true",
                "\"is_ultra_restricted\":true",
                "\"is_stranger\":true",
                "\"is_invited_user\":true",
                "\"is_email_confirmed\":false",
                "\"team_id\":\"T2\"",
                "\"id\":\"U2\"",
            })
    void guestsBotsStrangersAndTheDeactivatedAreNobody(String flaw) {
        user(flaw.startsWith("\"team_id\"") ? flaw : "\"team_id\":\"T1\"," + flaw);

        assertThat(client.account(OURS)).isInstanceOf(Answer.Missing.class);
    }

    @Test
    void anotherWorkspacesInteractionIsNobodysWhateverTheUsersId() {
        user("\"team_id\":\"T1\"");

        for (Sender foreign :
                new Sender[] {
                    new Sender("U1", Optional.of("T2"), Optional.empty()),
                    new Sender("U1", Optional.of("T2"), Optional.of("E1")),
                    new Sender("U1", Optional.empty(), Optional.empty()),
                    new Sender("U1", Optional.empty(), Optional.of("E1")),
                }) {
            assertThat(client.account(foreign)).isInstanceOf(Answer.Missing.class);
        }
    }

    @Test
    void anEnterpriseGridUserIsOursIfOurWorkspaceIsAmongTheirTeams() {
        slack.on("auth.test", "{\"ok\":true,\"team_id\":\"T1\",\"enterprise_id\":\"E1\"}");
        Sender grid = new Sender("U1", Optional.empty(), Optional.of("E1"));

        user("\"enterprise_user\":{\"enterprise_id\":\"E1\",\"teams\":[\"T9\",\"T1\"]}");
        assertThat(client.account(grid)).isInstanceOf(Answer.Ok.class);
        user("\"enterprise_user\":{\"enterprise_id\":\"E1\",\"teams\":[\"T9\"]}");
        assertThat(client.account(grid)).isInstanceOf(Answer.Missing.class);
        user("\"enterprise_user\":{\"enterprise_id\":\"E2\",\"teams\":[\"T1\"]}");
        assertThat(client.account(grid)).isInstanceOf(Answer.Missing.class);
        assertThat(client.account(new Sender("U1", Optional.empty(), Optional.of("E2"))))
                .isInstanceOf(Answer.Missing.class);
    }

    @Test
    void withoutTheScopeForAddressesItIsTheOperatorsMatter() {
        slack.on(
                "users.info",
                "{\"ok\":true,\"user\":{\"id\":\"U1\",\"team_id\":\"T1\",\"profile\":{}}}");

        assertThat(client.account(OURS)).isInstanceOf(Answer.Blind.class);
    }

    @Test
    void whoIsNotThereIsMissingAndWhileSlackIsBusyItIsAskedLater() {
        slack.no("users.info", "user_not_found");
        assertThat(client.account(OURS)).isInstanceOf(Answer.Missing.class);
        slack.no("users.info", "ratelimited");
        assertThat(client.account(OURS)).isInstanceOf(Answer.Later.class);
    }

    @Test
    void aFormOpensOrSaysWhyNotAndIsNeverTriedTwice() {
        slack.on("views.open", "{\"ok\":true,\"view\":{\"id\":\"V1\"}}");
        assertThat(client.openView("t", Map.of("type", "modal"))).isEqualTo(new Answer.Ok<>("V1"));
        slack.no("views.open", "expired_trigger_id");
        assertThat(client.openView("t", Map.of("type", "modal")))
                .isInstanceOf(Answer.Refused.class);
        slack.on("views.open", WireMock.aResponse().withStatus(503));
        assertThat(client.openView("t", Map.of("type", "modal")))
                .isInstanceOf(Answer.Unclear.class);
    }

    /** The last of a key counts where it comes twice. */
    private void user(String more) {
        String id = more.contains("\"id\":\"U2\"") ? "" : "\"id\":\"U1\",";
        slack.on(
                "users.info",
                "{\"ok\":true,\"user\":{"
                        + id
                        + more
                        + ",\"profile\":{\"email\":\"Riley@example.com\"}}}");
    }
}
