package dev.tokenward.verifier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads lines strictly: a field too many or given twice would be something that no hash covers, and
 * people would read it all the same.
 */
final class LineReader {
    private static final Set<String> EVENT =
            Set.of(
                    "subject",
                    "sequence",
                    "at",
                    "type",
                    "channel",
                    "previous",
                    "details",
                    "personal");
    private static final Set<String> SEAL = Set.of("number", "at", "previous", "heads");

    private final JsonMapper json =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    Line read(long number, String text) throws NoLine {
        JsonNode node;
        try {
            node = json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new NoLine("it is no JSON");
        }
        if (node.has("event")) {
            return event(number, node);
        }
        if (node.has("seal")) {
            return seal(number, node);
        }
        if (node.has("end")) {
            JsonNode end =
                    fields(
                            fields(node, Set.of("end")).get("end"),
                            Set.of("events", "subjects", "seals"));
            return new Line.End(count(end, "events"), count(end, "subjects"), count(end, "seals"));
        }
        throw new NoLine("it is neither event nor seal nor end");
    }

    private Line.Event event(long number, JsonNode line) throws NoLine {
        fields(line, Set.of("event", "hash", "plain"));
        JsonNode event = fields(line.get("event"), EVENT);
        texts(event, "details");
        Map<String, String> hashes = texts(event, "personal");
        String chain = text(event, "subject");
        if (chain.isEmpty()) {
            throw new NoLine("its subject is empty");
        }
        return new Line.Event(
                link(number, chain, event, "sequence", text(line, "hash"), text(event, "type")),
                falsePlain(hashes, line.get("plain")),
                hashes.size() - line.get("plain").size());
    }

    private Line.Seal seal(long number, JsonNode line) throws NoLine {
        fields(line, Set.of("seal", "hash"));
        JsonNode seal = fields(line.get("seal"), SEAL);
        List<Line.Head> heads = new ArrayList<>();
        for (JsonNode head : seal.get("heads")) {
            fields(head, Set.of("subject", "sequence", "hash"));
            heads.add(
                    new Line.Head(
                            text(head, "subject"), count(head, "sequence"), text(head, "hash")));
        }
        return new Line.Seal(
                link(number, Link.SEALS, seal, "number", text(line, "hash"), "sealed"), heads);
    }

    private static Link link(
            long line, String chain, JsonNode content, String sequence, String hash, String what)
            throws NoLine {
        return new Link(
                line,
                chain,
                count(content, sequence),
                text(content, "previous"),
                hash,
                Digest.of(content).equals(hash),
                what + ", " + text(content, "at"));
    }

    /** Each fact by itself is salt and value, and its hash stands in the event. */
    private static Optional<String> falsePlain(Map<String, String> hashes, JsonNode plain)
            throws NoLine {
        if (!plain.isObject()) {
            throw new NoLine("plain is no object");
        }
        for (Map.Entry<String, JsonNode> fact : plain.properties()) {
            fields(fact.getValue(), Set.of("salt", "value"));
            String salt = text(fact.getValue(), "salt");
            String hash = Digest.of(salt + text(fact.getValue(), "value"));
            // of another length, a part of the salt would pass for the beginning of the value
            if (!salt.matches("[0-9a-f]{32}") || !hash.equals(hashes.get(fact.getKey()))) {
                return Optional.of(fact.getKey());
            }
        }
        return Optional.empty();
    }

    private static JsonNode fields(JsonNode node, Set<String> names) throws NoLine {
        Set<String> present = new HashSet<>();
        node.fieldNames().forEachRemaining(present::add);
        if (!present.equals(names)) {
            throw new NoLine("it does not have the fields that such a line has");
        }
        return node;
    }

    private static String text(JsonNode node, String name) throws NoLine {
        if (!node.path(name).isTextual()) {
            throw new NoLine(name + " is no text");
        }
        return node.path(name).asText();
    }

    private static Map<String, String> texts(JsonNode node, String name) throws NoLine {
        Map<String, String> texts = new HashMap<>();
        if (!node.path(name).isObject()) {
            throw new NoLine(name + " is no object");
        }
        for (Map.Entry<String, JsonNode> field : node.path(name).properties()) {
            texts.put(field.getKey(), text(node.path(name), field.getKey()));
        }
        return texts;
    }

    private static long count(JsonNode node, String name) throws NoLine {
        String text = text(node, name);
        if (!text.matches("0|[1-9][0-9]{0,11}")) {
            throw new NoLine(name + " is no whole number");
        }
        return Long.parseLong(text);
    }
}
