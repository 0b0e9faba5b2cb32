package dev.tokenward.workflow;

import dev.tokenward.domain.IssueRef;
import dev.tokenward.domain.Notice;
import java.time.Instant;
import java.util.HashMap;
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
     * @param updatedAt the issue's last change as the event tells it: an older copy is not looked
     *     at
     * @param event what tells this event from others; the same by another hook is the same (C41)
     */
    public void changed(IssueRef issue, String action, String event, Optional<Instant> updatedAt) {
        Map<String, String> params = new HashMap<>();
        params.put("project", issue.project());
        params.put("iid", Long.toString(issue.number()));
        params.put("url", issue.url());
        params.put("action", action);
        updatedAt.ifPresent(at -> params.put("updatedAt", at.toString()));
        world.tell(
                new Notice(
                        "gitlab:" + event,
                        Notice.Topic.ISSUE_CHANGED,
                        "",
                        Optional.empty(),
                        new Notice.Recipient.Tokenward(),
                        params));
    }
}
