package dev.tokenward.sandbox.simulators.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** A modal's documented limits. Answers with the first fault found, in words. */
final class ViewRules {
    private static final int LONGEST_TITLE = 24;

    private ViewRules() {}

    static Optional<String> fault(JsonNode view) {
        if (!view.path("type").asText("").equals("modal")) {
            return Optional.of("unsupported type of view");
        }
        for (String name : new String[] {"title", "submit", "close"}) {
            JsonNode text = view.path(name);
            int length = text.path("text").asText("").length();
            boolean asked = name.equals("title") || view.has(name);
            boolean plain = text.path("type").asText("").equals("plain_text");
            if (asked && (!plain || length == 0 || length > LONGEST_TITLE)) {
                return Optional.of("plain text of 1 to 24 characters: " + name);
            }
        }
        if (view.path("private_metadata").asText("").length() > 3_000
                || view.path("callback_id").asText("").length() > 255) {
            return Optional.of("private_metadata or callback_id is too long");
        }
        JsonNode blocks = view.path("blocks");
        if (!blocks.isArray() || blocks.isEmpty() || blocks.size() > 100) {
            return Optional.of("1 to 100 blocks");
        }
        for (JsonNode block : blocks) {
            if (block.path("type").asText("").equals("input")) {
                Optional<String> fault = inputFault(view, block);
                if (fault.isPresent()) {
                    return fault;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> inputFault(JsonNode view, JsonNode block) {
        int label = block.path("label").path("text").asText("").length();
        int most = block.path("element").path("max_length").asInt(3_000);
        if (!view.has("submit")) {
            return Optional.of("a view with an input needs submit");
        }
        return label == 0 || label > 2_000 || most < 1 || most > 3_000
                ? Optional.of("an input has a label, and a max_length of 1 to 3000")
                : Optional.empty();
    }
}
