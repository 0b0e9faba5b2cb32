package dev.tokenward.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;

/** Calls as the gateway hands them over. */
final class Events {
    private Events() {}

    static ApiCall call(byte[] body, String contentType) {
        return new ApiCall(
                APIGatewayV2HTTPEvent.builder()
                        .withRouteKey("PUT /people")
                        .withHeaders(Map.of("Content-Type", contentType))
                        .withBody(Base64.getEncoder().encodeToString(body))
                        .withIsBase64Encoded(true)
                        .build());
    }

    static ApiCall call(String body) {
        return call(body.getBytes(StandardCharsets.UTF_8), "application/json");
    }

    static ApiCall signedIn(Map<String, String> claims, String authorization) {
        var jwt =
                APIGatewayV2HTTPEvent.RequestContext.Authorizer.JWT
                        .builder()
                        .withClaims(claims)
                        .build();
        return new ApiCall(
                APIGatewayV2HTTPEvent.builder()
                        .withHeaders(Map.of("authorization", authorization))
                        .withRequestContext(
                                APIGatewayV2HTTPEvent.RequestContext.builder()
                                        .withAuthorizer(
                                                APIGatewayV2HTTPEvent.RequestContext.Authorizer
                                                        .builder()
                                                        .withJwt(jwt)
                                                        .build())
                                        .build())
                        .build());
    }

    static byte[] input(String name) {
        try (InputStream in =
                Objects.requireNonNull(Events.class.getResourceAsStream("/cases/" + name))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
