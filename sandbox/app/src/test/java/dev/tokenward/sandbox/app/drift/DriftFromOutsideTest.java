package dev.tokenward.sandbox.app.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.sandbox.app.client.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The whole path: what hands in Admin Center and Zendesk's own rules do to issued credentials. */
class DriftFromOutsideTest {
    private static final String SERVICE = "tokenward-service@example.com";

    private final Office office = new Office();

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void eachKindOfDriftIsActedOnAtItsSecondSightAndSupportOpsReadsWhoseMoveItIs() {
        String own = office.screen.clients().getFirst().identifier();
        String deleted = office.issued("API_TOKEN", "Deleted");
        String deletedClient = office.issued("OAUTH_CLIENT", "Deleted client");
        String off = office.issued("API_TOKEN", "Off");
        String renamed = office.issued("API_TOKEN", "Renamed");
        String over = office.issued("OAUTH_CLIENT", "Over");
        String mark = "tokenward-" + office.credential(over).get("requestId").replace('_', '-');
        assertThat(office.client(mark)).isPresent();
        Reply handedBack =
                office.quinn.post(
                        "/credentials/" + over + "/revocation", Map.of("confirm", "Target - Over"));
        assertThat(handedBack.get("status")).isEqualTo("REVOKED");
        assertThat(office.sweepAfter("P1D").json().path("matters")).isEmpty();

        office.screen.deleteApiToken(office.zendeskId(deleted));
        office.screen.deleteClient(office.zendeskId(deletedClient));
        office.screen.deactivateApiToken(office.zendeskId(off));
        office.screen.renameApiToken(office.zendeskId(renamed), "Ours now");
        office.screen.makeClient(SERVICE, mark, "Target - Over", List.of("tickets:read"));
        office.screen.makeClient("sasha@example.com", "reports", "Reports", List.of());
        Instant now = office.sandbox.clock().instant();
        office.screen.makeApiToken("sasha@example.com", "Target - Foreign", now);

        office.sweepAfter("PT1H");
        assertThat(List.of(office.status(deleted), office.status(deletedClient)))
                .containsOnly("ACTIVE");
        assertThat(office.status(off)).isEqualTo("ACTIVE");
        assertThat(office.client(mark)).isPresent();
        assertThat(office.report()).contains("looks again before anything is done");

        office.sweepAfter("P1D");
        assertThat(List.of(office.status(deleted), office.status(deletedClient)))
                .containsOnly("GONE");
        assertThat(office.status(off)).isEqualTo("DEACTIVATED");
        assertThat(office.credential(off).json().path("deactivation").path("reason").asText())
                .isEqualTo("PERSON");
        assertThat(office.status(renamed)).isEqualTo("ACTIVE");
        assertThat(office.token(office.zendeskId(renamed)).orElseThrow().description())
                .contains("Ours now");
        assertThat(office.client(mark)).isEmpty();
        assertThat(office.client("reports")).isPresent();
        assertThat(office.client(own)).isPresent();
        assertThat(office.screen.apiTokens())
                .anySatisfy(t -> assertThat(t.description()).contains("Target - Foreign"));
        assertThat(office.report())
                .contains(
                        "\"Target - Deleted\" of quinn@example.com is not in Zendesk any more",
                        "\"Target - Deleted client\" of quinn@example.com is not in Zendesk any more",
                        "Whose move: Support Ops managers, if none of them deleted it; the holder",
                        "\"Target - Off\" of quinn@example.com was deactivated by somebody",
                        "is called \"Ours now\" in Zendesk",
                        "Whose move: Support Ops managers: give it its name again",
                        mark + "\" was made by Tokenward",
                        "It was deleted. Whose move: nobody.")
                .doesNotContain("reports", "Foreign");
        assertThat(office.quinn.inbox().says("`Target - Deleted` is not in Zendesk any more"))
                .isTrue();

        office.sweepAfter("P1D");
        assertThat(office.report()).doesNotContain("Deleted").contains("Ours now");
    }

    @Test
    void idleTokenIsToldAsZendesksDoingAndIsGoneWhenZendeskDeletesIt() {
        String idle = office.issued("API_TOKEN", "Idle");
        office.sweepAfter("P31D");
        office.sweepAfter("P1D");

        assertThat(office.status(idle)).isEqualTo("DEACTIVATED");
        assertThat(office.credential(idle).json().path("deactivation").path("reason").asText())
                .isEqualTo("IDLE");
        assertThat(office.report())
                .contains("deactivated by Zendesk: it was not used for 30 days", "the holder:");
        assertThat(office.quinn.inbox().says("was not used for 30 days")).isTrue();

        office.sweepAfter("P60D");
        office.sweepAfter("P1D");
        assertThat(office.status(idle)).isEqualTo("GONE");
    }

    @Test
    void whatCannotBeDeletedIsGivenUpByTwoPeopleWithANote() {
        String stuck = office.issued("API_TOKEN", "Stuck");
        office.screen.setTokenAccess(false);
        Reply revoked =
                office.quinn.post(
                        "/credentials/" + stuck + "/revocation",
                        Map.of("confirm", "Target - Stuck"));
        assertThat(revoked.status()).isEqualTo(202);
        assertThat(revoked.get("status")).isEqualTo("REVOKE_FAILED");
        assertThat(revoked.get("failure")).contains("token access may be switched off");
        assertThat(revoked.json().path("attempts").asInt()).isEqualTo(1);
        assertThat(revoked.get("nextAttemptAt")).startsWith("2026-10-06T");
        String path = "/credentials/" + stuck + "/forgetting";
        Map<String, String> note = Map.of("note", "Zendesk switched the account's tokens off.");

        assertThat(office.sasha.post(path, Map.of()).faultyFields()).containsExactly("note");
        assertThat(office.sasha.post(path, Map.of("note", "  ")).status()).isEqualTo(422);
        assertThat(office.quinn.post(path, note).status()).isEqualTo(403);
        assertThat(office.api.as("riley@example.com").post(path, note).status()).isEqualTo(404);

        Reply asked = office.sasha.post(path, note);
        assertThat(asked.status()).isEqualTo(202);
        assertThat(asked.json().path("forgetting").path("by").asText())
                .isEqualTo("sasha@example.com");
        assertThat(office.sasha.post(path, note).status()).isEqualTo(409);
        office.settle();
        assertThat(office.devon.inbox().says("asks to give it up")).isTrue();

        Reply given = office.devon.post(path, note);
        assertThat(given.status()).isEqualTo(200);
        assertThat(given.get("status")).isEqualTo("FORGOTTEN");
        office.settle();
        assertThat(office.quinn.inbox().says("was given up by Sasha")).isTrue();
        assertThat(office.sweepAfter("P2D").json().path("revokeFailed").asInt()).isZero();
    }

    @Test
    void requesterWhomZendeskSuspendedAfterTheApprovalsIsIssuedNothing() {
        office.screen.suspend("quinn@example.com");
        String request = office.approved("OAUTH_CLIENT", "Never");

        Reply shown = office.quinn.get("/requests/" + request);
        assertThat(shown.get("state")).isEqualTo("ISSUE_FAILED");
        assertThat(shown.get("reason")).contains("suspended in Zendesk");
        assertThat(office.screen.clients()).hasSize(1);
    }
}
