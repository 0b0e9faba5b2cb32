package dev.tokenward.gitlab;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The labels that say on an issue where its request stands; GitLab makes them when first used. */
public enum IssueLabel {
    AWAITING_MANAGER("awaiting manager"),
    AWAITING_SUPPORT_OPS("awaiting support ops"),
    APPROVED("approved"),
    ISSUED("issued"),
    ISSUE_FAILED("issue failed"),
    DENIED("denied"),
    WITHDRAWN("withdrawn"),
    LAPSED("lapsed"),
    ENDED("ended"),
    GIVEN_UP("given up");

    private final String words;

    IssueLabel(String words) {
        this.words = words;
    }

    /** As it stands on the issue. */
    public String text() {
        return "tokenward: " + words;
    }

    /** All but this one, as GitLab wants lists. */
    String others() {
        return Arrays.stream(values())
                .filter(other -> other != this)
                .map(IssueLabel::text)
                .collect(Collectors.joining(","));
    }
}
