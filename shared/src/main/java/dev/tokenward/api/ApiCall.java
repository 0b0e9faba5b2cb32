package dev.tokenward.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.tokenward.domain.Text;
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
    private static final String ID = "[A-Za-z0-9_-]{1,100}";

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

    /**
     * The path's one variable. What is none of our ids is not even looked for: a table's key ends.
     */
    public String id() {
        return Optional.ofNullable(event.getPathParameters())
                .map(p -> p.get("id"))
                .filter(id -> id.matches(ID))
                .orElseThrow(() -> ApiFault.of(404, "not-found", "Nothing has this id."));
    }

    /** A variable of the path, as it came. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(event.getPathParameters()).map(p -> p.get(name));
    }

    /** Where this API is called: the address before the path, as the caller knows it. */
    String origin() {
        String host =
                header("host")
                        .or(() ->
                                Optional.ofNullable(event.getRequestContext())
                                        .map(APIGatewayV2HTTPEvent.RequestContext::getDomainName))
                        .orElse("");
        return header("x-forwarded-proto").filter("http"::equals).orElse("https") + "://" + host;
    }

    /** Whether the body came as text, decoded on its way, and not as bytes. */
    boolean isText() {
        return !event.getIsBase64Encoded();
    }

    /**
     * The body's bytes, which are to be read as what somebody says: text that lost a character on
     * its way is a 400.
     *
     * @param most longest body that is read, in bytes; a longer one is a 413
     */
    public byte[] body(int most) {
        String body = Optional.ofNullable(event.getBody()).orElse("");
        if (isText() && body.indexOf(Text.LOST) >= 0) {
            throw ApiFault.of(
                    400,
                    "charset",
                    "The body is not UTF-8: a character was lost on its way. A spreadsheet is saved"
                            + " so as \"CSV UTF-8\"; bytes arrive whole as Content-Type:"
                            + " application/csv; charset=windows-1252, or whatever they are.");
        }
        return bytes(most);
    }

    /**
     * The same of a hook, whose sender would take a refusal for our failure: what people wrote may
     * hold that character, and nothing is taken from it.
     */
    byte[] bytes(int most) {
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
