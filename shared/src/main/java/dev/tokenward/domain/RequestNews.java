package dev.tokenward.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gathers what a transition of a request records and tells, with keys that follow from its version.
 */
final class RequestNews {
    private final Request next;
    private final List<AuditEntry> audit = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();

    RequestNews(Request next) {
        this.next = next;
    }

    /** Records the transition. The state and the version stand in every event. */
    RequestNews record(String type, Optional<Actor> actor, Map<String, String> personal) {
        return record(type, actor, Map.of(), personal);
    }

    RequestNews record(
            String type,
            Optional<Actor> actor,
            Map<String, String> more,
            Map<String, String> personal) {
        Map<String, String> details = new HashMap<>(more);
        details.put("state", next.state().name());
        details.put("version", Long.toString(next.version()));
        details.put("content", ContentHash.of(next));
        audit.add(
                new AuditEntry(
                        "request:" + next.id(),
                        "request." + type,
                        actor.map(a -> a.email().value()).orElse("system"),
                        actor.map(Actor::channel).orElse(Channel.SYSTEM),
                        details,
                        personal));
        return this;
    }

    RequestNews tellRequester(Notice.Topic topic) {
        return tell(topic, new Notice.Recipient.To(next.requester()), Map.of());
    }

    /** A comment on the issue, if the request has one. */
    RequestNews comment(Notice.Topic topic, boolean close) {
        if (next.content().issue().isPresent()) {
            tell(topic, new Notice.Recipient.Issue(close), Map.of());
        }
        return this;
    }

    RequestNews tell(Notice.Topic topic, Notice.Recipient to, Map<String, String> params) {
        notices.add(
                new Notice(
                        Notice.keyOf(next.id(), topic, next.version(), to),
                        topic,
                        next.id(),
                        next.credentialId(),
                        to,
                        params));
        return this;
    }

    Change<Request> done() {
        return new Change<>(next, audit, notices);
    }
}
