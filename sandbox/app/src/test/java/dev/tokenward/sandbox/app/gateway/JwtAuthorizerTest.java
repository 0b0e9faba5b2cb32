package dev.tokenward.sandbox.app.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JwtAuthorizerTest {
    private final TestGateway gateway = new TestGateway();

    @AfterEach
    void stop() {
        gateway.close();
    }

    private Map<String, Object> claims() {
        return gateway.issuer.claims("riley@example.com", "Riley Doe", List.of());
    }

    private void assertRefused(HttpRequest.Builder request) {
        HttpResponse<String> answer = gateway.send(request);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("{\"message\":\"Unauthorized\"}");
        assertThat(gateway.events).isEmpty();
    }

    private void assertRefused(String token) {
        assertRefused(gateway.request("/requests").header("Authorization", "Bearer " + token));
    }

    @Test
    void a_good_token_is_let_in_with_and_without_the_word_bearer() {
        assertThat(gateway.get("/requests", gateway.tokenOfRiley()).statusCode()).isEqualTo(200);
        HttpRequest.Builder bare =
                gateway.request("/requests").header("Authorization", gateway.tokenOfRiley());
        assertThat(gateway.send(bare).statusCode()).isEqualTo(200);
    }

    @Test
    void without_a_token_or_with_something_else_nobody_is_let_in() {
        assertRefused(gateway.request("/requests"));
        assertRefused("");
        assertRefused("nonsense");
        assertRefused("a.b.c");
        assertRefused(gateway.request("/requests").header("Authorization", "Basic cmlsZXk6eA=="));
    }

    @Test
    void a_token_signed_by_somebody_else_is_refused() {
        assertRefused(gateway.issuer.forged(claims()));
    }

    @Test
    void a_token_without_signature_is_refused() {
        String header = base64("{\"alg\":\"none\"}");
        assertRefused(header + "." + base64(TestGateway.json(claims()).toString()) + ".");
    }

    @Test
    void a_token_with_changed_claims_is_refused() {
        String[] parts = gateway.tokenOfRiley().split("\\.", -1);
        Map<String, Object> other = claims();
        other.put("email", "sasha@example.com");
        assertRefused(parts[0] + "." + base64(TestGateway.json(other).toString()) + "." + parts[2]);
    }

    @Test
    void another_issuer_or_audience_is_refused() {
        Map<String, Object> issuer = claims();
        issuer.put("iss", "https://issuer.example.com");
        assertRefused(gateway.issuer.token(issuer));

        Map<String, Object> audience = claims();
        audience.put("aud", "another");
        assertRefused(gateway.issuer.token(audience));

        audience.remove("aud");
        assertRefused(gateway.issuer.token(audience));
    }

    @Test
    void an_access_token_counts_by_its_client_id() {
        Map<String, Object> claims = claims();
        claims.remove("aud");
        claims.put("client_id", "tokenward");
        assertThat(gateway.get("/requests", gateway.issuer.token(claims)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_token_expires_by_the_sandboxs_clock() {
        String token = gateway.tokenOfRiley();
        gateway.clock.set(gateway.clock.instant().plus(Duration.ofMinutes(59)));
        assertThat(gateway.get("/requests", token).statusCode()).isEqualTo(200);

        gateway.events.clear();
        gateway.clock.set(gateway.clock.instant().plus(Duration.ofMinutes(2)));
        assertRefused(token);
    }

    @Test
    void a_token_for_later_or_without_an_end_is_refused() {
        Map<String, Object> later = claims();
        later.put("nbf", TestGateway.START.plusSeconds(600).getEpochSecond());
        assertRefused(gateway.issuer.token(later));

        Map<String, Object> endless = claims();
        endless.remove("exp");
        assertRefused(gateway.issuer.token(endless));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
