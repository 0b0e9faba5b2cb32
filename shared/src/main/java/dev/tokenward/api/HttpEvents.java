package dev.tokenward.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * API Gateway's events and answers, read and written with the parser that the function has anyway.
 * Lambda's own reading brings a second Jackson, a second Gson and the classes of every kind of
 * event: a tenth of a cold start (docs/performance.md). Only what this API looks at is read.
 */
final class HttpEvents {
    /**
     * @throws IOException if it is no JSON
     */
    APIGatewayV2HTTPEvent read(InputStream in) throws IOException {
        // AWS wrote it: what it says twice is no attack, as it would be in a body
        JsonNode event = Json.read(in);
        return APIGatewayV2HTTPEvent.builder()
                .withRouteKey(text(event.path("routeKey")))
                .withHeaders(texts(event.path("headers")))
                .withQueryStringParameters(texts(event.path("queryStringParameters")))
                .withPathParameters(texts(event.path("pathParameters")))
                .withRequestContext(context(event.path("requestContext")))
                .withBody(text(event.path("body")))
                .withIsBase64Encoded(event.path("isBase64Encoded").asBoolean())
                .build();
    }

    private static @Nullable RequestContext context(JsonNode context) {
        if (!context.isObject()) {
            return null;
        }
        RequestContext.RequestContextBuilder builder =
                RequestContext.builder()
                        .withRequestId(text(context.path("requestId")))
                        .withDomainName(text(context.path("domainName")));
        JsonNode claims = context.path("authorizer").path("jwt").path("claims");
        if (claims.isObject()) {
            builder.withAuthorizer(
                    RequestContext.Authorizer.builder()
                            .withJwt(
                                    RequestContext.Authorizer.JWT
                                            .builder()
                                            .withClaims(texts(claims))
                                            .build())
                            .build());
        }
        return builder.build();
    }

    private static @Nullable String text(JsonNode value) {
        return value.isValueNode() && !value.isNull() ? value.asText() : null;
    }

    private static @Nullable Map<String, String> texts(JsonNode object) {
        if (!object.isObject()) {
            return null;
        }
        Map<String, String> texts = new HashMap<>();
        object.properties()
                .forEach(entry -> {
                    String text = text(entry.getValue());
                    if (text != null) {
                        texts.put(entry.getKey(), text);
                    }
                });
        return texts;
    }

    void write(APIGatewayV2HTTPResponse answer, OutputStream out) throws IOException {
        ObjectNode node = Json.object().put("statusCode", answer.getStatusCode());
        ObjectNode headers = node.putObject("headers");
        answer.getHeaders().forEach(headers::put);
        node.put("body", answer.getBody()).put("isBase64Encoded", answer.getIsBase64Encoded());
        Json.write(node, out);
    }
}
