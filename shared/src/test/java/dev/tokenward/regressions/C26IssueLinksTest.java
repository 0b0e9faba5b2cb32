package dev.tokenward.regressions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Checked;
import dev.tokenward.domain.Fault;
import dev.tokenward.domain.IssueLinks;
import dev.tokenward.domain.IssueRef;
import dev.tokenward.domain.Samples;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Issue links that lie about their host. */
class C26IssueLinksTest {
    private static final String PROJECT = "acme/team-ops/access-requests";
    private static final IssueLinks LINKS =
            new IssueLinks(URI.create("https://gitlab.example.com"), List.of(PROJECT));

    static Stream<Arguments> links() {
        return Cases.table("C26-issue-links.txt");
    }

    @ParameterizedTest
    @MethodSource("links")
    void linkIsTakenAsTheOneIssueOrRefused(String link, String outcome) {
        Checked<IssueRef> read = LINKS.read("issue", link);

        if (outcome.startsWith("accept") || link.endsWith("/042")) {
            assertThat(read)
                    .isEqualTo(
                            new Checked.Valid<>(
                                    new IssueRef(
                                            PROJECT,
                                            42,
                                            "https://gitlab.example.com/"
                                                    + PROJECT
                                                    + "/-/issues/42")));
        } else {
            assertThat(outcome).startsWith("refuse");
            assertThat(read).isInstanceOf(Checked.Invalid.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "42",
                "acme/team-ops/access-requests#42",
                "//gitlab.example.com/acme/team-ops/access-requests/-/issues/42",
                "https://gitlab.example.com./acme/team-ops/access-requests/-/issues/42",
                "https://gitlab.example.com:8443/acme/team-ops/access-requests/-/issues/42",
                "https://gitlab.example.com/acme//team-ops/access-requests/-/issues/42",
                "https://gitlab.example.com/./acme/team-ops/access-requests/-/issues/42",
                "https://gitlab.example.com/acme/team-ops/access-requests/-/issues/0",
                "https://gitlab.example.com/acme/team-ops/access-requests/-/issues/42/designs",
                "https://gitlab.example.com/acme/team-ops/access-requests/-/issues/42\r\nATTENDEE:x",
                "https://gitlab.example.com\u3002evil.example/acme/team-ops/access-requests/-/issues/42"
            })
    void oddLinkIsRefused(String link) {
        assertThat(LINKS.read("issue", link)).isInstanceOf(Checked.Invalid.class);
    }

    @Test
    void pathsCompareWithoutRegardToCase() {
        assertThat(
                        LINKS.read(
                                "issue",
                                "https://gitlab.example.com/Acme/Team-Ops/access-requests/-/issues/42"))
                .isEqualTo(
                        LINKS.read(
                                "issue",
                                "https://gitlab.example.com/acme/team-ops/access-requests/-/issues/42"));
    }

    @Test
    void anyProjectCountsUnderAStarAndAGitLabMayHaveAPortAndAPath() {
        IssueLinks any = new IssueLinks(URI.create("http://127.0.0.1:8080/gitlab/"), List.of("*"));

        assertThat(any.read("issue", "http://127.0.0.1:8080/gitlab/a/b/-/work_items/7"))
                .isEqualTo(
                        new Checked.Valid<>(
                                new IssueRef(
                                        "a/b", 7, "http://127.0.0.1:8080/gitlab/a/b/-/issues/7")));
        assertThat(any.read("issue", "http://127.0.0.1:8080/a/b/-/issues/7"))
                .isInstanceOf(Checked.Invalid.class);
        assertThat(any.read("issue", "http://127.0.0.1:8080/gitlab"))
                .isInstanceOf(Checked.Invalid.class);
    }

    @Test
    void withoutAConfiguredProjectTheFaultSaysWhoMustActInsteadOfBlamingTheLink() {
        IssueLinks none = new IssueLinks(URI.create("https://gitlab.example.com"), List.of());

        assertThat(Samples.faults(none.read("issue", "https://gitlab.example.com/a/b/-/issues/7")))
                .singleElement()
                .extracting(Fault::message)
                .asString()
                .contains("GITLAB_PROJECTS");
    }
}
