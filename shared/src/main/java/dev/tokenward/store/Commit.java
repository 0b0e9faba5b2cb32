package dev.tokenward.store;

import dev.tokenward.domain.AuditEntry;
import dev.tokenward.domain.Change;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.Notice;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.Survey;
import dev.tokenward.domain.SweepBook;
import dev.tokenward.domain.SweepRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One step of the process as one transaction: items under their version, audit events at the end of
 * their chains, outbox rows, and the places they take or give back. All or nothing.
 *
 * <p>An item is saved on the condition that the stored version is one less than the saved one;
 * version 1 on the condition that nothing is stored.
 */
public final class Commit {
    final List<Request> requests = new ArrayList<>();
    final List<Credential> credentials = new ArrayList<>();
    final List<Found> found = new ArrayList<>();
    final List<Survey> surveys = new ArrayList<>();
    final List<SweepBook> books = new ArrayList<>();
    final List<SweepRecord> runs = new ArrayList<>();
    final List<AuditEntry> audit = new ArrayList<>();
    final List<Notice> notices = new ArrayList<>();
    final List<Taking> taken = new ArrayList<>();
    final List<Place> released = new ArrayList<>();

    /** The new request, its audit entries and notices. */
    public Commit request(Change<Request> change) {
        requests.add(change.next());
        audit.addAll(change.audit());
        notices.addAll(change.notices());
        return this;
    }

    /** The new credential, its audit entries and notices. */
    public Commit credential(Change<Credential> change) {
        credentials.add(change.next());
        audit.addAll(change.audit());
        notices.addAll(change.notices());
        return this;
    }

    /** What stands in Zendesk, and what is recorded and told of it. */
    public Commit found(Change<Found> change) {
        found.add(change.next());
        audit.addAll(change.audit());
        notices.addAll(change.notices());
        return this;
    }

    /** What stands in Zendesk, as merely seen there. */
    public Commit found(Found seen) {
        found.add(seen);
        return this;
    }

    /** How much of Zendesk was seen. */
    public Commit survey(Survey next) {
        surveys.add(next);
        return this;
    }

    /** The sweep's book as it is to be, what is recorded of that, and who is told. */
    public Commit sweepBook(Change<SweepBook> change) {
        books.add(change.next());
        audit.addAll(change.audit());
        notices.addAll(change.notices());
        return this;
    }

    /** A run of the sweep that ended. */
    public Commit sweepRun(SweepRecord run) {
        runs.add(run);
        return this;
    }

    public Commit audit(AuditEntry entry) {
        audit.add(entry);
        return this;
    }

    public Commit notice(Notice notice) {
        notices.add(notice);
        return this;
    }

    /** Takes a place for an owner; if another owner has it, nothing of the commit happens. */
    public Commit take(Place place) {
        taken.add(new Taking(place, Optional.empty()));
        return this;
    }

    /** As {@link #take}, where the owner before may still have it. */
    public Commit takeOver(Place place, String before) {
        taken.add(new Taking(place, Optional.of(before)));
        return this;
    }

    /** Gives a place back, if this owner still has it; else nothing of the commit happens. */
    public Commit release(Place place) {
        released.add(place);
        return this;
    }

    record Taking(Place place, Optional<String> before) {}

    /**
     * Something only one may have at a time.
     *
     * @param key for example {@code issue:acme/access#42}, {@code name:Target - Status page}
     * @param owner who has it: a request's or a credential's id
     */
    public record Place(String key, String owner) {
        public static Place issue(dev.tokenward.domain.IssueRef issue, String requestId) {
            return new Place("issue:" + issue.key(), requestId);
        }

        /**
         * The same, by GitLab's number of the issue over all projects: it stays when a project is
         * renamed (case C40).
         */
        public static Place issueId(long id, String requestId) {
            return new Place("issueid:" + id, requestId);
        }

        public static Place tokenName(String name, String requestId) {
            return new Place("name:" + name, requestId);
        }

        /** The one open extension of a credential. */
        public static Place extension(String credentialId, String requestId) {
            return new Place("extension:" + credentialId, requestId);
        }
    }
}
