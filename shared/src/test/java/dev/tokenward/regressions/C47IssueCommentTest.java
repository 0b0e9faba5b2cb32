package dev.tokenward.regressions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Notice.Recipient;
import dev.tokenward.domain.Notice.Topic;
import dev.tokenward.notification.IssueNotes;
import dev.tokenward.notification.Occasions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * C47: GitLab carries out a line that begins with a slash, notifies whom a comment mentions and
 * loads its images; an unclosed fence swallows what follows. See
 * https://github.com/The-PR-Agent/pr-agent/pull/2628.
 */
class C47IssueCommentTest {
    private static final String REASON =
            """
            Not this way.\r
            /close\r
            /assign @root%s/lock
              /confidential
            Please use /merge later, ask @all or @group/subgroup, see !1 and ~label.
            ![x](https://evil.example/p.png)
            <!-- hidden -->
            ```
            /unlabel\
            """
                    .formatted('\u2028');

    /** A fenced block, ended by a fence as long as its own. */
    private static final Pattern FENCED = Pattern.compile("(?ms)^(`{3,})[a-z]*\\n(.*?)^\\1$");

    private static final Pattern CODE = Pattern.compile("(?<!`)(`+)(?!`)(.+?)(?<!`)\\1(?!`)");

    static Set<Topic> topics() {
        return EnumSet.complementOf(
                EnumSet.of(
                        Topic.REDACT,
                        Topic.REISSUE_ORDERED,
                        Topic.WEEKLY_DIGEST,
                        Topic.FOUND_ASKED,
                        Topic.DELETION_PROPOSED,
                        Topic.LEAVER_ASKED,
                        Topic.TRANSFERRED,
                        Topic.SWEEP_REPORT,
                        Topic.SWEEP_ASKS,
                        Topic.AUDIT_SEALED,
                        Topic.OPERATOR_ALERT,
                        Topic.ISSUE_CHANGED,
                        Topic.HAND_BACK_ASKED,
                        Topic.HANDED_BACK,
                        Topic.SLACK_ACTION,
                        Topic.ACTION_REFUSED,
                        Topic.ACTION_DONE,
                        Topic.DECISION_SETTLED,
                        Topic.QUESTION_SETTLED,
                        Topic.FORGETTING_ASKED,
                        Topic.DEACTIVATED,
                        Topic.REACTIVATED));
    }

    @ParameterizedTest
    @MethodSource("topics")
    void nothingInTextOfPeopleIsCarriedOutWhereverItStands(Topic topic) {
        String note =
                IssueNotes.of(
                        new Occasions().everywhere(REASON).to(new Recipient.Issue(true)).on(topic));

        assertThat(note.split("\\R", -1)).noneMatch(line -> line.strip().startsWith("/"));
        assertThat(note).doesNotContain("\r", "\u2028", "\u2029");
        String live = CODE.matcher(FENCED.matcher(note).replaceAll("")).replaceAll("");
        assertThat(live).doesNotContain("@", "![", "<!--", "```", "~label");
        assertThat(live).contains("**Next:** ", "**Who acts:** ");
    }

    @Test
    void theReasonArrivesWholeAndReadable() {
        String note = IssueNotes.of(new Occasions().denial(REASON).on(Topic.DENIED));

        Matcher fenced = FENCED.matcher(note);
        assertThat(fenced.find()).isTrue();
        List<String> lines =
                fenced.group(2).lines().map(line -> line.substring("> ".length())).toList();
        assertThat(lines)
                .containsExactly(
                        "Not this way.",
                        "/close",
                        "/assign @root",
                        "/lock",
                        "  /confidential",
                        "Please use /merge later, ask @all or @group/subgroup, see !1 and ~label.",
                        "![x](https://evil.example/p.png)",
                        "<!-- hidden -->",
                        "```",
                        "/unlabel");
    }

    @Test
    void anUnclosedFenceDoesNotSwallowTheEndDate() {
        String note = IssueNotes.of(new Occasions().everywhere("```\n<!-- ").on(Topic.ISSUED));

        String live = FENCED.matcher(note).replaceAll("");
        assertThat(live).contains("It ends 31 March 2027, end of day (UTC)");
    }
}
