package dev.tokenward.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * Jackson's trees, read and written without its mapper, which would be a tenth of a cold start
 * (docs/performance.md). Reads at most what Jackson's {@code StreamReadConstraints} allow: a
 * thousand levels.
 */
public final class Json {
    private static final JsonFactory STRICT =
            JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    private static final JsonFactory LENIENT = new JsonFactory();

    private Json() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /**
     * One value, and nothing after it. The same key twice is refused (case C29).
     *
     * @throws JsonProcessingException if it is anything else; its location says where
     */
    public static JsonNode read(String text) throws JsonProcessingException {
        try (JsonParser parser = STRICT.createParser(text)) {
            return TreeReader.read(parser);
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw JsonMappingException.fromUnexpectedIOE(e);
        }
    }

    /**
     * What a system wrote that we trust: of a key that it says twice, the last counts.
     *
     * @throws IOException if it is no JSON, or cannot be read
     */
    public static JsonNode read(InputStream in) throws IOException {
        try (JsonParser parser = LENIENT.createParser(in)) {
            return TreeReader.read(parser);
        }
    }

    public static String write(JsonNode tree) {
        StringWriter out = new StringWriter();
        try (TreeWriter to = new TreeWriter(STRICT.createGenerator(out))) {
            to.write(tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /**
     * @throws IOException if {@code out} takes it not
     */
    public static void write(JsonNode tree, OutputStream out) throws IOException {
        try (TreeWriter to = new TreeWriter(STRICT.createGenerator(out))) {
            to.write(tree);
        }
    }
}
