package dev.tokenward.sandbox.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** Small readings that several chapters share. */
final class Replies {
    private Replies() {}

    static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
    }

    /** Whether Zendesk itself has a client of this name. */
    static boolean clientNamed(Stage stage, String name) {
        return stage.sandbox().zendesk().orElseThrow().clients().stream()
                .anyMatch(client -> client.name().equals(name));
    }

    /** Whether Zendesk itself has an API token of this name. */
    static boolean apiTokenNamed(Stage stage, String name) {
        return stage.sandbox().zendesk().orElseThrow().apiTokens().stream()
                .anyMatch(token -> token.description().orElse("").equals(name));
    }
}
