package dev.tokenward.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/**
 * The settings that the domain decides by.
 *
 * @param zone days begin and end in this time zone
 * @param maxLifetimeDays longest time from today to the removal date, in days
 * @param lapseDays days after which a waiting request ends by itself
 * @param remindDays thresholds of reminders before the end, in days, largest first
 * @param apiTokenCreationEnds first day on which Zendesk creates no API token any more
 * @param scopes the OAuth scopes that may be asked for, without {@code read}, {@code write}, {@code
 *     impersonate}
 * @param allowBroadScopes whether plain {@code read} and {@code write} may be asked for as well
 * @param allowUnprovenCeiling whether a client is handed over whose scope ceiling does not hold
 * @param guidance what a request that needs no administrator is told
 * @param maxNameLength longest name of a credential, in characters
 * @param nudging when approvers are reminded and the next level is told
 */
public record Policy(
        ZoneId zone,
        int maxLifetimeDays,
        int lapseDays,
        List<Integer> remindDays,
        LocalDate apiTokenCreationEnds,
        Set<String> scopes,
        boolean allowBroadScopes,
        boolean allowUnprovenCeiling,
        String guidance,
        int maxNameLength,
        Nudging nudging) {
    public Policy {
        remindDays =
                remindDays.stream().distinct().sorted(java.util.Comparator.reverseOrder()).toList();
        scopes = Set.copyOf(scopes);
    }

    /** Whether Zendesk makes another one of this kind on that day. */
    public boolean creates(Kind kind, LocalDate on) {
        return kind != Kind.API_TOKEN || on.isBefore(apiTokenCreationEnds);
    }

    /** The day it is, for people who read days in the policy's zone. */
    public LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, zone);
    }

    /**
     * The instant at which a credential with this last day must be gone: the first instant of the
     * next day, which is not always midnight (hazard E16; zones skip midnights at clock changes).
     */
    public Instant endOf(LocalDate lastDay) {
        return lastDay.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** Calendar days from today to the last day; 0 on the last day itself, negative after. */
    public long daysLeft(LocalDate lastDay, Instant now) {
        return ChronoUnit.DAYS.between(today(now), lastDay);
    }

    /**
     * When a request that waits from now on lapses: at this time of the day, so many calendar days
     * later, and never after its own end.
     */
    public Instant lapseFrom(Instant now, Instant endsAt) {
        Instant lapse = after(lapseDays, now);
        return lapse.isBefore(endsAt) ? lapse : endsAt;
    }

    /**
     * At this time of the day, so many calendar days later; that day's end if the clock skips it.
     */
    Instant after(int days, Instant from) {
        Instant sameTime = from.atZone(zone).plusDays(days).toInstant();
        Instant dayEnds = endOf(today(from).plusDays(days));
        return sameTime.isBefore(dayEnds) ? sameTime : dayEnds;
    }
}
