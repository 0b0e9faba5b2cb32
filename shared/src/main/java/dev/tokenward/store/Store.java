package dev.tokenward.store;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Email;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.Listed;
import dev.tokenward.domain.Person;
import dev.tokenward.domain.ReportingLine;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestState;
import dev.tokenward.domain.Role;
import dev.tokenward.domain.Survey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is kept. Single items are read consistently; lists come from indexes and may lag.
 *
 * <p>Every method throws {@link StoreUnavailable} when the table cannot be reached in time.
 */
public interface Store {
    /** Carries out a step, or nothing of it. */
    CommitResult commit(Commit commit);

    Optional<Request> request(String id);

    Optional<Credential> credential(String id);

    /** Who has a place, if anybody. */
    Optional<String> owner(String placeKey);

    /** A person's requests: those that need attention first, then the newest. */
    Page<Request> requestsOf(Email requester, PageRequest page);

    /**
     * Requests that wait for this person, longest waiting first.
     *
     * @param supportOpsStage whether the person may decide the second stage: then every request in
     *     it is included, but the person's own and those they approved as manager
     */
    Page<Request> waitingFor(Email approver, boolean supportOpsStage, PageRequest page);

    /**
     * Everybody's requests: open ones first, longest in their state first; then closed ones, newest
     * first.
     */
    Page<Request> requests(Optional<RequestState> state, PageRequest page);

    Page<Credential> credentialsOf(Email holder, PageRequest page);

    /** Everybody's credentials: what is wrong first, then what ends soonest, then what is gone. */
    Page<Credential> credentials(Optional<CredentialStatus> status, PageRequest page);

    /** What stands in Zendesk, by its row's id. */
    Optional<Found> found(String id);

    /** Every row of what stands in Zendesk, but not of what is gone. */
    List<Found> standing();

    /**
     * Everybody's credentials and what nobody stands for: what is wrong first, then what ends this
     * month or within a week, then what is not managed, with the tokens that Zendesk is about to
     * switch off before the last used, then what ends later, then what is gone.
     */
    Page<Listed> inventory(Optional<CredentialStatus> status, PageRequest page);

    /** What this person was asked about, whatever came of it, while nobody stands for it. */
    List<Found> askedAbout(Email person);

    /** How much of Zendesk the last daily sweep saw. */
    Survey survey();

    /** What is due at an instant, earliest first, at most {@code limit} entries. */
    List<Due> due(Due.Queue queue, Instant now, int limit);

    AuditLog auditLog();

    Leases leases();

    Sightings sightings();

    /**
     * Saves what follows the present sightings; at most {@link Sightings#MOST}.
     *
     * @return whether they were saved; not so if another run's are newer
     */
    boolean saveSightings(Sightings next);

    SweepLog sweepLog();

    Optional<OutboxRow> outbox(String key);

    /**
     * Claims an outbox row for sending; empty if it is sent, failed, or claimed by somebody whose
     * time is not over.
     */
    Optional<OutboxRow> claimOutbox(String key, Instant now, Duration lease);

    /** Marks a claimed row as sent. */
    void outboxSent(OutboxRow row, String provider);

    /** Puts a claimed row back until {@code nextAttemptAt}. */
    void outboxRetry(OutboxRow row, String failure, Instant nextAttemptAt);

    /** Marks a claimed row as never to be sent. */
    void outboxFailed(OutboxRow row, String failure);

    Optional<Person> person(Email email);

    /** Several look-ups in the directory as it is at this moment, in one generation of it. */
    Lookup lookup();

    /** The directory at one moment. */
    interface Lookup {
        Optional<ReportingLine> line(Email email);

        /** Everybody with this role, by e-mail address. */
        List<Person> with(Role role);
    }

    Optional<Person> personByGitlab(String username);

    /** Everybody with a role, sorted by address. */
    List<Person> peopleWith(Role role);

    Directory directory();

    /**
     * Replaces the directory: writes a new generation, then switches to it if {@code expected} is
     * still the present one. {@code commit} (its audit event) happens with the switch.
     *
     * @return whether the switch happened
     */
    boolean replaceDirectory(List<Person> people, long expected, Commit commit);

    /**
     * Remembers an answer under an idempotency key, or tells the one remembered.
     *
     * @return empty if this call is the first; else what the first one left
     */
    Optional<Remembered> remember(String key, String bodyHash, String result, Duration keep);

    /** The whole directory; {@code generation} is 0 while it is empty. */
    record Directory(long generation, List<Person> people) {}

    /** What was remembered under a key. */
    record Remembered(String bodyHash, String result) {}
}
