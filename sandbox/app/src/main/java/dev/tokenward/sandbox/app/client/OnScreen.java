package dev.tokenward.sandbox.app.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A Slack message as its reader sees it. */
public final class OnScreen {
    private OnScreen() {}

    /**
     * Blocks, with buttons in brackets; they take the place of the text, which only notices show.
     *
     * @param blocks an array, empty if there are none
     */
    public static String of(String text, JsonNode blocks) {
        List<String> lines = new ArrayList<>();
        for (JsonNode block : blocks) {
            if (block.path("type").asText().equals("actions")) {
                List<String> buttons = new ArrayList<>();
                block.path("elements")
                        .forEach(e -> buttons.add("[ " + e.at("/text/text").asText() + " ]"));
                lines.add(String.join("  ", buttons));
            } else {
                texts(block, lines);
            }
        }
        return lines.isEmpty() ? unescape(text) : String.join("\n", lines);
    }

    /** Every text of a part, in order. */
    static void texts(JsonNode node, List<String> found) {
        JsonNode text = node.path("text");
        if (text.isTextual()) {
            found.add(unescape(text.asText()));
        }
        node.forEach(child -> texts(child, found));
    }

    /** Slack's three escapes. */
    private static String unescape(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }
}
