package dev.tokenward.net;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads JSON that others wrote: unknown fields, wrong types and missing parts are met with an empty
 * answer, never with an exception. Our own JSON is read strictly, elsewhere.
 */
public final class ForeignJson {
    private static final ObjectReader READER =
            new ObjectMapper(new JsonFactory())
                    .reader()
                    .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private ForeignJson() {}

    /** An object or array; empty for anything else. */
    public static Optional<JsonNode> read(byte[] body) {
        try {
            // the parser's message quotes the body, which may hold a secret: it is dropped
            return Optional.of(READER.readTree(body)).filter(JsonNode::isContainerNode);
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    /** A text that is there and not blank, as it stands. */
    public static Optional<String> text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isTextual() && !value.textValue().isBlank()
                ? Optional.of(value.textValue())
                : Optional.empty();
    }

    /** An id, digit for digit, from a whole number or a text (C08: never an int or a double). */
    public static Optional<String> id(JsonNode object, String field) {
        JsonNode value = object.path(field);
        if (value.isIntegralNumber()) {
            return Optional.of(value.bigIntegerValue().toString());
        }
        return text(object, field).map(String::strip);
    }

    /** A truth value, also as the text {@code "true"} or {@code "false"}. */
    public static Optional<Boolean> flag(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return switch (value.isBoolean() ? value.asText() : lower(value)) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** An instant in ISO 8601, with {@code Z} or an offset. */
    public static Optional<Instant> instant(JsonNode object, String field) {
        return text(object, field)
                .flatMap(text -> {
                    try {
                        return Optional.of(OffsetDateTime.parse(text.strip()).toInstant());
                    } catch (DateTimeException notATime) {
                        return Optional.empty();
                    }
                });
    }

    /** The elements of an array; empty if there is no array. */
    public static Optional<List<JsonNode>> list(JsonNode object, String field) {
        JsonNode value = object.path(field);
        if (!value.isArray()) {
            return Optional.empty();
        }
        List<JsonNode> elements = new ArrayList<>(value.size());
        value.forEach(elements::add);
        return Optional.of(elements);
    }

    private static String lower(JsonNode value) {
        return value.isTextual() ? value.textValue().strip().toLowerCase(Locale.ROOT) : "";
    }
}
