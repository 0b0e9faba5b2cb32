package dev.tokenward.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Items as released versions wrote them, a folder for each shape. A file is written once, by the
 * store of its day, and never changed: it stands for what lies in somebody's table.
 */
final class StoredItems {
    private static final Path HOME = Path.of("src", "test", "resources", "items");
    private static final JsonMapper JSON = new JsonMapper();

    private StoredItems() {}

    static List<Map<String, AttributeValue>> ofShape(int shape) throws IOException {
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        for (Path file : files(shape)) {
            for (JsonNode item : JSON.readTree(file.toFile())) {
                items.add(DynamoJson.read(item));
            }
        }
        return items;
    }

    private static List<Path> files(int shape) throws IOException {
        Path folder = HOME.resolve("shape-" + shape);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /** As a file of its own, an item a line. */
    static void add(int shape, List<Map<String, AttributeValue>> items) throws IOException {
        Path folder = Files.createDirectories(HOME.resolve("shape-" + shape));
        Path file = folder.resolve("%02d.json".formatted(files(shape).size() + 1));
        Files.writeString(
                file,
                items.stream()
                        .map(item -> DynamoJson.write(item).toString())
                        .collect(Collectors.joining(",\n", "[\n", "\n]\n")));
    }

    /** Records are told apart by their keys; of the rest, one of each type is enough. */
    static String what(Map<String, AttributeValue> item) {
        return ShapeTable.hasRecord(item)
                ? ShapeTable.text(item, "pk")
                : ShapeTable.text(item, "type");
    }
}
