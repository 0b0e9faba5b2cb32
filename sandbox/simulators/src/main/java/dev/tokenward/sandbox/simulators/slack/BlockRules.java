package dev.tokenward.sandbox.simulators.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Block Kit's documented limits. Answers with the first fault found, in words. */
final class BlockRules {
    private static final Set<String> TYPES =
            Set.of("section", "actions", "context", "divider", "header", "image", "input");

    private BlockRules() {}

    static Optional<String> fault(JsonNode blocks) {
        if (blocks.size() > 50) {
            return Optional.of("no more than 50 items allowed [json-pointer:/blocks]");
        }
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < blocks.size(); i++) {
            JsonNode block = blocks.get(i);
            String id = block.path("block_id").asText("");
            if (id.length() > 255 || (!id.isEmpty() && !ids.add(id))) {
                return at(i, "block_id is too long or not unique");
            }
            Optional<String> fault = blockFault(block);
            if (fault.isPresent()) {
                return at(i, fault.get());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> blockFault(JsonNode block) {
        String type = block.path("type").asText("");
        return switch (type) {
            case "section" -> section(block);
            case "header" -> text(block.path("text"), 150, true);
            case "context" ->
                    size(block.path("elements"), 10).or(() -> texts(block.path("elements"), 3_000));
            case "actions" -> size(block.path("elements"), 25).or(() -> actions(block));
            default ->
                    TYPES.contains(type)
                            ? Optional.empty()
                            : Optional.of("unsupported type: " + type);
        };
    }

    private static Optional<String> section(JsonNode block) {
        if (!block.has("text") && !block.has("fields")) {
            return Optional.of("missing required field: text or fields");
        }
        Optional<String> fault =
                block.has("text") ? text(block.path("text"), 3_000, false) : Optional.empty();
        if (fault.isEmpty() && block.has("fields")) {
            fault = size(block.path("fields"), 10).or(() -> texts(block.path("fields"), 2_000));
        }
        return fault.or(() ->
                block.path("accessory").path("type").asText("").equals("button")
                        ? button(block.path("accessory"))
                        : Optional.empty());
    }

    private static Optional<String> actions(JsonNode block) {
        Set<String> ids = new HashSet<>();
        for (JsonNode element : block.path("elements")) {
            String id = element.path("action_id").asText("");
            if (!id.isEmpty() && !ids.add(id)) {
                return Optional.of("action_id is not unique in its block");
            }
            if (element.path("type").asText("").equals("button")) {
                Optional<String> fault = button(element);
                if (fault.isPresent()) {
                    return fault;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> button(JsonNode button) {
        if (button.path("value").asText("").length() > 2_000) {
            return Optional.of("must be less than 2001 characters: value");
        }
        if (button.path("action_id").asText("").length() > 255) {
            return Optional.of("must be less than 256 characters: action_id");
        }
        String style = button.path("style").asText("primary");
        if (!style.equals("primary") && !style.equals("danger")) {
            return Optional.of("style is primary or danger");
        }
        return text(button.path("text"), 75, true);
    }

    private static Optional<String> texts(JsonNode items, int longest) {
        for (JsonNode item : items) {
            Optional<String> fault =
                    item.path("type").asText("").equals("image")
                            ? Optional.empty()
                            : text(item, longest, false);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> text(JsonNode text, int longest, boolean plainOnly) {
        String type = text.path("type").asText("");
        if (!type.equals("plain_text") && (plainOnly || !type.equals("mrkdwn"))) {
            return Optional.of("unsupported text type: " + type);
        }
        int length = text.path("text").asText("").length();
        if (length == 0) {
            return Optional.of("must be more than 0 characters");
        }
        return length > longest
                ? Optional.of("must be less than " + (longest + 1) + " characters")
                : Optional.empty();
    }

    private static Optional<String> size(JsonNode items, int most) {
        return items.isArray() && !items.isEmpty() && items.size() <= most
                ? Optional.empty()
                : Optional.of("1 to " + most + " items allowed");
    }

    private static Optional<String> at(int index, String fault) {
        return Optional.of(fault + " [json-pointer:/blocks/" + index + "]");
    }
}
