package dev.tokenward.sandbox.app.regressions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.sandbox.app.client.Reply;
import dev.tokenward.sandbox.app.system.House;
import dev.tokenward.sandbox.app.system.Traces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** C46: secrets pasted with line ends open all three doors, or are named and never shown. */
class C46SecretsWithLineEndsTest {
    private static final List<String> VALUES =
            List.of(
                    "example-client-secret",
                    "xoxb-example",
                    "example-signing-secret",
                    "glpat-example",
                    "example-hook-token");

    private static House with(Path directory, String secrets) throws IOException {
        Path file = Files.writeString(directory.resolve("secrets.json"), secrets);
        return new House(options -> options.secrets(file));
    }

    @Test
    void allThreeAreCalledWithTheTrimmedSecretsAndNoneIsWrittenAnywhere(@TempDir Path directory)
            throws IOException {
        try (House house = with(directory, Case.text("C46-secrets.json"))) {
            String request = house.ask();
            house.approve(request);

            // Zendesk made it, Slack brought it, GitLab showed the issue and took the comment
            assertThat(house.state(request)).isEqualTo("ISSUED");
            assertThat(house.api.as(House.RILEY).inbox().value()).isPresent();
            assertThat(house.sandbox.gitlab().orElseThrow().journal().matching("POST", ".*/notes"))
                    .isNotEmpty()
                    .allMatch(entry -> entry.status() == 201);
            noValueIsToBeRead(house);
        }
    }

    @Test
    void secretThatNoHeaderCanCarryIsNamedWithItsFieldAndNeverShown(@TempDir Path directory)
            throws IOException {
        String slack =
                Case.text("C46-secrets.json").replace(" xoxb-example\\r\\n", "xoxb-ex\\r\\nample");
        try (House house = with(directory, slack)) {
            String request = house.ask();

            assertThat(house.state(request)).isEqualTo("AWAITING_MANAGER");
            said(house, "secret tokenward/slack is unusable: bot_token", "xoxb-ex");
        }
        String gitlab =
                Case.text("C46-secrets.json").replace("glpat-example\\n", "glpat-ex\\nample");
        try (House house = with(directory, gitlab)) {
            Reply refused =
                    house.api.as(House.RILEY).post("/requests", House.body(house.issueOf("riley")));

            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.text()).doesNotContain("glpat");
            said(house, "secret tokenward/gitlab is unusable: token", "glpat-ex");
        }
    }

    private static void said(House house, String fault, String half) {
        Traces traces = Traces.of(house.sandbox);
        assertThat(traces.say("log", fault)).isTrue();
        assertThat(traces.texts()).noneMatch(trace -> trace.text().contains(half));
        noValueIsToBeRead(house);
    }

    private static void noValueIsToBeRead(House house) {
        assertThat(Traces.of(house.sandbox).texts())
                .noneMatch(trace -> VALUES.stream().anyMatch(trace.text()::contains));
    }
}
