package dev.tokenward.sandbox.app.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * API Gateway's JWT authorizer: signature by the issuer's published keys, issuer, audience, and
 * times by the sandbox's clock. Only RSA signatures, as on AWS.
 */
public final class JwtAuthorizer {
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.RS512);

    private final String issuer;
    private final Set<String> audience;
    private final IssuerKeys keys;
    private final InstantSource clock;

    /**
     * @param issuer compared to the letter with the claim {@code iss}
     */
    public JwtAuthorizer(
            String issuer, List<String> audience, IssuerKeys keys, InstantSource clock) {
        this.issuer = issuer;
        this.audience = Set.copyOf(audience);
        this.keys = keys;
        this.clock = clock;
    }

    /** The claims of a good token, or why the token does not count. */
    Verdict verify(Optional<String> authorization) {
        if (authorization.isEmpty() || authorization.get().isBlank()) {
            return new Refused("the token is missing");
        }
        String header = authorization.get().strip();
        String token =
                header.regionMatches(true, 0, "Bearer ", 0, 7)
                        ? header.substring(7).strip()
                        : header;
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            if (!ALGORITHMS.contains(jwt.getHeader().getAlgorithm())) {
                return new Refused("the token's algorithm is not supported");
            }
            Optional<JWK> key = keys.find(Optional.ofNullable(jwt.getHeader().getKeyID()));
            if (key.isEmpty() || !jwt.verify(new RSASSAVerifier(key.get().toRSAKey()))) {
                return new Refused("the token's signature does not fit the issuer's keys");
            }
            return check(jwt.getJWTClaimsSet());
        } catch (ParseException | JOSEException | ClassCastException e) {
            return new Refused("the token cannot be read");
        }
    }

    private Verdict check(JWTClaimsSet claims) throws ParseException {
        Instant now = clock.instant();
        if (!issuer.equals(claims.getIssuer())) {
            return new Refused("the token's issuer is another one");
        }
        // client_id counts only where aud is absent (API Gateway's documentation)
        String clientId = claims.getStringClaim("client_id");
        List<String> aud =
                claims.getAudience().isEmpty() && clientId != null
                        ? List.of(clientId)
                        : claims.getAudience();
        if (aud.stream().noneMatch(audience::contains)) {
            return new Refused("the token is for another audience");
        }
        Date expires = claims.getExpirationTime();
        if (expires == null || !expires.toInstant().isAfter(now)) {
            return new Refused("the token has expired");
        }
        if (isAfter(claims.getNotBeforeTime(), now) || isAfter(claims.getIssueTime(), now)) {
            return new Refused("the token is not valid yet");
        }
        return new Verified(claims);
    }

    private static boolean isAfter(@Nullable Date date, Instant now) {
        return date != null && date.toInstant().isAfter(now);
    }

    /** What the authorizer found. */
    sealed interface Verdict {}

    record Verified(JWTClaimsSet claims) implements Verdict {}

    record Refused(String why) implements Verdict {}
}
