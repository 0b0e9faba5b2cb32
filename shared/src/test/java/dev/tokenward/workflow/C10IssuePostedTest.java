package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.RequestState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Case C10: the author reads on the issue what is missing, and what was read all the same. */
class C10IssuePostedTest {
    private static final String READ = "Read from the description";

    private final IssueOffice office = new IssueOffice();

    @AfterEach
    void close() {
        office.close();
    }

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of(
                        "C10-a-unterminated-comment.md",
                        List.of("\"Removal date\"", "\"Why an administrator is needed\""),
                        List.of(READ, "purpose: Backfill of macros after the merger."),
                        List.of("2027-03-31", "31 March 2027")),
                Arguments.of(
                        "C10-b-hint-left-in.md",
                        List.of("\"Purpose\"", "\"Removal date\"", "\"Kind\""),
                        List.of("Denied"),
                        List.of(READ, "2027-12-31", "31 December 2027", "YYYY")),
                Arguments.of(
                        "C10-c-hidden-second-date.md",
                        List.of("\"Kind\"", "\"Why an administrator is needed\""),
                        List.of(READ, "removal date: 15 January 2027"),
                        List.of("\"Removal date\"", "2024", "2026", "2028", "2029", "2030")),
                Arguments.of(
                        "C10-d-both-boxes.md",
                        List.of("\"Kind\"", "\"Why an administrator is needed\""),
                        List.of(
                                READ,
                                "removal date: 28 February 2027",
                                "scopes: tickets:read, satisfaction_ratings:read"),
                        List.of("\"Removal date\"", "31 January", "/label", "/assign")));
    }

    @ParameterizedTest
    @MethodSource("files")
    void issueIsDeniedWithWhatIsMissingAndWhatWasReadAndIsClosed(
            String file, List<String> missing, List<String> read, List<String> unread)
            throws IOException {
        long iid =
                office.opened(
                        "riley", Files.readString(Path.of("src/test/resources/cases/" + file)));

        assertThat(office.only().state()).isEqualTo(RequestState.DENIED);
        assertThat(office.only().reason().orElseThrow()).contains(missing);
        assertThat(office.comments(iid))
                .singleElement()
                .asString()
                .contains(missing)
                .contains(read)
                .doesNotContain(unread);
        assertThat(office.gitlab.issue(IssueOffice.PROJECT, iid).open()).isFalse();
    }
}
