package dev.tokenward.sandbox.app.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.tokenward.sandbox.app.lambda.Payload;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Writes a request as the event of payload format 2.0. */
final class Event {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    /** Bodies of these types arrive as text; all others, forms too, as base64. */
    private static final Pattern TEXT =
            Pattern.compile("(?i)(text/.*|application/(json|xml|javascript))\\s*(;.*)?");

    private Event() {}

    static Payload of(Incoming in, Routes.Match match, Optional<JWTClaimsSet> claims, Instant now) {
        ObjectNode event = JSON.createObjectNode();
        event.put("version", "2.0");
        event.put("routeKey", match.route().key());
        event.put("rawPath", Route.decode(in.rawPath()));
        event.put("rawQueryString", in.rawQuery());
        Map<String, String> headers = new LinkedHashMap<>(in.headers());
        String cookies = headers.remove("cookie");
        if (cookies != null) {
            event.set("cookies", JSON.valueToTree(List.of(cookies.split(";\\s*"))));
        }
        headers.put("x-forwarded-for", in.sourceIp());
        headers.put("x-forwarded-proto", "http");
        event.set("headers", JSON.valueToTree(headers));
        Map<String, String> query = query(in.rawQuery());
        if (!query.isEmpty()) {
            event.set("queryStringParameters", JSON.valueToTree(query));
        }
        event.set("requestContext", context(in, match.route(), claims, now));
        if (!match.parameters().isEmpty()) {
            event.set("pathParameters", JSON.valueToTree(match.parameters()));
        }
        boolean text = TEXT.matcher(in.header("content-type").orElse("")).matches();
        boolean encode = in.body().length() > 0 && !text;
        if (in.body().length() > 0) {
            event.put(
                    "body",
                    encode
                            ? Base64.getEncoder().encodeToString(in.body().bytes())
                            : in.body().text());
        }
        event.put("isBase64Encoded", encode);
        try {
            return Payload.of(JSON.writeValueAsBytes(event));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode context(
            Incoming in, Route route, Optional<JWTClaimsSet> claims, Instant now) {
        ObjectNode context = JSON.createObjectNode();
        context.put("accountId", "000000000000");
        context.put("apiId", "sandbox");
        claims.ifPresent(c -> {
            ObjectNode jwt = context.putObject("authorizer").putObject("jwt");
            jwt.set("claims", JSON.valueToTree(Claims.asTexts(c.toJSONObject())));
            jwt.putNull("scopes");
        });
        String host = in.header("host").orElse("");
        context.put("domainName", host);
        context.put("domainPrefix", host.replaceFirst("[.:].*", ""));
        ObjectNode http = context.putObject("http");
        http.put("method", in.method());
        http.put("path", Route.decode(in.rawPath()));
        http.put("protocol", in.protocol());
        http.put("sourceIp", in.sourceIp());
        http.put("userAgent", in.header("user-agent").orElse(""));
        context.put("requestId", UUID.randomUUID().toString());
        context.put("routeKey", route.key());
        context.put("stage", "$default");
        context.put("time", TIME.format(now));
        context.put("timeEpoch", now.toEpochMilli());
        return context;
    }

    static Map<String, String> query(String raw) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (raw.isEmpty()) {
            return parameters;
        }
        for (String pair : raw.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = form(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : form(pair.substring(equals + 1));
            parameters.merge(name, value, (first, next) -> first + "," + next);
        }
        return parameters;
    }

    private static String form(String raw) {
        try {
            return URLDecoder.decode(raw, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return raw;
        }
    }
}
