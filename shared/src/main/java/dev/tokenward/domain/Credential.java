package dev.tokenward.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A credential that Tokenward made, is making, or has taken out. Never its secret value: that
 * exists in memory between creation and hand-over only.
 *
 * @param marker what finds it in Zendesk after a crash: an OAuth client's identifier, an API
 *     token's name
 * @param zendeskId Zendesk's number as text, digit for digit (ids exceed 32 and even 53 bits)
 * @param lastDay the removal date, last day of use in the policy's time zone
 * @param endsAt the instant at which it must be gone
 * @param markerClearAt when a complete list taken before the first create did not show the marker:
 *     a later find is ours
 * @param createAttemptedAt the last instant at which a create was sent; lists may lag behind it
 * @param handover where the value was written, recorded before the value was
 * @param handedOverAt when Slack confirmed the message with the value
 * @param receivedAt when the holder confirmed; redaction is due at once
 * @param redactedAt when the value was taken out of the message
 * @param reminded the smallest threshold, in days, of which a reminder was ordered
 * @param deactivation present while Zendesk lists it as inactive
 * @param revocation present once it is to be taken out
 * @param replaces the credential whose extension this one is
 * @param adoption present where it was not issued on a request: then {@code requestId} is empty
 * @param departure present while its holder is known to have left
 * @param switchOffAt when Zendesk switches an API token off, once that is near: by the last look
 * @param changedAt when it was last written, whatever changed: set by the store and never less than
 *     before; empty where an earlier version wrote it
 * @param version counts changes; 1 for a new credential
 */
public record Credential(
        String id,
        String requestId,
        Kind kind,
        String name,
        String marker,
        Optional<String> zendeskId,
        Email holder,
        String holderName,
        CredentialStatus status,
        List<String> scopes,
        Instant createdAt,
        LocalDate lastDay,
        Instant endsAt,
        Optional<Instant> lastUsedAt,
        Optional<Instant> markerClearAt,
        Optional<Instant> createAttemptedAt,
        Optional<Handover> handover,
        Optional<Instant> handedOverAt,
        Optional<Instant> receivedAt,
        Optional<Instant> redactedAt,
        Optional<Integer> reminded,
        Optional<Deactivation> deactivation,
        Optional<Revocation> revocation,
        Optional<String> replaces,
        Optional<Adoption> adoption,
        Optional<Departure> departure,
        boolean managed,
        Optional<Instant> switchOffAt,
        Optional<Instant> changedAt,
        long version) {
    /** The holder where none is known; an address that nobody has (RFC 2606). */
    public static final Email NOBODY = new Email("nobody@tokenward.invalid");

    public Credential {
        scopes = List.copyOf(scopes);
    }

    /**
     * Somebody stands for it, although nobody asked for it through Tokenward: no approval is told
     * of that nobody gave.
     *
     * @param foundId the row of what stands in Zendesk
     * @param by who said so
     */
    public record Adoption(String foundId, Email by, String byName, Instant at, String purpose) {}

    /** The same as written at this time, or when it was written before if clocks disagree. */
    public Credential written(Instant now) {
        Instant at = changedAt.filter(before -> before.isAfter(now)).orElse(now);
        return draft().at(version, Optional.of(at));
    }

    /** Whether there is somebody to be told of it. */
    public boolean hasHolder() {
        return !holder.equals(NOBODY);
    }

    /** Behind its name in a sentence: whose it is, where it is somebody's. */
    public String ofHolder() {
        return hasHolder() ? " of " + holder : "";
    }

    /** When it stops to work, as far as that is known. */
    public Instant stopsAt() {
        return switchOffAt
                .filter(off -> status == CredentialStatus.ACTIVE && off.isBefore(endsAt))
                .orElse(endsAt);
    }

    /** The chain of the audit that it belongs to. */
    public String subject() {
        return adoption.map(a -> "found:" + a.foundId()).orElse("request:" + requestId);
    }

    /** Who has the lock on its name. */
    public String nameOwner() {
        return adoption.isPresent() ? id : requestId;
    }

    /** Where in Slack the value was put: enough to redact it, also after a crash. */
    public record Handover(String channel, String ts) {}

    /** Who or what switched it off in Zendesk, as far as the list shows. */
    public record Deactivation(Reason reason, Instant seenAt) {
        /** Why an API token cannot authenticate. */
        public enum Reason {
            /** Zendesk's own rule: unused for 30 days (hazard E25). Deleted 60 days later. */
            IDLE,
            /** Zendesk's own date: no API token works from 2027-04-30 on. */
            TOKENS_ENDED,
            /** Somebody did it in Admin Center. */
            PERSON,
            /** Tokenward did it: its holder left, and it did not (hazard E11). */
            LEAVER
        }
    }

    /**
     * A revocation on its way.
     *
     * @param why for people: who or what ended the credential
     * @param orderedBy who said so; empty if it was nobody's word, or an earlier version wrote it
     * @param attempts tries so far
     * @param failure the last failure, in words for Support Ops
     * @param nextAttemptAt when to try again
     * @param toldOn the day on which Support Ops was last told of the failure
     * @param waitingSince since when Zendesk's lists are waited for, without a failure in between
     * @param forgetting the first of the two people who would give it up
     */
    public record Revocation(
            String why,
            Optional<Email> orderedBy,
            Instant orderedAt,
            int attempts,
            Optional<String> failure,
            Instant nextAttemptAt,
            Optional<LocalDate> toldOn,
            Optional<Instant> waitingSince,
            Optional<Forgetting> forgetting) {
        /** What comes next of it, to follow on a sentence about it; it says why, if it failed. */
        public String next(Policy policy) {
            return "tried again on "
                    + Dates.inWords(nextAttemptAt, policy.zone())
                    + failure.map(f -> ": " + f).orElse("");
        }

        static Revocation ordered(String why, Optional<Email> by, Instant now) {
            return new Revocation(
                    why,
                    by,
                    now,
                    0,
                    Optional.empty(),
                    now,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        Revocation waiting(Instant since, Instant until) {
            return new Revocation(
                    why,
                    orderedBy,
                    orderedAt,
                    attempts,
                    failure,
                    until,
                    toldOn,
                    Optional.of(since),
                    forgetting);
        }

        Revocation failed(String reason, Instant next, LocalDate told) {
            return new Revocation(
                    why,
                    orderedBy,
                    orderedAt,
                    attempts + 1,
                    Optional.of(reason),
                    next,
                    Optional.of(told),
                    Optional.empty(),
                    forgetting);
        }

        Revocation forgetting(Forgetting asked) {
            return new Revocation(
                    why,
                    orderedBy,
                    orderedAt,
                    attempts,
                    failure,
                    nextAttemptAt,
                    toldOn,
                    waitingSince,
                    Optional.of(asked));
        }
    }

    /** A Support Ops manager asks to give up a credential that cannot be taken out. */
    public record Forgetting(Email by, String byName, Instant at, String note) {
        /** How long the word stands: what was true then need not be so later. */
        static final Duration STANDS = Duration.ofDays(7);

        /** When a second one must have confirmed; after that the first one's word is void. */
        public Instant until() {
            return at.plus(STANDS);
        }
    }

    /** A copy to change; {@link Draft#next} counts the version. */
    public Draft draft() {
        return new Draft(this);
    }

    /** Changes to a credential, gathered before they become its next version. */
    public static final class Draft {
        private final Credential from;
        private String name;
        private Email holder;
        private String holderName;
        private @Nullable String zendeskId;
        private CredentialStatus status;
        private @Nullable Instant lastUsedAt;
        private @Nullable Instant markerClearAt;
        private @Nullable Instant createAttemptedAt;
        private @Nullable Handover handover;
        private @Nullable Instant handedOverAt;
        private @Nullable Instant receivedAt;
        private @Nullable Instant redactedAt;
        private @Nullable Integer reminded;
        private @Nullable Deactivation deactivation;
        private @Nullable Revocation revocation;
        private @Nullable Departure departure;
        private @Nullable Instant switchOffAt;

        private Draft(Credential from) {
            this.from = from;
            name = from.name;
            holder = from.holder;
            holderName = from.holderName;
            zendeskId = from.zendeskId.orElse(null);
            status = from.status;
            lastUsedAt = from.lastUsedAt.orElse(null);
            markerClearAt = from.markerClearAt.orElse(null);
            createAttemptedAt = from.createAttemptedAt.orElse(null);
            handover = from.handover.orElse(null);
            handedOverAt = from.handedOverAt.orElse(null);
            receivedAt = from.receivedAt.orElse(null);
            redactedAt = from.redactedAt.orElse(null);
            reminded = from.reminded.orElse(null);
            deactivation = from.deactivation.orElse(null);
            revocation = from.revocation.orElse(null);
            switchOffAt = from.switchOffAt.orElse(null);
            departure = from.departure.orElse(null);
        }

        public Draft name(String value) {
            name = value;
            return this;
        }

        public Draft holder(Email who, String called) {
            holder = who;
            holderName = called;
            return this;
        }

        Draft departure(@Nullable Departure value) {
            departure = value;
            return this;
        }

        public Draft zendeskId(@Nullable String value) {
            zendeskId = value;
            return this;
        }

        public Draft status(CredentialStatus value) {
            status = value;
            return this;
        }

        public Draft lastUsedAt(Instant value) {
            lastUsedAt = value;
            return this;
        }

        public Draft markerClearAt(Instant value) {
            markerClearAt = value;
            return this;
        }

        public Draft createAttemptedAt(@Nullable Instant value) {
            createAttemptedAt = value;
            return this;
        }

        public Draft handover(@Nullable Handover value) {
            handover = value;
            return this;
        }

        public Draft handedOverAt(Instant value) {
            handedOverAt = value;
            return this;
        }

        public Draft receivedAt(Instant value) {
            receivedAt = value;
            return this;
        }

        public Draft redactedAt(@Nullable Instant value) {
            redactedAt = value;
            return this;
        }

        public Draft reminded(int days) {
            reminded = days;
            return this;
        }

        public Draft deactivation(@Nullable Deactivation value) {
            deactivation = value;
            return this;
        }

        public Draft revocation(@Nullable Revocation value) {
            revocation = value;
            return this;
        }

        public Draft switchOffAt(@Nullable Instant value) {
            switchOffAt = value;
            return this;
        }

        /** The credential as changed, one version on. */
        public Credential next() {
            return at(from.version + 1, from.changedAt);
        }

        private Credential at(long version, Optional<Instant> changedAt) {
            return new Credential(
                    from.id,
                    from.requestId,
                    from.kind,
                    name,
                    from.marker,
                    Optional.ofNullable(zendeskId),
                    holder,
                    holderName,
                    status,
                    from.scopes,
                    from.createdAt,
                    from.lastDay,
                    from.endsAt,
                    Optional.ofNullable(lastUsedAt),
                    Optional.ofNullable(markerClearAt),
                    Optional.ofNullable(createAttemptedAt),
                    Optional.ofNullable(handover),
                    Optional.ofNullable(handedOverAt),
                    Optional.ofNullable(receivedAt),
                    Optional.ofNullable(redactedAt),
                    Optional.ofNullable(reminded),
                    Optional.ofNullable(deactivation),
                    Optional.ofNullable(revocation),
                    from.replaces,
                    from.adoption,
                    Optional.ofNullable(departure),
                    from.managed,
                    Optional.ofNullable(switchOffAt),
                    changedAt,
                    version);
        }
    }
}
