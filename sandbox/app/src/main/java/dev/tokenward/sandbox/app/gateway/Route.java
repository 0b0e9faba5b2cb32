package dev.tokenward.sandbox.app.gateway;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A route of the HTTP API.
 *
 * @param method in capitals, or {@code ANY}
 * @param path as the template spells it
 * @param open whether it is served without a token
 */
public record Route(String method, String path, String function, boolean open) {
    /**
     * What API Gateway takes as a part of a path: all variable or all text. It refuses anything
     * else when the stack is deployed (C02).
     */
    private static final Pattern PART = Pattern.compile("^(\\{[\\w.-]+\\+?\\}|[a-zA-Z0-9._-]+)$");

    private static final Pattern METHOD =
            Pattern.compile("GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|ANY");

    /**
     * @throws IllegalArgumentException if API Gateway would refuse the route
     */
    public Route {
        method = method.toUpperCase(Locale.ROOT).replace("X-AMAZON-APIGATEWAY-ANY-METHOD", "ANY");
        if (!METHOD.matcher(method).matches()) {
            throw new IllegalArgumentException(path + ": no such method: " + method);
        }
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException(path + ": a route's path begins with /");
        }
        List<String> parts = partsOf(path);
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i);
            if (!PART.matcher(part).matches()) {
                throw new IllegalArgumentException(
                        path
                                + ": API Gateway refuses the part '"
                                + part
                                + "': a part is all variable or all text");
            }
            if (part.endsWith("+}") && i < parts.size() - 1) {
                throw new IllegalArgumentException(
                        path + ": a greedy variable must be the last part");
            }
        }
    }

    /** How API Gateway names it: {@code GET /requests/{id}}. */
    public String key() {
        return method + " " + path;
    }

    /** The decoded path parameters, if this route serves the path. */
    Optional<Map<String, String>> match(String wantedMethod, String rawPath) {
        if (!method.equals("ANY") && !method.equals(wantedMethod)) {
            return Optional.empty();
        }
        List<String> mine = partsOf(path);
        List<String> theirs = partsOf(rawPath);
        Map<String, String> parameters = new TreeMap<>();
        for (int i = 0; i < mine.size(); i++) {
            String part = mine.get(i);
            if (i >= theirs.size() || theirs.get(i).isEmpty()) {
                return Optional.empty();
            }
            if (part.endsWith("+}")) {
                parameters.put(
                        part.substring(1, part.length() - 2),
                        decode(String.join("/", theirs.subList(i, theirs.size()))));
                return Optional.of(parameters);
            }
            if (part.startsWith("{")) {
                parameters.put(part.substring(1, part.length() - 1), decode(theirs.get(i)));
            } else if (!part.equals(decode(theirs.get(i)))) {
                return Optional.empty();
            }
        }
        return mine.size() == theirs.size() ? Optional.of(parameters) : Optional.empty();
    }

    /** Sorts the more specific before the less: text, then variable, then greedy; ANY last. */
    String specificity() {
        StringBuilder rank = new StringBuilder();
        for (String part : partsOf(path)) {
            rank.append(part.endsWith("+}") ? '2' : part.startsWith("{") ? '1' : '0');
        }
        return rank + (method.equals("ANY") ? "1" : "0");
    }

    private static List<String> partsOf(String path) {
        List<String> parts = new ArrayList<>(List.of(path.split("/", -1)));
        parts.removeFirst();
        if (parts.equals(List.of(""))) {
            parts.clear();
        }
        return parts;
    }

    /** A path's percent signs; a plus is a plus there. */
    static String decode(String raw) {
        try {
            return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return raw;
        }
    }
}
