package dev.tokenward.retirement;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Policy;
import dev.tokenward.domain.ZendeskDates;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/**
 * Walks from use to use of an active token, until something switches it off.
 *
 * @param off when it stops to work
 * @param missed the day of the use that finds it so
 * @param stopped the day on which a use was due that did not come
 */
record Horizon(
        Instant off,
        Forecast.Cause cause,
        Optional<LocalDate> missed,
        Optional<LocalDate> stopped) {
    /** A use may come so many days late, or be seen so late, before a job is taken for ended. */
    private static final int LATE = 3;

    static Horizon of(Subject s, Policy policy, Instant now) {
        Optional<Instant> end = s.record().map(Credential::endsAt);
        Instant idleFrom = s.found().idleCountsFrom().orElse(s.found().firstSeenAt());
        LocalDate today = policy.today(now);
        Optional<LocalDate> due = s.lastUsedOn().flatMap(s.rhythm()::nextAfter);
        boolean stopped = due.filter(d -> d.isBefore(today.minusDays(LATE))).isPresent();
        Optional<LocalDate> next =
                stopped ? Optional.empty() : due.map(d -> d.isBefore(today) ? today : d);
        Instant off = off(idleFrom, end);
        while (next.isPresent()) {
            Instant use = use(s, next.get(), policy, now);
            if (!use.isBefore(off)) {
                break;
            }
            off = off(use, end);
            next = s.rhythm().nextAfter(next.get());
        }
        return new Horizon(off, cause(off, end), next, stopped ? due : Optional.empty());
    }

    /** When it is used on a day: at the time of its last use. */
    static Instant use(Subject s, LocalDate day, Policy policy, Instant now) {
        LocalTime time =
                s.found().seen().lastUsedAt().orElse(now).atZone(policy.zone()).toLocalTime();
        return day.atTime(time).atZone(policy.zone()).toInstant();
    }

    private static Instant off(Instant idleFrom, Optional<Instant> end) {
        Instant idle = ZendeskDates.idleUntil(idleFrom);
        return end.filter(e -> e.isBefore(idle)).orElse(idle);
    }

    private static Forecast.Cause cause(Instant off, Optional<Instant> end) {
        if (end.filter(off::equals).isPresent()) {
            return Forecast.Cause.OWN_END;
        }
        return off.equals(ZendeskDates.API_TOKENS_END_AT)
                ? Forecast.Cause.TOKENS_END
                : Forecast.Cause.IDLE;
    }
}
