package dev.tokenward.sandbox.app.demo;

import dev.tokenward.sandbox.app.client.Caller;
import dev.tokenward.sandbox.app.client.Reply;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** Zendesk, as whoever holds a credential calls it. */
final class ZendeskUser {
    private final Caller zendesk;

    ZendeskUser(URI address) {
        zendesk = new Caller(address);
    }

    /** Asks for an access token with the grant that the holder of a client has. */
    Reply mint(String clientId, String secret, String scope) {
        return zendesk.post(
                "/oauth/tokens",
                Map.of(
                        "grant_type", "client_credentials",
                        "client_id", clientId,
                        "client_secret", secret,
                        "scope", scope));
    }

    Reply get(String path, String accessToken) {
        return zendesk.get(path, Map.of("Authorization", "Bearer " + accessToken));
    }

    Reply post(String path, String accessToken) {
        return zendesk.send(
                "POST", path, Map.of(), Map.of("Authorization", "Bearer " + accessToken));
    }

    /** With an API token, as the user of this address. */
    Reply getWithApiToken(String path, String email, String token) {
        String pair = email + "/token:" + token;
        return zendesk.get(
                path,
                Map.of(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(pair.getBytes(StandardCharsets.UTF_8))));
    }
}
