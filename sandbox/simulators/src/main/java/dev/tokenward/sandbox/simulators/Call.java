package dev.tokenward.sandbox.simulators;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came over the wire.
 *
 * @param rawPath not decoded
 * @param rawQuery not decoded, empty if there is none
 * @param headers names in lower case, the first value each
 */
public record Call(
        String method, String rawPath, String rawQuery, Map<String, String> headers, String body) {
    public Call {
        headers = Map.copyOf(headers);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    public Fields query() {
        return Fields.parse(rawQuery);
    }

    public Fields form() {
        return Fields.parse(body);
    }

    /** The body as a JSON object; empty where it is none. */
    public Optional<ObjectNode> json() {
        return Json.parseObject(body);
    }

    public boolean isForm() {
        return contentType().startsWith("application/x-www-form-urlencoded");
    }

    public boolean isJson() {
        return contentType().startsWith("application/json");
    }

    /** The parts of the path, each decoded by itself, so that {@code %2F} stays inside its part. */
    public List<String> segments() {
        return Arrays.stream(rawPath.substring(Math.min(1, rawPath.length())).split("/", -1))
                .map(Call::decodeSegment)
                .toList();
    }

    private String contentType() {
        return header("content-type").orElse("").toLowerCase(Locale.ROOT);
    }

    /** In a path, unlike in a form, a plus is a plus. */
    private static String decodeSegment(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return segment;
        }
    }

    /** Without headers and body, which may carry secrets. */
    @Override
    public String toString() {
        return method + " " + rawPath;
    }
}
