package dev.tokenward.issuetext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.tokenward.domain.Fault;
import dev.tokenward.domain.RequestInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Descriptions as people write them, each with what is read of it in the file beside it. */
class IssueTextTest {
    private static final Path CORPUS = Path.of("src/test/resources/issues");
    private static final Path TEMPLATE =
            Path.of("../docs/gitlab/issue_templates/zendesk-credential.md");

    private static final int LOG_LINES = 900;
    private static final int LEAST = 25;

    static List<Path> descriptions() throws IOException {
        try (Stream<Path> files = Files.list(CORPUS)) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
        }
    }

    @Test
    void corpusIsLargeEnoughToMeanSomething() throws IOException {
        assertThat(descriptions()).hasSizeGreaterThanOrEqualTo(LEAST);
    }

    @ParameterizedTest
    @MethodSource("descriptions")
    void isReadAsTheFileBesideItSays(Path file) throws IOException {
        String markdown = Files.readString(file).replace("{{LOG}}", log());
        Path beside = file.resolveSibling(file.getFileName().toString().replace(".md", ".txt"));

        IssueText.Reading reading = IssueText.read(markdown);

        assertThat(told(reading, Files.readString(beside)))
                .containsExactlyElementsOf(Files.readAllLines(beside));
    }

    /** In the words of the expectations; what is only bounded there is only bounded here. */
    private static List<String> told(IssueText.Reading reading, String expected) {
        RequestInput in = reading.input();
        List<String> told = new ArrayList<>(List.of("isRequest: " + reading.isRequest()));
        add(told, "category", in.category());
        add(told, "kind", in.kind());
        if (expected.contains("purposeLongerThan")) {
            assertThat(in.purpose().orElseThrow()).hasSizeGreaterThan(50_000);
            told.add("purposeLongerThan: 50000");
        } else {
            add(told, "purpose", in.purpose());
        }
        add(told, "removalDate", in.removalDate());
        add(told, "target", in.target());
        add(told, "useCase", in.useCase());
        add(told, "needsAdmin", in.needsAdmin());
        add(told, "adminReason", in.adminReason());
        add(told, "scopes", in.scopes().map(all -> String.join(", ", all)));
        add(told, "apiCalls", in.apiCalls().map(all -> String.join(", ", all)));
        in.faults().stream().map(Fault::field).forEach(field -> told.add("fault: " + field));
        if (expected.contains("understood: ")) {
            String words = expected.replaceFirst("(?s).*understood: ", "").strip();
            assertThat(reading.understood()).anyMatch(line -> line.contains(words));
            told.add("understood: " + words);
        }
        return told;
    }

    private static void add(List<String> told, String name, Optional<?> value) {
        value.ifPresent(v -> told.add(name + ": " + v.toString().replace("\n", "\\n")));
    }

    private static String log() {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < LOG_LINES; i++) {
            log.append("2026-11-25 09:00:00.").append(i).append(" WARN worker-").append(i % 7);
            log.append(" retry of job ").append(i).append(" failed, status 429\n");
        }
        return log.toString();
    }

    private static IssueText.Reading template(String... changes) throws IOException {
        String text = Files.readString(TEMPLATE);
        for (int i = 0; i < changes.length; i += 2) {
            assertThat(text).contains(changes[i]);
            text = text.replace(changes[i], changes[i + 1]);
        }
        return IssueText.read(text);
    }

    @Test
    void templateThatNobodyFilledInSaysNothing() throws IOException {
        IssueText.Reading reading = template();

        assertThat(reading.isRequest()).isTrue();
        assertThat(told(reading, "")).containsExactly("isRequest: true");
    }

    @Test
    void templateFilledInIsReadWhole() throws IOException {
        IssueText.Reading reading =
                template(
                        "## Purpose\n", "## Purpose\nNightly export\n",
                        "## Removal date\n", "## Removal date\n2027-03-31\n",
                        "- [ ] PERSON", "- [x] PERSON",
                        "- [ ] OAUTH_CLIENT", "- [X] OAUTH_CLIENT",
                        "## Scopes\n", "## Scopes\n- tickets:read\n",
                        "## Why an administrator is needed\n",
                                "## Why an administrator is needed\nReads audit events\n");

        assertThat(told(reading, ""))
                .containsExactly(
                        "isRequest: true",
                        "category: PERSON",
                        "kind: OAUTH_CLIENT",
                        "purpose: Nightly export",
                        "removalDate: 2027-03-31",
                        "needsAdmin: true",
                        "adminReason: Reads audit events",
                        "scopes: tickets:read");
    }

    /** Each of these took seconds, and many issues can have it. */
    @ParameterizedTest
    @ValueSource(strings = {"<a ", "[a](<b", "<a href=\"", "|-|\n"})
    void textThatOpensMoreThanAnybodyWritesIsNotRead(String again) {
        String text = "## Purpose\n\nx\n\n" + again.repeat(90_000 / again.length());

        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(10), () -> Page.of(text)))
                .isEmpty();
    }

    /** Each of these took minutes, or the stack. */
    @ParameterizedTest
    @ValueSource(strings = {"# a1", "# a(", ">", "+ ", "**a ", "## Scopes\n\na."})
    void hostileTextIsReadInNoTime(String begin) {
        String text = begin + begin.substring(begin.length() - 1).repeat(90_000) + "a\n";

        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> IssueText.read(text));
    }
}
