package dev.tokenward.api;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.domain.Fault;
import dev.tokenward.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A JSON object from outside, read field by field. What is wrong with types and names is gathered,
 * so that one answer can name everything; what is no JSON object at all is a 400.
 */
final class Body {
    static final int LARGEST = 256 * 1024;
    private static final int LONGEST_WORD = 60;

    private final JsonNode root;
    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> known = new HashSet<>();

    private Body(JsonNode root) {
        this.root = root;
    }

    static Body read(ApiCall call) {
        JsonNode tree = tree(call.body(LARGEST));
        if (!tree.isObject()) {
            throw ApiFault.of(400, "body", "The body must be a JSON object.");
        }
        return new Body(tree);
    }

    /** Any JSON, strictly: the same key twice is refused with its name (case C29). */
    static JsonNode tree(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw ApiFault.of(400, "body", "The body is not UTF-8.");
        }
        if (text.isBlank()) {
            throw ApiFault.of(400, "body", "The body is empty; a JSON object is expected.");
        }
        try {
            return Json.read(text);
        } catch (JsonParseException e) {
            String said = Optional.ofNullable(e.getOriginalMessage()).orElse("");
            if (said.startsWith("Duplicate")) {
                throw ApiFault.of(
                        400, "duplicate-key", "The body names a key twice: " + shorten(said));
            }
            throw ApiFault.of(
                    400,
                    "body",
                    "The body is no JSON: something is wrong at line "
                            + e.getLocation().getLineNr()
                            + ", column "
                            + e.getLocation().getColumnNr()
                            + ".");
        } catch (JsonProcessingException e) {
            String said = Optional.ofNullable(e.getOriginalMessage()).orElse("");
            throw ApiFault.of(400, "body", "The body is no single JSON value: " + shorten(said));
        }
    }

    /** What somebody sent, as far as a message repeats it. */
    static String shorten(String text) {
        return text.length() <= LONGEST_WORD ? text : text.substring(0, LONGEST_WORD) + "…";
    }

    Optional<String> text(String field) {
        return field(field)
                .flatMap(node -> {
                    if (node.isTextual()) {
                        return Optional.of(node.textValue());
                    }
                    wrong(field, "a text", node);
                    return Optional.empty();
                });
    }

    /** A text, or a list of texts as its lines. */
    Optional<String> lines(String field) {
        return root.path(field).isArray()
                ? texts(field).map(lines -> String.join("\n", lines))
                : text(field);
    }

    Optional<Boolean> flag(String field) {
        return field(field)
                .flatMap(node -> {
                    if (node.isBoolean()) {
                        return Optional.of(node.booleanValue());
                    }
                    wrong(field, "true or false, without quotes", node);
                    return Optional.empty();
                });
    }

    Optional<List<String>> texts(String field) {
        return field(field)
                .flatMap(node -> {
                    if (!node.isArray()) {
                        wrong(field, "a list of texts, such as [\"tickets:read\"]", node);
                        return Optional.empty();
                    }
                    List<String> texts = new ArrayList<>();
                    for (int i = 0; i < node.size(); i++) {
                        if (node.get(i).isTextual()) {
                            texts.add(node.get(i).textValue());
                        } else {
                            wrong(field + "[" + i + "]", "a text", node.get(i));
                        }
                    }
                    return Optional.of(texts);
                });
    }

    /** Adds what a rule found; a field of the wrong type is named once, for its type. */
    void fault(String field, String message) {
        if (faults.stream().noneMatch(f -> f.field().equals(field))) {
            faults.add(new Fault(field, message));
        }
    }

    private Optional<JsonNode> field(String field) {
        known.add(field);
        return Optional.ofNullable(root.get(field)).filter(node -> !node.isNull());
    }

    private void wrong(String field, String wanted, JsonNode node) {
        String is =
                switch (node.getNodeType()) {
                    case ARRAY -> "a list";
                    case OBJECT -> "an object";
                    case NUMBER -> "a number";
                    case BOOLEAN -> "true or false";
                    case NULL -> "null";
                    default -> "a text";
                };
        faults.add(new Fault(field, field + " must be " + wanted + "; it is " + is + "."));
    }

    /** Every fault so far, with the fields that nobody asked for. */
    List<Fault> faults() {
        List<Fault> all = new ArrayList<>(faults);
        root.fieldNames()
                .forEachRemaining(name -> {
                    if (!known.contains(name)) {
                        all.add(
                                new Fault(
                                        shorten(name),
                                        "There is no field \""
                                                + shorten(name)
                                                + "\" here. Known are: "
                                                + String.join(
                                                        ", ", known.stream().sorted().toList())
                                                + "."));
                    }
                });
        return all;
    }

    /** For calls whose faults no later rule adds to. */
    void orRefuse() {
        List<Fault> all = faults();
        if (!all.isEmpty()) {
            throw new ApiFault(422, "validation", "Nothing was stored; each fault is named.", all);
        }
    }
}
