package dev.tokenward.domain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a transition of a credential records and tells. */
final class CredentialNews {
    private CredentialNews() {}

    /** A step that only the audit hears of. */
    static Change<Credential> step(Credential next, String type) {
        return new Change<>(next, List.of(event(next, type, Map.of())), List.of());
    }

    static AuditEntry event(Credential c, String type, Map<String, String> more) {
        return event(c, type, Optional.empty(), more, Map.of());
    }

    static AuditEntry event(
            Credential c,
            String type,
            Optional<Actor> actor,
            Map<String, String> more,
            Map<String, String> personal) {
        Map<String, String> details = new HashMap<>(more);
        details.put("credential", c.id());
        details.put("status", c.status().name());
        c.zendeskId().ifPresent(id -> details.put("zendeskId", id));
        return new AuditEntry(
                c.subject(),
                "credential." + type,
                actor.map(a -> a.email().value()).orElse("system"),
                actor.map(Actor::channel).orElse(Channel.SYSTEM),
                details,
                personal);
    }

    /**
     * @param threshold tells two notices of one topic to one recipient apart
     */
    static Notice notice(
            Credential c,
            Notice.Topic topic,
            String threshold,
            Notice.Recipient to,
            Map<String, String> params) {
        return new Notice(
                c.id() + ":" + topic + ":" + threshold + ":" + to.key(),
                topic,
                c.requestId(),
                Optional.of(c.id()),
                to,
                params);
    }
}
