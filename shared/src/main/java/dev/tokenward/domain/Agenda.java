package dev.tokenward.domain;

import java.util.List;
import java.util.Map;

/**
 * What a calendar shows at a fetch.
 *
 * @param credentials those alive, soonest end first, and those that ended early or lately
 * @param issues links to the access-request issues, by request
 * @param cut whether there are more credentials than are shown
 */
public record Agenda(
        FeedKind kind, List<Credential> credentials, Map<String, IssueRef> issues, boolean cut) {
    public Agenda {
        credentials = List.copyOf(credentials);
        issues = Map.copyOf(issues);
    }
}
