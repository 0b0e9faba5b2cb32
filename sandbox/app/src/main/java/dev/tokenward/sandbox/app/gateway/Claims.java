package dev.tokenward.sandbox.app.gateway;

import java.util.Collection;
import java.util.Date;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes a token's claims as API Gateway hands them to a function: every one as text, an array as
 * {@code [a b]}, which cannot be told from one name with a blank (C04).
 */
final class Claims {
    private Claims() {}

    static Map<String, String> asTexts(Map<String, Object> claims) {
        Map<String, String> texts = new TreeMap<>();
        claims.forEach((name, value) -> {
            if (value != null) {
                texts.put(name, text(value));
            }
        });
        return texts;
    }

    private static String text(Object value) {
        return switch (value) {
            case Date date -> number((double) date.toInstant().getEpochSecond());
            case Number number -> number(number.doubleValue());
            case Collection<?> many ->
                    many.stream().map(Claims::text).collect(Collectors.joining(" ", "[", "]"));
            case Map<?, ?> map ->
                    map.entrySet().stream()
                            .map(e -> e.getKey() + ":" + text(e.getValue()))
                            .collect(Collectors.joining(" ", "map[", "]"));
            default -> value.toString();
        };
    }

    /** Whole numbers below ten million plainly, larger ones as {@code 1.7956008E9}. */
    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e7
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
