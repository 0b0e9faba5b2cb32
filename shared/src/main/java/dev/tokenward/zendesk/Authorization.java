package dev.tokenward.zendesk;

import dev.tokenward.net.Call;
import dev.tokenward.secrets.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The two ways of signing a call. */
final class Authorization {
    private static final String NAME = "Authorization";

    private Authorization() {}

    static Call bearer(Call call, Secret token) {
        return call.header(NAME, Secret.of("Bearer " + token.reveal()), token);
    }

    /** DOCUMENTED: Basic, with {@code /token} after the address and the token as password. */
    static Call basic(Call call, String email, Secret token) {
        String pair = email + "/token:" + token.reveal();
        String encoded = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return call.header(NAME, Secret.of("Basic " + encoded), token, Secret.of(encoded));
    }
}
