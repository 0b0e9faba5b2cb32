package dev.tokenward.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What stands in Zendesk, as the daily sweep sees it there: everything, also what Tokenward issued,
 * whose row says so and keeps the days of use. Never a part of a value, not even the visible one.
 *
 * @param id {@code found_token_} or {@code found_client_}, and Zendesk's number
 * @param zendeskId Zendesk's number as text, digit for digit (case C08)
 * @param owner whose it may be; a proposal, and never more than that
 * @param soughtOn when somebody outside the directory was last asked whose it may be
 * @param usedOn the last days on which it was seen to be used, earliest first
 * @param since when its standing began
 * @param credentialId the record that explains it
 * @param removal what a Support Ops manager agreed to
 * @param switched how it came to be as active as it is; absent if it was never seen otherwise
 * @param replacement the request for an OAuth client in its place
 * @param renamed since when it bears another name than at its first sight
 * @param maker the address of who made it, from when they were in the directory
 * @param administrator its holder, who was seen to be an administrator of Zendesk
 * @param missingSince when a complete list did not show it for the first time
 * @param switchOffAt when Zendesk switches it off, once that is near: by the last look
 * @param version counts changes; 1 for a new one
 */
public record Found(
        String id,
        Kind kind,
        String zendeskId,
        Seen seen,
        Naming naming,
        Optional<Owner> owner,
        Optional<LocalDate> soughtOn,
        List<LocalDate> usedOn,
        Standing standing,
        Instant since,
        Optional<String> credentialId,
        Optional<Agreement> removal,
        Optional<Switched> switched,
        Optional<Replacement> replacement,
        Optional<Renamed> renamed,
        Optional<Email> maker,
        Optional<Email> administrator,
        Instant firstSeenAt,
        Optional<Instant> missingSince,
        Optional<Instant> switchOffAt,
        long version) {
    /** More than a year of daily use. */
    private static final int MOST_DAYS = 400;

    public Found {
        usedOn = List.copyOf(usedOn);
    }

    /**
     * What Zendesk says of it.
     *
     * @param name an API token's description, a client's name
     * @param identifier a client's
     * @param own whether Tokenward itself signs in with it: it is never touched
     * @param creatorId Zendesk's number of the user who made it; a client acts as that user
     * @param tokens how many access tokens a client has, where they were counted
     * @param access what else is known of them; an earlier version knew nothing
     */
    public record Seen(
            Optional<String> name,
            Optional<String> identifier,
            boolean active,
            boolean own,
            Optional<Instant> createdAt,
            Optional<Instant> lastUsedAt,
            Optional<String> creatorId,
            List<String> scopes,
            Optional<Integer> tokens,
            Optional<AccessTokens> access) {
        public Seen {
            scopes = List.copyOf(scopes);
        }

        /** The same under another name. */
        Seen named(String other) {
            return new Seen(
                    Optional.of(other),
                    identifier,
                    active,
                    own,
                    createdAt,
                    lastUsedAt,
                    creatorId,
                    scopes,
                    tokens,
                    access);
        }

        /** The same, which lets nobody in. */
        Seen switchedOff() {
            return new Seen(
                    name,
                    identifier,
                    false,
                    own,
                    createdAt,
                    lastUsedAt,
                    creatorId,
                    scopes,
                    tokens,
                    access);
        }

        /** The same, last used then. */
        Seen lastUsed(Optional<Instant> at) {
            return new Seen(
                    name,
                    identifier,
                    active,
                    own,
                    createdAt,
                    at,
                    creatorId,
                    scopes,
                    tokens,
                    access);
        }

        /** The same, with what the list of access tokens says. */
        public Seen using(int count, Optional<Instant> usedAt, AccessTokens all) {
            return new Seen(
                    name,
                    identifier,
                    active,
                    own,
                    createdAt,
                    usedAt,
                    creatorId,
                    scopes,
                    Optional.of(count),
                    Optional.of(all));
        }
    }

    /**
     * Whose it may be.
     *
     * @param evidence why, as a sentence without its end
     * @param doubt why that is too little to ask them: then Support Ops managers decide
     */
    public record Owner(Email email, String name, String evidence, Optional<String> doubt) {}

    /**
     * Its name was changed after its first sight: what the new one says, somebody may have said for
     * a purpose.
     *
     * @param from the name at the first sight; empty if it had none
     * @param at when that was done, or seen to be done
     * @param by who did it through Tokenward; empty if it was done in Zendesk
     */
    public record Renamed(String from, Instant at, Optional<Email> by) {}

    /**
     * A Support Ops manager agreed to its removal.
     *
     * @param whose whose it seemed to be then; empty if nobody's, if they said that it is not, or
     *     if an earlier version wrote it
     */
    public record Agreement(Email by, String byName, Instant at, Optional<Owner> whose) {}

    /** How far it is explained. */
    public enum Standing {
        /** Tokenward signs in with it. */
        OWN,
        /** Tokenward made it. */
        ISSUED,
        /** Somebody stands for it, in a record of its own. */
        ADOPTED,
        /** Being taken out, in a record of its own. */
        REMOVING,
        /** A client that Zendesk does not list, and whose tokens it lists. */
        UNLISTED,
        /** Nobody stands for it. */
        FOUND,
        /** Its proposed owner was asked. */
        ASKED,
        /** Its proposed owner was asked, and did not answer in time. */
        UNANSWERED,
        /** Its proposed owner says that it is not theirs. */
        DISOWNED,
        /** A manager agreed to its removal; it is about to be switched off. */
        REMOVAL_AGREED,
        /** Switched off as agreed; deleted after a while. */
        DEACTIVATED,
        /** Missing in two complete lists, and nobody stood for it. */
        GONE,
        /** Missing in two complete lists; the record that stood for it tells its end. */
        OVER;

        /** Whether a record of Tokenward stands for it. */
        public boolean isManaged() {
            return this == ISSUED || this == ADOPTED || this == REMOVING;
        }
    }

    public static String rowId(Kind kind, String zendeskId) {
        return (kind == Kind.API_TOKEN ? "found_token_" : "found_client_") + zendeskId;
    }

    /** The id of a record's row; empty as long as it is not made in Zendesk. */
    public static Optional<String> rowId(Credential c) {
        return c.zendeskId().map(number -> rowId(c.kind(), number));
    }

    /**
     * How a Support Ops manager has it taken out, which is off unless a setting allows it.
     *
     * @param id of its row; {@code {id}} for several
     */
    public static String takenOut(String id) {
        return "have it taken out (POST /credentials/"
                + id
                + "/revocation if FOUND_REMOVAL is on, else in Admin Center)";
    }

    /** Whether an id is one of a row of this kind, and not of a credential's record. */
    public static boolean isRowId(String id) {
        return id.startsWith("found_");
    }

    /** What people call it, also where it has no name. */
    public String label() {
        return seen.name()
                .filter(n -> !n.isBlank())
                .orElseGet(() ->
                        zendeskId.equals(Unlisted.NO_CLIENT)
                                ? "access tokens without a client"
                                : kindInWords() + " " + zendeskId);
    }

    private String kindInWords() {
        return kind == Kind.API_TOKEN ? "API token" : "OAuth client";
    }

    /** As a credential's status would be. */
    public CredentialStatus status() {
        return switch (standing) {
            case GONE, OVER -> CredentialStatus.GONE;
            case REMOVING -> CredentialStatus.REVOKING;
            default -> seen.active() ? CredentialStatus.ACTIVE : CredentialStatus.DEACTIVATED;
        };
    }

    /** Since when it is not used, as far as Zendesk tells. */
    public Optional<Instant> idleSince() {
        return idleSince(seen, Optional.empty());
    }

    /**
     * From when on Zendesk counts the idle days of a token. UNKNOWN whether being switched on again
     * begins a new count, so taken: it was of use to nobody before.
     */
    public Optional<Instant> idleCountsFrom() {
        return idleSince(seen, switched);
    }

    /** When Zendesk switches it off, where that is near. */
    public Optional<Instant> switchOffNear(Instant now) {
        return idleCountsFrom()
                .filter(from -> kind == Kind.API_TOKEN && seen.active() && !seen.own())
                .flatMap(from -> ZendeskDates.nearlyIdle(from, now));
    }

    static Optional<Instant> idleSince(Seen seen, Optional<Switched> switched) {
        return later(
                seen.lastUsedAt().or(seen::createdAt),
                switched.filter(Switched::on).map(Switched::notBefore));
    }

    /** Whether it is missing in Zendesk for good. */
    public boolean isGone() {
        return standing == Standing.GONE || standing == Standing.OVER;
    }

    /** Whether its record tells its end, and the inventory shows that and not this. */
    public boolean isTold() {
        // an earlier version called it gone like any other, and kept the record's id
        return standing == Standing.OVER || (standing == Standing.GONE && credentialId.isPresent());
    }

    /** Whether its deletion is proposed, as what takes its place is used. */
    public boolean deletionProposed() {
        return replacement.flatMap(Replacement::proposedAt).isPresent();
    }

    /** Whose it may be, where that is enough to ask them. */
    public Optional<Owner> credibleOwner() {
        return owner.filter(o -> o.doubt().isEmpty());
    }

    /** Whether its proposed owner was asked, whatever came of it. */
    boolean wasAsked() {
        return standing == Standing.ASKED
                || standing == Standing.UNANSWERED
                || standing == Standing.DISOWNED;
    }

    /** Whether this person was asked whether it is theirs. */
    public boolean isAsked(Email person) {
        return wasAsked() && owner.filter(o -> o.email().equals(person)).isPresent();
    }

    /** The chain of the audit that it belongs to. */
    public String subject() {
        return "found:" + id;
    }

    /**
     * The draft of the next version, after another look; {@link #saysTheSame} of it where nothing
     * changed that counts.
     */
    FoundDraft lookedAt(Seen now, Naming name, Optional<Owner> whose, Policy policy, Instant at) {
        Optional<Instant> used = later(seen.lastUsedAt(), now.lastUsedAt());
        Optional<LocalDate> day = used.map(policy::today);
        // the hour of the last use changes daily: only another day is worth a write
        boolean sameDay = day.equals(seen.lastUsedAt().map(policy::today));
        Seen kept =
                new Seen(
                        now.name(),
                        now.identifier(),
                        now.active(),
                        now.own(),
                        now.createdAt(),
                        sameDay ? seen.lastUsedAt() : used,
                        now.creatorId(),
                        now.scopes(),
                        now.tokens().or(seen::tokens),
                        now.access().or(seen::access));
        return draft().seen(kept)
                .naming(name)
                .owner(whose)
                .renamed(renamedTo(now.name(), Optional.empty(), at))
                .usedOn(withDay(day))
                .missingSince(null);
    }

    /**
     * What is known of its renaming once it is seen under this name.
     *
     * @param by who gave it, if they did it here
     */
    public Optional<Renamed> renamedTo(Optional<String> name, Optional<Email> by, Instant at) {
        String next = name.orElse("");
        if (next.equals(seen.name().orElse("")) || standing == Standing.UNLISTED) {
            // of what Zendesk did not list there was no name that could have changed
            return renamed;
        }
        String first = renamed.map(Renamed::from).orElse(seen.name().orElse(""));
        return first.equals(next) ? Optional.empty() : Optional.of(new Renamed(first, at, by));
    }

    /**
     * A token that expired takes its last use out of Zendesk's list, but not out of the history.
     */
    static Optional<Instant> later(Optional<Instant> a, Optional<Instant> b) {
        return a.isPresent() && b.isPresent()
                ? Optional.of(a.get().isAfter(b.get()) ? a.get() : b.get())
                : a.or(() -> b);
    }

    private List<LocalDate> withDay(Optional<LocalDate> day) {
        if (day.isEmpty() || usedOn.contains(day.get())) {
            return usedOn;
        }
        List<LocalDate> days = new ArrayList<>(usedOn);
        days.add(day.get());
        days.sort(Comparator.naturalOrder());
        return days.size() > MOST_DAYS ? days.subList(days.size() - MOST_DAYS, days.size()) : days;
    }

    /** Whether another version says anything else. */
    boolean saysTheSame(Found other) {
        return draft().next().equals(other);
    }

    FoundDraft draft() {
        return new FoundDraft(this);
    }
}
