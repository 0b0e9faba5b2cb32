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
 * @param verdict what follows of that
 */
public record SideBySide(
        Optional<LocalDate> tokenUsedOn,
        Optional<LocalDate> clientUsedOn,
        long silentDays,
        long neededDays,
        boolean moved,
        Verdict verdict) {
    /** What is to be done about the token. */
    public enum Verdict {
        /** Its job is to be moved. */
        TO_MOVE,
        /** Its job has moved; whether it stays so is seen. */
        WATCHED,
        /** Its deletion may be proposed. */
        READY,
        /** It is silent for long enough, and the client is not seen to do its work. */
        UNSURE
    }

    /** A job may run so many days early or late. */
    private static final int OFF_TIME = 3;

    static SideBySide of(Subject s, Policy policy, int settledDays, Instant now) {
        LocalDate today = policy.today(now);
        LocalDate asked =
                s.found().replacement().map(Replacement::askedAt).map(policy::today).orElse(today);
        LocalDate quietSince = s.lastUsedOn().filter(day -> day.isAfter(asked)).orElse(asked);
        long silent = ChronoUnit.DAYS.between(quietSince, today);
        long turn = s.rhythm().cadence().isRegular() ? s.rhythm().usualGap() + OFF_TIME : 0;
        // what is off is silent whatever its rhythm
        long needed = s.found().seen().active() ? Math.max(settledDays, turn) : settledDays;
        Optional<LocalDate> used = s.successor().flatMap(Subject.Successor::lastUsedOn);
        boolean moved = used.filter(day -> isMoved(s, day, quietSince)).isPresent();
        boolean lately =
                used.filter(day -> !day.isBefore(today.minusDays(Math.max(needed, turn))))
                        .isPresent();
        return new SideBySide(
                s.lastUsedOn(),
                used,
                silent,
                needed,
                moved,
                verdict(moved, lately, silent >= needed));
    }

    private static boolean isMoved(Subject s, LocalDate used, LocalDate quietSince) {
        boolean isActive =
                s.successor()
                        .flatMap(Subject.Successor::status)
                        .filter(status -> status == CredentialStatus.ACTIVE)
                        .isPresent();
        Optional<LocalDate> due =
                s.lastUsedOn()
                        .flatMap(s.rhythm()::nextAfter)
                        .map(day -> s.rhythm().isExact() ? day : day.minusDays(OFF_TIME));
        return isActive && used.isAfter(quietSince) && due.filter(used::isBefore).isEmpty();
    }

    private static Verdict verdict(boolean moved, boolean lately, boolean silent) {
        if (silent) {
            return moved && lately ? Verdict.READY : Verdict.UNSURE;
        }
        return moved ? Verdict.WATCHED : Verdict.TO_MOVE;
    }
}
