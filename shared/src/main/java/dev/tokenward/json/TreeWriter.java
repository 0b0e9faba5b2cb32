package dev.tokenward.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.Closeable;
import java.io.IOException;
import java.util.Map;

/** Writes the text that Jackson's own mapper would write. */
final class TreeWriter implements Closeable {
    private final JsonGenerator out;

    TreeWriter(JsonGenerator out) {
        this.out = out;
    }

    /**
     * @throws IllegalArgumentException if there is something in it that no JSON text has
     */
    void write(JsonNode node) throws IOException {
        switch (node.getNodeType()) {
            case OBJECT -> {
                out.writeStartObject();
                for (Map.Entry<String, JsonNode> field : node.properties()) {
                    out.writeFieldName(field.getKey());
                    write(field.getValue());
                }
                out.writeEndObject();
            }
            case ARRAY -> {
                out.writeStartArray();
                for (JsonNode element : node) {
                    write(element);
                }
                out.writeEndArray();
            }
            case STRING -> out.writeString(node.textValue());
            case NUMBER -> number(node);
            case BOOLEAN -> out.writeBoolean(node.booleanValue());
            case NULL -> out.writeNull();
            default -> throw new IllegalArgumentException("not of JSON: a " + node.getNodeType());
        }
    }

    private void number(JsonNode node) throws IOException {
        switch (node.numberType()) {
            case INT, LONG -> out.writeNumber(node.longValue());
            case BIG_INTEGER -> out.writeNumber(node.bigIntegerValue());
            case BIG_DECIMAL -> out.writeNumber(node.decimalValue());
            default -> out.writeNumber(node.doubleValue());
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
