package dev.tokenward.workflow;

import dev.tokenward.domain.IssueRef;
import dev.tokenward.domain.Notice;
import java.util.Map;
import java.util.Optional;

/**
 * Takes in what GitLab tells of an issue: recorded, so that its hook is answered at once, and
 * worked on afterwards ({@link IssueDesk}). Neither text nor people are taken from the hook.
 */
public final class IssueInbox {
    private final World world;

    public IssueInbox(World world) {
        this.world = world;
    }

    /**
     * Records that an issue changed.
     *
     * @param event what tells this event from others; the same by another hook is the same (C41)
     */
    public void changed(IssueRef issue, String action, String event) {
        world.tell(
                new Notice(
                        "gitlab:" + event,
                        Notice.Topic.ISSUE_CHANGED,
                        "",
                        Optional.empty(),
                        new Notice.Recipient.Tokenward(),
                        Map.of(
                                "project",
                                issue.project(),
                                "iid",
                                Long.toString(issue.number()),
                                "url",
                                issue.url(),
                                "action",
                                action)));
    }
}
