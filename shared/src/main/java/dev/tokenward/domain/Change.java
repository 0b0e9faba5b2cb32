package dev.tokenward.domain;

import java.util.List;

/** The outcome of a transition that is allowed: the new state, what is recorded, who is told. */
public record Change<T>(T next, List<AuditEntry> audit, List<Notice> notices) {
    public Change {
        audit = List.copyOf(audit);
        notices = List.copyOf(notices);
    }
}
