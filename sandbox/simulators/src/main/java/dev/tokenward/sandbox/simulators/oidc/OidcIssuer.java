package dev.tokenward.sandbox.simulators.oidc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import dev.tokenward.sandbox.simulators.Call;
import dev.tokenward.sandbox.simulators.Json;
import dev.tokenward.sandbox.simulators.Reply;
import dev.tokenward.sandbox.simulators.Simulator;
import dev.tokenward.sandbox.simulators.StateFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Discovery document, keys and ID tokens (RS256). The issuer's name is {@link #root()}. Tokens live
 * one hour by the sandbox's clock.
 */
public final class OidcIssuer extends Simulator<OidcState> {
    public static final Duration TOKEN_LIFE = Duration.ofHours(1);

    private final RSAKey key;
    private final String audience;

    private OidcIssuer(
            InstantSource clock, String audience, RSAKey key, Optional<StateFile<OidcState>> file) {
        super(clock, file);
        this.audience = audience;
        this.key = key;
    }

    /**
     * An issuer for one audience.
     *
     * @param file where the key is kept; empty: a new key
     */
    public static OidcIssuer create(InstantSource clock, String audience, Optional<Path> file) {
        Optional<StateFile<OidcState>> state =
                file.map(path -> new StateFile<>(path, OidcState.class));
        Optional<OidcState> saved = state.flatMap(StateFile::load);
        RSAKey key = saved.map(s -> Keys.parse(s.signingKey())).orElseGet(Keys::generate);
        if (saved.isEmpty()) {
            state.ifPresent(target -> target.save(new OidcState(key.toJSONString())));
        }
        return new OidcIssuer(clock, audience, key, state);
    }

    /** An ID token of this person, valid from now. */
    public String token(String email, String name, List<String> groups) {
        return token(claims(email, name, groups));
    }

    /**
     * Claims of an ordinary ID token, to be altered: {@code iss}, {@code aud}, {@code sub}, {@code
     * iat}, {@code exp} (seconds), {@code email}, {@code email_verified}, {@code name}, {@code
     * groups}.
     */
    public Map<String, Object> claims(String email, String name, List<String> groups) {
        Instant now = clock().instant();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", root().toString());
        claims.put("aud", audience);
        claims.put("sub", Keys.subject(email));
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(TOKEN_LIFE).getEpochSecond());
        claims.put("email", email);
        claims.put("email_verified", true);
        claims.put("name", name);
        claims.put("groups", List.copyOf(groups));
        return claims;
    }

    /** Signs whatever it is given with the issuer's key. */
    public String token(Map<String, Object> claims) {
        return Keys.sign(claims, key, key.getKeyID());
    }

    /** Signed by somebody else who names the issuer's key. */
    public String forged(Map<String, Object> claims) {
        return Keys.sign(claims, Keys.generate(), key.getKeyID());
    }

    public String audience() {
        return audience;
    }

    @Override
    protected OidcState state() {
        return new OidcState(key.toJSONString());
    }

    @Override
    protected Reply answer(Call call) {
        return switch (call.method() + " " + call.rawPath()) {
            case "GET /.well-known/openid-configuration" -> Reply.json(200, discovery());
            case "GET /.well-known/jwks.json" ->
                    Reply.json(200, Json.tree(new JWKSet(key.toPublicJWK()).toJSONObject()));
            default -> Reply.json(404, Json.object().put("error", "not_found"));
        };
    }

    private ObjectNode discovery() {
        ObjectNode body =
                Json.object()
                        .put("issuer", root().toString())
                        .put("jwks_uri", root() + "/.well-known/jwks.json")
                        .put("authorization_endpoint", root() + "/authorize")
                        .put("token_endpoint", root() + "/token");
        body.putArray("response_types_supported").add("code");
        body.putArray("subject_types_supported").add("public");
        body.putArray("id_token_signing_alg_values_supported").add("RS256");
        return body;
    }
}
