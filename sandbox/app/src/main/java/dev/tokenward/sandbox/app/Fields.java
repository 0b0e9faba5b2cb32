package dev.tokenward.sandbox.app;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A JSON object sent to one of the sandbox's own endpoints. */
final class Fields {
    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final ObjectNode body;

    private Fields(ObjectNode body) {
        this.body = body;
    }

    /**
     * @throws Problem if it is no JSON object, or has a field that is not known
     */
    static Fields read(String text, Set<String> known) {
        try {
            if (!(JSON.readTree(text) instanceof ObjectNode body)) {
                throw new Problem(400, "A JSON object is expected.");
            }
            body.fieldNames()
                    .forEachRemaining(name -> {
                        if (!known.contains(name)) {
                            throw new Problem(400, "There is no field " + name + ".");
                        }
                    });
            return new Fields(body);
        } catch (JsonProcessingException e) {
            throw new Problem(400, "This is no JSON: " + e.getOriginalMessage());
        }
    }

    Optional<String> text(String name) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw new Problem(400, "Field " + name + " is no text.");
        }
        return Optional.of(value.asText());
    }

    Optional<List<String>> texts(String name) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        if (!value.isArray()) {
            throw new Problem(400, "Field " + name + " is no list of texts.");
        }
        for (JsonNode one : value) {
            if (!one.isTextual()) {
                throw new Problem(400, "Field " + name + " is no list of texts.");
            }
            texts.add(one.asText());
        }
        return Optional.of(texts);
    }
}
