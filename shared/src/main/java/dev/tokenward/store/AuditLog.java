package dev.tokenward.store;

import java.util.List;
import java.util.Optional;

/**
 * The audit as a whole: every chain, and the chain of seals over them. Read consistently, from the
 * table itself. docs/audit.md has the forms, and what they prove.
 */
public interface AuditLog {
    /** A chain's events, from the first. Empty for a subject that has none. */
    Page<AuditEvent> events(String subject, PageRequest page);

    /**
     * A part of the export: every seal in its order, then every event by subject and sequence, then
     * one line that says how many there were. Seals first, so that each event which one of them
     * covers still follows.
     *
     * @param most lines of this part, at least 1
     * @throws BadCursor if the cursor is none of ours
     */
    ExportPart export(Optional<String> cursor, int most);

    Seal.Last lastSeal();

    /** At most so many heads that moved since they were sealed. */
    List<Seal.Head> moved(int most);

    /**
     * Stores a seal together with a commit (its message), if no other seal took its place.
     *
     * @return whether this one is stored
     */
    boolean seal(Seal seal, Commit with);

    /** Takes the marks off what the last seal covers; may be repeated. */
    void settle(Seal.Last last);

    /** Lines of JSON without their line ends; {@code cursor} is present while there are more. */
    record ExportPart(List<String> lines, Optional<String> cursor) {
        public ExportPart {
            lines = List.copyOf(lines);
        }
    }
}
