package dev.tokenward.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A call as API Gateway hands it over, payload version 2.0: header names in lower case, the body
 * decoded.
 */
public final class ApiCall {
    private final APIGatewayV2HTTPEvent event;
    private final Map<String, String> headers = new HashMap<>();

    ApiCall(APIGatewayV2HTTPEvent event) {
        this.event = event;
        Optional.ofNullable(event.getHeaders())
                .ifPresent(given ->
                        given.forEach((k, v) -> headers.put(k.toLowerCase(Locale.ROOT), v)));
    }

    /** For example {@code POST /requests/{id}/decisions}. */
    String route() {
        return Optional.ofNullable(event.getRouteKey()).orElse("");
    }

    String requestId() {
        return Optional.ofNullable(event.getRequestContext())
                .map(APIGatewayV2HTTPEvent.RequestContext::getRequestId)
                .orElse("unknown");
    }

    Optional<Map<String, String>> claims() {
        return Optional.ofNullable(event.getRequestContext())
                .map(APIGatewayV2HTTPEvent.RequestContext::getAuthorizer)
                .map(APIGatewayV2HTTPEvent.RequestContext.Authorizer::getJwt)
                .map(APIGatewayV2HTTPEvent.RequestContext.Authorizer.JWT::getClaims);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    boolean wantsCsv() {
        return header("accept").orElse("").toLowerCase(Locale.ROOT).contains("text/csv");
    }

    public Optional<String> query(String name) {
        return Optional.ofNullable(event.getQueryStringParameters()).map(q -> q.get(name));
    }

    /** The path's one variable. */
    public String id() {
        return Optional.ofNullable(event.getPathParameters())
                .map(p -> p.get("id"))
                .orElseThrow(() -> ApiFault.of(404, "not-found", "The path has no id."));
    }

    /**
     * The body's bytes.
     *
     * @param most longest body that is read, in bytes; a longer one is a 413
     */
    public byte[] body(int most) {
        String body = Optional.ofNullable(event.getBody()).orElse("");
        byte[] bytes;
        try {
            bytes =
                    event.getIsBase64Encoded()
                            ? Base64.getDecoder().decode(body)
                            : body.getBytes(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ApiFault.of(400, "body", "The body is not the base64 that it is said to be.");
        }
        if (bytes.length > most) {
            throw ApiFault.of(
                    413,
                    "too-large",
                    "The body has " + bytes.length + " bytes; at most " + most + " are read.");
        }
        return bytes;
    }
}
