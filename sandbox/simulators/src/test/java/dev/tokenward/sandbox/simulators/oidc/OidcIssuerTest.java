package dev.tokenward.sandbox.simulators.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.tokenward.sandbox.simulators.TestClock;
import dev.tokenward.sandbox.simulators.Web;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OidcIssuerTest {
    private final TestClock clock = new TestClock("2026-11-25T09:00:00Z");

    @Test
    void tokensVerifyAgainstThePublishedKeysAndFollowTheClock() throws Exception {
        try (OidcIssuer issuer = OidcIssuer.create(clock, "tokenward", Optional.empty())) {
            issuer.start(0);
            clock.advance(Duration.ofDays(400));
            SignedJWT jwt =
                    SignedJWT.parse(
                            issuer.token("riley@example.com", "Riley Doe", List.of("support-ops")));
            assertThat(verifies(issuer, jwt)).isTrue();
            assertThat(jwt.getJWTClaimsSet().getIssuer()).isEqualTo(issuer.root().toString());
            assertThat(jwt.getJWTClaimsSet().getAudience()).containsExactly("tokenward");
            assertThat(jwt.getJWTClaimsSet().getIssueTime()).isEqualTo(clock.instant());
            assertThat(jwt.getJWTClaimsSet().getExpirationTime())
                    .isEqualTo(clock.instant().plus(Duration.ofHours(1)));
            assertThat(jwt.getJWTClaimsSet().getStringListClaim("groups"))
                    .containsExactly("support-ops");
            assertThat(jwt.getJWTClaimsSet().getBooleanClaim("email_verified")).isTrue();
        }
    }

    @Test
    void aForgedTokenNamesTheKeyButDoesNotVerifyAndClaimsAreFree() throws Exception {
        try (OidcIssuer issuer = OidcIssuer.create(clock, "tokenward", Optional.empty())) {
            issuer.start(0);
            Map<String, Object> claims = issuer.claims("riley@example.com", "Riley Doe", List.of());
            claims.put("email_verified", false);
            claims.remove("exp");
            assertThat(verifies(issuer, SignedJWT.parse(issuer.forged(claims)))).isFalse();
            SignedJWT free = SignedJWT.parse(issuer.token(claims));
            assertThat(verifies(issuer, free)).isTrue();
            assertThat(free.getJWTClaimsSet().getExpirationTime()).isNull();
            assertThat(free.getJWTClaimsSet().getBooleanClaim("email_verified")).isFalse();
        }
    }

    @Test
    void theKeyOutlivesARestart(@TempDir Path dir) throws Exception {
        Optional<Path> file = Optional.of(dir.resolve("oidc.json"));
        try (OidcIssuer first = OidcIssuer.create(clock, "tokenward", file);
                OidcIssuer second = OidcIssuer.create(clock, "tokenward", file)) {
            first.start(0);
            second.start(0);
            SignedJWT jwt = SignedJWT.parse(first.token("riley@example.com", "Riley", List.of()));
            assertThat(verifies(second, jwt)).isTrue();
        }
    }

    private static boolean verifies(OidcIssuer issuer, SignedJWT jwt) throws Exception {
        Web web = new Web(issuer.root(), Map.of());
        String jwks = web.get("/.well-known/openid-configuration").json().path("jwks_uri").asText();
        JWKSet keys = JWKSet.parse(web.get(jwks).text());
        assertThat(keys.containsNonPublicKeys()).isFalse();
        return jwt.verify(
                new RSASSAVerifier(keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toRSAKey()));
    }
}
