package dev.tokenward.sandbox.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.sandbox.simulators.zendesk.OauthClient;
import dev.tokenward.sandbox.simulators.zendesk.ZendeskSimulator;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;

/** Zendesk itself is asked, and the auditor: what is left? */
final class FromOutside {
    private static final String OWN = "tokenward-service";

    private final Stage stage;

    FromOutside(Stage stage) {
        this.stage = stage;
    }

    void play() {
        stage.story.chapter("What is left");
        ZendeskSimulator zendesk = stage.sandbox().zendesk().orElseThrow();
        List<OauthClient> clients = zendesk.clients();
        long own = clients.getFirst().id();
        Instant now = stage.sandbox().clock().instant();
        long foreignTokens =
                zendesk.oauthTokens().stream()
                        .filter(token -> token.clientId() != own)
                        .filter(token -> token.expiresAt().map(now::isBefore).orElse(true))
                        .count();
        stage.story
                .step("Zendesk", "is looked into from outside")
                .expect(
                        "OAuth clients",
                        List.of(OWN),
                        clients.stream().map(OauthClient::identifier).toList())
                .expect("API tokens", 0, zendesk.apiTokens().size())
                .expect("live access tokens of others", 0L, foreignTokens)
                .so("No live credential is left but Tokenward's own.");
        JsonNode all = stage.avery.get("/credentials?view=all").json().path("items");
        List<String> statuses =
                StreamSupport.stream(all.spliterator(), false)
                        // beside them stands what merely is in Zendesk: Tokenward's own access
                        .filter(credential -> credential.path("managed").asBoolean())
                        .map(credential -> credential.path("status").asText())
                        .toList();
        stage.story
                .step("Avery", "the auditor, lists all credentials that there ever were")
                .expect("statuses", List.of("REVOKED", "REVOKED", "REVOKED", "REVOKED"), statuses)
                .so("Four, each of them revoked.");
        stage.story
                .step("Tokenward", "has left nothing undone")
                .expect("failed for good", List.of(), stage.sandbox().failures())
                .so("The failure queues are empty.");
    }
}
