package dev.tokenward.sandbox.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A place in the resolved template. What is missing is a node as well, so that a path can be walked
 * without asking at each step; only reading a value of it fails, naming the path.
 */
public final class Node {
    private final String path;
    private final @Nullable Object value;

    Node(String path, @Nullable Object value) {
        this.path = path;
        this.value = value;
    }

    /** Where this is, for example {@code Resources.Table.Properties.TableName}. */
    public String path() {
        return path;
    }

    public boolean isPresent() {
        return value != null;
    }

    public boolean isMap() {
        return value instanceof Map;
    }

    /** What stands under a key. */
    public Node get(String key) {
        Object child = value instanceof Map<?, ?> map ? map.get(key) : null;
        return new Node(path + "." + key, child);
    }

    /** The elements of a list; none if nothing is here. */
    public List<Node> items() {
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return IntStream.range(0, list.size())
                    .mapToObj(i -> new Node(path + "[" + i + "]", list.get(i)))
                    .toList();
        }
        throw new TemplateFault(path + " is not a list");
    }

    /** The entries of a map, in their order; none if nothing is here. */
    public Map<String, Node> entries() {
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Node> entries = new LinkedHashMap<>();
            map.forEach(
                    (key, child) -> entries.put(key.toString(), new Node(path + "." + key, child)));
            return entries;
        }
        throw new TemplateFault(path + " is not a map");
    }

    /** A text, or a number or truth value as text. */
    public String text() {
        if (value == null) {
            throw new TemplateFault(path + " is missing");
        }
        if (value instanceof Map || value instanceof List) {
            throw new TemplateFault(path + " is not a text");
        }
        return value.toString();
    }

    /** The text, if anything is here. */
    public Optional<String> optionalText() {
        return value == null ? Optional.empty() : Optional.of(text());
    }

    public long number() {
        try {
            return Long.parseLong(text());
        } catch (NumberFormatException e) {
            throw new TemplateFault(path + " is not a whole number: " + text(), e);
        }
    }

    /** True or false; false if nothing is here. */
    public boolean flag() {
        return switch (optionalText().orElse("false")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new TemplateFault(path + " is neither true nor false: " + text());
        };
    }

    /** Maps, lists, texts, numbers and truth values, as resolved. */
    public Optional<Object> raw() {
        return Optional.ofNullable(value);
    }

    @Override
    public String toString() {
        return path + " = " + value;
    }
}
