package dev.tokenward.domain;

/**
 * An issue of the configured GitLab. Equal refs are one issue, however the link was written.
 *
 * @param project full path of the project, as GitLab spells it, for example {@code
 *     acme/access-requests}
 * @param number the number within the project (GitLab's {@code iid}), 1 or more
 * @param url the canonical link, for people
 */
public record IssueRef(String project, long number, String url) {
    /** The identity of the issue: paths compare without regard to case in GitLab. */
    public String key() {
        return project.toLowerCase(java.util.Locale.ROOT) + "#" + number;
    }
}
