package dev.tokenward.workflow;

import dev.tokenward.gitlab.GitLab;
import java.util.List;
import java.util.Optional;

/** Issues as GitLab shows them. */
final class Issues {
    private Issues() {}

    /** Without a text. */
    static GitLab.Issue by(GitLab.User author, boolean open) {
        return new GitLab.Issue(
                Optional.empty(),
                Optional.empty(),
                open,
                author,
                List.of(),
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
