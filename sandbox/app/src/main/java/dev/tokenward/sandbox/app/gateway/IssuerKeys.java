package dev.tokenward.sandbox.app.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The public keys of an OIDC issuer, found by discovery. Read again when a token names a key that
 * is not known: issuers rotate their keys.
 */
public final class IssuerKeys {
    private static final Logger LOG = LoggerFactory.getLogger(IssuerKeys.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final URI issuer;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final ObjectMapper json = new ObjectMapper();
    private volatile JWKSet known = new JWKSet();

    public IssuerKeys(URI issuer) {
        this.issuer = issuer;
    }

    /** The key with this id; without an id, the issuer's only key. */
    Optional<JWK> find(Optional<String> keyId) {
        Optional<JWK> cached = among(known, keyId);
        if (cached.isPresent()) {
            return cached;
        }
        try {
            known = fetch();
        } catch (IOException | ParseException e) {
            LOG.warn("the issuer's keys cannot be read: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return among(known, keyId);
    }

    private static Optional<JWK> among(JWKSet keys, Optional<String> keyId) {
        return keyId.isPresent()
                ? Optional.ofNullable(keys.getKeyByKeyId(keyId.get()))
                : keys.getKeys().size() == 1
                        ? Optional.of(keys.getKeys().getFirst())
                        : Optional.empty();
    }

    private JWKSet fetch() throws IOException, InterruptedException, ParseException {
        String base = issuer.toString().replaceAll("/$", "");
        String discovery = get(URI.create(base + "/.well-known/openid-configuration"));
        String jwks = json.readTree(discovery).path("jwks_uri").asText();
        return JWKSet.parse(get(URI.create(jwks)));
    }

    private String get(URI address) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                http.send(
                        HttpRequest.newBuilder(address).timeout(PATIENCE).build(),
                        HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(address + " answered " + answer.statusCode());
        }
        return answer.body();
    }
}
