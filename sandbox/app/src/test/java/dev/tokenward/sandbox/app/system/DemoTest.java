package dev.tokenward.sandbox.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.sandbox.app.Repository;
import dev.tokenward.sandbox.app.Sandbox;
import dev.tokenward.sandbox.app.SandboxOptions;
import dev.tokenward.sandbox.app.demo.Demo;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
    private static final Pattern STEPS = Pattern.compile("All (\\d+) steps had the outcome");

    @Test
    void wholeStoryIsToldAndEndsWithZero(@TempDir Path directory) throws Exception {
        Program demo = Program.start(directory, Map.of("NO_COLOR", "1"), "demo");

        assertThat(demo.end()).as(demo.said()).isZero();

        String story = demo.said();
        assertThat(story)
                .containsSubsequence(
                        "says neither what for nor until when",
                        "Refused, nothing stored, both faults at once",
                        "asks for one that needs no administrator",
                        "Denied, with the way that fits",
                        "A comment with the same words; the issue is closed.",
                        "An issue asks, two buttons decide",
                        "Morgan sees",
                        "[ Approve ]",
                        "Issue #",
                        "An API token for a Zendesk target",
                        "asks for another API token",
                        "Refused, with the way out",
                        "More time: an extension",
                        "The old client is deleted",
                        "No live credential is left but Tokenward's own.",
                        "Four, each of them revoked.",
                        "The failure queues are empty.");
        assertThat(story).contains("5 Oct 2026, 09:00 UTC").contains("16 Jan 2027, 00:00 UTC");
        Matcher steps = STEPS.matcher(story);
        assertThat(steps.find()).isTrue();
        long told = story.lines().filter(line -> line.strip().startsWith("→")).count();
        assertThat(told).isEqualTo(Long.parseLong(steps.group(1))).isGreaterThan(30);
        assertThat(story).doesNotContain("✗").doesNotContain("\u001b[").doesNotContain("ERROR");
    }

    @Test
    void stepWithAnotherOutcomeIsNamedAndTheStoryEndsThere() {
        StringWriter told = new StringWriter();
        SandboxOptions late =
                SandboxOptions.of(Repository.template())
                        .clock(Demo.START.plus(Duration.ofDays(90)))
                        .withoutSchedules();
        try (Sandbox sandbox = Sandbox.start(late)) {
            assertThat(new Demo(sandbox, new PrintWriter(told, true), false).run()).isFalse();
        }
        assertThat(told.toString())
                .containsSubsequence("✗ Riley", "expected  status: 201", "seen      status: 422")
                .doesNotContain("All ");
    }
}
