package dev.tokenward.sandbox.simulators.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.sandbox.simulators.Web;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PeopleTest extends SlackTest {
    @Test
    void everyAnswerIs200WithAWord() {
        Web anonymous = new Web(slack.root(), Map.of());
        assertThat(anonymous.post("/api/auth.test", "{}").json().path("error").asText())
                .isEqualTo("not_authed");
        assertThat(anonymous.bearer("x").post("/api/auth.test", "{}").status()).isEqualTo(200);
        assertThat(call("auth.test", "{}").path("ok").asBoolean()).isTrue();
        assertThat(call("nothing.here", "{}").path("error").asText()).isEqualTo("unknown_method");
        assertThat(slack.baseUri().toString()).endsWith("/api/");
    }

    @Test
    void lookupIgnoresCaseDecodesAsFormsAndTakesNoJson() {
        assertThat(lookup("Riley@Example.com").at("/user/profile/email").asText())
                .isEqualTo("riley@example.com");
        slack.addMember("riley+zd@example.com", "Riley Plus", Member.Kind.FULL);
        assertThat(lookup("riley%2Bzd@example.com").path("ok").asBoolean()).isTrue();
        assertThat(lookup("riley+zd@example.com").path("error").asText())
                .isEqualTo("users_not_found");
        assertThat(
                        call("users.lookupByEmail", "{\"email\":\"riley@example.com\"}")
                                .path("error")
                                .asText())
                .isEqualTo("invalid_arguments");
    }

    @Test
    void deactivatedPeopleAreHiddenYetTheirChannelTakesMessages() {
        String channel = open("U0RILEY").at("/channel/id").asText();
        slack.deactivate("riley@example.com");
        assertThat(lookup("riley@example.com").path("error").asText()).isEqualTo("users_not_found");
        assertThat(post(channel, "hello", "").path("ok").asBoolean()).isTrue();
        assertThat(bot().get("/api/users.info?user=U0RILEY").json().at("/user/deleted").asBoolean())
                .isTrue();
        assertThat(open("U0RILEY").path("error").asText()).isEqualTo("user_disabled");
    }

    @Test
    void guestsBotsAndStrangersAreFlagged() {
        slack.setKind("riley@example.com", Member.Kind.SINGLE_CHANNEL_GUEST);
        JsonNode guest = lookup("riley@example.com").path("user");
        assertThat(guest.path("is_restricted").asBoolean()).isTrue();
        assertThat(guest.path("is_ultra_restricted").asBoolean()).isTrue();
        slack.setKind("riley@example.com", Member.Kind.STRANGER);
        JsonNode stranger = lookup("riley@example.com").path("user");
        assertThat(stranger.path("is_stranger").asBoolean()).isTrue();
        assertThat(stranger.path("team_id").asText()).isNotEqualTo(Workspace.TEAM);
        slack.setKind("riley@example.com", Member.Kind.BOT);
        assertThat(lookup("riley@example.com").at("/user/is_bot").asBoolean()).isTrue();
    }

    @Test
    void aGridsUsersComeWithoutTeamAndAMissingScopeIsNamed() {
        slack.with(SlackQuirk.ENTERPRISE_GRID);
        JsonNode user = lookup("riley@example.com").path("user");
        assertThat(user.has("team_id")).isFalse();
        assertThat(user.at("/enterprise_user/teams/0").asText()).isEqualTo(Workspace.TEAM);
        slack.with(SlackQuirk.NO_EMAIL_SCOPE);
        assertThat(lookup("riley@example.com").path("needed").asText())
                .isEqualTo("users:read.email");
    }

    private JsonNode lookup(String rawEmail) {
        return bot().get("/api/users.lookupByEmail?email=" + rawEmail).json();
    }

    private JsonNode open(String user) {
        return call("conversations.open", "{\"users\":\"" + user + "\"}");
    }
}
