package dev.tokenward.sandbox.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.sandbox.app.Programs;
import dev.tokenward.sandbox.app.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's commands are pasted as they stand, into one shell, and answer what they should. */
class ReadmeTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```bash\\n(.*?)^```$");
    private static final Pattern START =
            Pattern.compile("(?m)^\\./tokenward sandbox (--port \\d+)( .*)$");
    private static final String SEPARATOR = "--- the next block";

    /** What each block says, in its order; a new block needs a line here. */
    private static final List<List<String>> EXPECTED =
            List.of(
                    List.of(),
                    List.of(
                            "\"status\":422",
                            "purpose is missing",
                            "(refused)",
                            "\"state\":\"AWAITING_MANAGER\"",
                            "\"waitingFor\":[\"morgan@example.com\"]"),
                    List.of(
                            "**Denied** by the rules",
                            "\\\"Purpose\\\" is missing",
                            "> scopes: tickets:read",
                            "This issue is closed"),
                    List.of(
                            "\"status\":403",
                            "(refused)",
                            "\"items\":[{\"id\":\"req_",
                            "\nAWAITING_SUPPORT_OPS\nAPPROVED\n"),
                    List.of(
                            "ISSUED\n",
                            "\"messages\":[",
                            "Client id:",
                            "\"status\":\"ACTIVE\"",
                            "ACTIVE"),
                    List.of("{\"now\":\"2027-03-24T09:00:0", "\"reminded\":1"),
                    List.of("REVOKED"),
                    List.of(
                            "APPROVED\n",
                            "{\"now\":\"2027-05-01T00:00:0",
                            "\"revoked\":1",
                            "REVOKED\n",
                            "Target - Status page"),
                    List.of("BEGIN:VCALENDAR", "STATUS:CANCELLED", "END:VCALENDAR", "/calendar/"));

    @TempDir private Path directory;

    @Test
    void everyBlockAnswersAsItShould() throws Exception {
        Programs.needed("bash", "curl", "python3");
        String readme = Files.readString(Repository.root().resolve("README.md"));
        List<String> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(readme);
        while (block.find()) {
            blocks.add(block.group(1));
        }
        assertThat(blocks).hasSameSizeAs(EXPECTED);
        Matcher start = START.matcher(readme);
        assertThat(start.find()).isTrue();

        // runs as documented: ./tokenward sandbox --port 8787 --clock 2026-11-25T09:00:00Z
        Program sandbox = Program.sandbox(directory, start.group(2).strip().split(" "));
        List<String> said;
        try {
            said = paste(blocks, sandbox);
        } finally {
            sandbox.stop();
        }

        for (int i = 0; i < blocks.size(); i++) {
            if (EXPECTED.get(i).isEmpty()) {
                assertThat(said.get(i)).as(blocks.get(i)).isEmpty();
            } else {
                assertThat(said.get(i)).as(blocks.get(i)).containsSubsequence(EXPECTED.get(i));
            }
        }
    }

    private List<String> paste(List<String> blocks, Program sandbox)
            throws IOException, InterruptedException {
        String script = String.join("\necho '" + SEPARATOR + "'\n", blocks);
        Path output = directory.resolve("said.txt");
        ProcessBuilder shell =
                new ProcessBuilder("bash", "-euo", "pipefail", "-c", script)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        shell.environment().put("TOKENWARD", sandbox.address("API").toString());
        shell.environment().put("GITLAB", sandbox.address("gitlab").toString());
        Process process = shell.start();
        boolean ended = process.waitFor(4, TimeUnit.MINUTES);
        process.destroyForcibly();
        String said = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(ended).as(said).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return List.of(said.split(SEPARATOR + "\n", -1));
    }
}
