package dev.tokenward.issuetext;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Who opens an issue reads what was taken from it, answer by answer. */
class UnderstoodTest {
    @Test
    void everyAnswerIsShownOnALineOfItsOwn() {
        assertThat(
                        IssueText.read(
                                        """
                                        ## Purpose

                                        Pages whoever is on call,
                                        day and night

                                        ## Removal date

                                        2027-03-31

                                        ## Category

                                        TARGET

                                        ## Target

                                        Pager

                                        ## Kind

                                        OAUTH_CLIENT

                                        ## Scopes

                                        tickets:read

                                        ## Why an administrator is needed

                                        Reads every brand.
                                        """)
                                .understood())
                .containsExactly(
                        "purpose: Pages whoever is on call, day and night",
                        "removal date: 31 March 2027",
                        "category: TARGET",
                        "target: Pager",
                        "kind: OAUTH_CLIENT",
                        "scopes: tickets:read",
                        "administrator: needed, Reads every brand.");
    }

    @Test
    void aLongAnswerIsCutAndWhatCannotBeReadIsNotClaimed() {
        assertThat(
                        IssueText.read(
                                        "## Purpose\n\n"
                                                + "x".repeat(300)
                                                + "\n\n## Removal date\n\nsoon\n\n"
                                                + "## Why an administrator is needed\n\nnot needed\n")
                                .understood())
                .containsExactly(
                        "purpose: " + "x".repeat(99) + "\u2026", "administrator: not needed");
    }
}
