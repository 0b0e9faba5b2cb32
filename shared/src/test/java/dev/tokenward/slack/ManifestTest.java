package dev.tokenward.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/slack/manifest.json} asks for the scopes of what the client calls, and no others. */
class ManifestTest {
    /** As Slack documents them per method. */
    private static final Map<String, Set<String>> SCOPES =
            Map.of(
                    "auth.test", Set.of(),
                    "views.open", Set.of(),
                    "users.info", Set.of("users:read", "users:read.email"),
                    "users.lookupByEmail", Set.of("users:read.email"),
                    "conversations.open", Set.of("im:write"),
                    "conversations.history", Set.of("im:history"),
                    "chat.postMessage", Set.of("chat:write"),
                    "chat.update", Set.of("chat:write"));

    private static final Pattern CALL =
            Pattern.compile("Call\\s*\\.\\s*(?:get|post)\\(\\s*\"/([A-Za-z.]+)\"");

    @Test
    void everyMethodThatIsCalledHasItsScopeAndNoScopeIsIdle() throws IOException {
        Set<String> needed = new TreeSet<>();
        Set<String> called = called();
        assertThat(called).contains("views.open", "users.info", "chat.update");
        for (String method : called) {
            assertThat(SCOPES).as("a scope for the new method").containsKey(method);
            needed.addAll(SCOPES.getOrDefault(method, Set.of()));
        }
        Set<String> asked = new TreeSet<>();
        manifest().at("/oauth_config/scopes/bot").forEach(scope -> asked.add(scope.asText()));

        assertThat(asked).isEqualTo(needed);
    }

    @Test
    void pressesGoToTheHook() throws IOException {
        assertThat(manifest().at("/settings/interactivity/is_enabled").asBoolean()).isTrue();
        assertThat(manifest().at("/settings/interactivity/request_url").asText())
                .startsWith("https://")
                .endsWith("/hooks/slack");
        assertThat(manifest().at("/display_information/name").asText().length()).isBetween(1, 35);
    }

    private static Set<String> called() throws IOException {
        Set<String> methods = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("src/main/java/dev/tokenward/slack"))) {
            for (Path file : files.toList()) {
                Matcher m = CALL.matcher(Files.readString(file));
                while (m.find()) {
                    methods.add(m.group(1));
                }
            }
        }
        return methods;
    }

    private static JsonNode manifest() throws IOException {
        return new ObjectMapper().readTree(Path.of("../docs/slack/manifest.json").toFile());
    }
}
