package dev.tokenward.retirement;

import dev.tokenward.domain.Found;
import dev.tokenward.domain.Policy;
import dev.tokenward.domain.ZendeskDates;
import dev.tokenward.usage.Rhythm;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Where an API token stands, and what becomes of it.
 *
 * @param besides how it and what takes its place are used, once that is asked for
 * @param next who has to do what
 */
public record Outlook(
        Subject subject,
        Phase phase,
        Forecast forecast,
        Optional<SideBySide> besides,
        NextStep next) {
    /** So many idle days, with nothing due before Zendesk acts, are on the way to 30. */
    private static final int IDLE_DAYS = 7;

    /**
     * What the outlook depends on.
     *
     * @param silentDays days without use after which a replaced token's deletion is proposed
     * @param deleteDays how long something stays switched off whose removal was agreed to
     */
    public record Rules(Policy policy, int silentDays, int deleteDays) {}

    public static Outlook of(Subject s, Rules rules, Instant now) {
        Optional<SideBySide> besides =
                s.successor()
                        .filter(next -> !next.isOff())
                        .map(next -> SideBySide.of(s, rules.policy(), rules.silentDays(), now));
        // a job that runs with the client finds no token switched off
        boolean isElsewhere =
                besides.filter(b -> canGo(s, b) || (b.moved() && s.found().seen().active()))
                        .isPresent();
        Forecast forecast =
                new Forecaster(rules.policy(), rules.deleteDays(), now)
                        .of(isElsewhere ? s.withoutRhythm() : s);
        return of(s, phase(s, forecast, besides, rules, now), forecast, besides, rules, now);
    }

    /** The same for somebody who may not see what takes its place. */
    public Outlook withoutSuccessor(Rules rules, Instant now) {
        Subject s =
                new Subject(subject.found(), subject.record(), Optional.empty(), subject.rhythm());
        return of(s, phase, forecast, besides, rules, now);
    }

    private static Outlook of(
            Subject s,
            Phase phase,
            Forecast forecast,
            Optional<SideBySide> besides,
            Rules rules,
            Instant now) {
        return new Outlook(
                s,
                phase,
                forecast,
                besides,
                NextStep.of(s, phase, forecast, besides, rules.policy(), now));
    }

    private static Phase phase(
            Subject s, Forecast forecast, Optional<SideBySide> besides, Rules rules, Instant now) {
        LocalDate today = rules.policy().today(now);
        if (forecast.cause() == Forecast.Cause.REMOVAL) {
            return Phase.TO_BE_DELETED;
        }
        if (!now.isBefore(ZendeskDates.API_TOKENS_END_AT)) {
            return Phase.PROVEN_DEAD;
        }
        if (!s.found().seen().active()) {
            Phase off = off(forecast, rules, today);
            return off == Phase.DEACTIVATED && besides.filter(b -> canGo(s, b)).isPresent()
                    ? Phase.REPLACED
                    : off;
        }
        if (besides.isPresent()) {
            return canGo(s, besides.get()) ? Phase.REPLACED : Phase.BEING_REPLACED;
        }
        return isGoingIdle(s, forecast, rules.policy(), now) ? Phase.GOING_IDLE : Phase.IN_USE;
    }

    /** A proposal stands until the token is used again, or its client is over. */
    private static boolean canGo(Subject s, SideBySide besides) {
        return besides.verdict() == SideBySide.Verdict.READY
                || (s.found().deletionProposed() && besides.moved());
    }

    private static Phase off(Forecast forecast, Rules rules, LocalDate today) {
        boolean unmissed =
                forecast.missed()
                        .filter(day -> !day.plusDays(rules.silentDays()).isAfter(today))
                        .isPresent();
        if (unmissed) {
            return Phase.PROVEN_DEAD;
        }
        return forecast.lastDayToReactivate().filter(day -> day.isBefore(today)).isPresent()
                ? Phase.TO_BE_DELETED
                : Phase.DEACTIVATED;
    }

    private static boolean isGoingIdle(Subject s, Forecast forecast, Policy policy, Instant now) {
        long idle =
                s.found()
                        .idleSince()
                        .map(at -> ChronoUnit.DAYS.between(policy.today(at), policy.today(now)))
                        .orElse(0L);
        boolean kept =
                forecast.cause() != Forecast.Cause.IDLE
                        && isExpected(s.found(), s.rhythm(), policy, now);
        return idle >= IDLE_DAYS && !kept;
    }

    private static boolean isExpected(Found f, Rhythm rhythm, Policy policy, Instant now) {
        return !f.usedOn().isEmpty()
                && rhythm.nextAfter(f.usedOn().getLast())
                        .filter(day -> !day.isBefore(policy.today(now)))
                        .isPresent();
    }
}
