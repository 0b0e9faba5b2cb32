package dev.tokenward.workflow;

import dev.tokenward.domain.Actor;
import dev.tokenward.domain.Refusal;
import dev.tokenward.store.AuditEvent;
import dev.tokenward.store.AuditLog;
import dev.tokenward.store.Page;
import dev.tokenward.store.PageRequest;
import java.util.Optional;

/** Reading the audit: by Support Ops and auditors, and by nobody else. */
public final class Audit {
    private final World world;

    public Audit(World world) {
        this.world = world;
    }

    /**
     * A chain's events, from the first.
     *
     * @param subject for example {@code request:req_…} or {@code directory}
     */
    public Result<Page<AuditEvent>> events(Actor actor, String subject, PageRequest page) {
        if (!Visibility.seesAll(actor)) {
            return new Result.Refused<>(notTheirs());
        }
        Page<AuditEvent> events = world.store().auditLog().events(subject, page);
        return events.items().isEmpty() && page.cursor().isEmpty()
                ? new Result.Refused<>(
                        new Refusal.NotVisible("The audit has no event of " + subject + "."))
                : new Result.Done<>(events);
    }

    /**
     * A part of everything, as lines.
     *
     * @param most lines of this part, at least 1
     */
    public Result<AuditLog.ExportPart> export(Actor actor, Optional<String> cursor, int most) {
        return Visibility.seesAll(actor)
                ? new Result.Done<>(world.store().auditLog().export(cursor, most))
                : new Result.Refused<>(notTheirs());
    }

    private static Refusal notTheirs() {
        return new Refusal.Forbidden("Only Support Ops and auditors read the audit log.");
    }
}
