package dev.tokenward.retirement;

import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Policy;
import dev.tokenward.domain.Replacement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A token and the OAuth client in its place, watched side by side.
 *
 * @param silentDays days since the token was last used, or since the client was asked for
 * @param neededDays so many have to be silent: a setting, and more than the token's own rhythm
 * @param moved whether the job is seen to run with the client: it was used since the token was, and
 *     not before the token's next use was due, as whoever tries a client out uses it, too
 * @param ready whether the token's deletion may be proposed
 */
public record SideBySide(
        Optional<LocalDate> tokenUsedOn,
        Optional<LocalDate> clientUsedOn,
        long silentDays,
        long neededDays,
        boolean moved,
        boolean ready) {
    /** A job may run so many days late. */
    private static final int LATE = 3;

    /** Whether the token was not used for as long as it takes, whatever the client does. */
    boolean silent() {
        return silentDays >= neededDays;
    }

    static SideBySide of(Subject s, Policy policy, int settledDays, Instant now) {
        LocalDate today = policy.today(now);
        LocalDate asked =
                s.found().replacement().map(Replacement::askedAt).map(policy::today).orElse(today);
        LocalDate quietSince = s.lastUsedOn().filter(day -> day.isAfter(asked)).orElse(asked);
        long silent = ChronoUnit.DAYS.between(quietSince, today);
        long needed =
                Math.max(
                        settledDays,
                        s.rhythm().cadence().isRegular() ? s.rhythm().usualGap() + LATE : 0);
        Optional<LocalDate> used = s.successor().flatMap(Subject.Successor::lastUsedOn);
        Optional<LocalDate> due = s.lastUsedOn().flatMap(s.rhythm()::nextAfter);
        boolean isActive =
                s.successor()
                        .flatMap(Subject.Successor::status)
                        .filter(status -> status == CredentialStatus.ACTIVE)
                        .isPresent();
        Optional<LocalDate> moved =
                used.filter(day -> isActive && day.isAfter(quietSince))
                        .filter(day -> due.filter(day::isBefore).isEmpty());
        boolean inUse = moved.filter(day -> !day.isBefore(today.minusDays(needed))).isPresent();
        // what is off is silent for good, whenever it would have been used again
        boolean isOff = !s.found().seen().active();
        return new SideBySide(
                s.lastUsedOn(),
                used,
                silent,
                needed,
                moved.isPresent(),
                inUse && (isOff || silent >= needed));
    }
}
