package dev.tokenward.retirement;

import static dev.tokenward.domain.Dates.inWords;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.Policy;
import dev.tokenward.domain.Switched;
import dev.tokenward.domain.ZendeskDates;
import dev.tokenward.retirement.Forecast.Cause;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Says what becomes of an API token, by Zendesk's published rules and by its own rhythm. */
final class Forecaster {
    private final Policy policy;
    private final int deleteDays;
    private final Instant now;

    /**
     * @param deleteDays how long something stays switched off whose removal was agreed to
     */
    Forecaster(Policy policy, int deleteDays, Instant now) {
        this.policy = policy;
        this.deleteDays = deleteDays;
        this.now = now;
    }

    Forecast of(Subject s) {
        if (s.isEnding()) {
            return removal(policy.today(now), "Its deletion is ordered; Tokenward carries it out.");
        }
        if (!now.isBefore(ZendeskDates.API_TOKENS_END_AT)) {
            return over(s);
        }
        if (s.found().missingSince().isPresent()) {
            return new Forecast(
                    Cause.REMOVAL,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    "Zendesk's last list does not show it any more.",
                    Optional.empty());
        }
        if (s.found().removal().isPresent()) {
            LocalDate day = policy.today(s.found().since().plus(Duration.ofDays(deleteDays)));
            return removal(
                    day,
                    "Its removal was agreed to; Tokenward deletes it on " + inWords(day) + ".");
        }
        return s.found().seen().active() ? active(s) : off(s);
    }

    private Forecast over(Subject s) {
        return new Forecast(
                Cause.TOKENS_END,
                Optional.of(tokensEnd()),
                missed(s, ZendeskDates.API_TOKENS_END_AT),
                Optional.empty(),
                Optional.empty(),
                ForecastWords.over(tokensEnd()),
                Optional.empty());
    }

    private static Forecast removal(LocalDate day, String words) {
        return new Forecast(
                Cause.REMOVAL,
                Optional.of(day),
                Optional.empty(),
                Optional.empty(),
                Optional.of(day),
                words,
                Optional.empty());
    }

    private Forecast active(Subject s) {
        Horizon h = Horizon.of(s, policy, now);
        // what is past and has not happened comes with Zendesk's next look
        Instant at = h.off().isAfter(now) ? h.off() : now;
        LocalDate off = policy.today(at);
        Optional<Instant> deleted =
                switch (h.cause()) {
                    case IDLE -> deletion(at, s);
                    case OWN_END -> Optional.of(at);
                    case TOKENS_END, REMOVAL, PERSON -> Optional.empty();
                };
        Optional<LocalDate> lastDay =
                h.cause() == Cause.IDLE ? deleted.map(this::dayBefore) : Optional.empty();
        return new Forecast(
                h.cause(),
                Optional.of(off),
                h.missed(),
                lastDay,
                deleted.map(policy::today),
                ForecastWords.active(s, h, off, lastDay, deleted.map(policy::today)),
                assumption(s.found()));
    }

    private Forecast off(Subject s) {
        Found f = s.found();
        Switched switched =
                f.switched().orElseGet(() -> new Switched(false, f.firstSeenAt(), f.firstSeenAt()));
        Cause cause = cause(f, switched);
        LocalDate off = policy.today(switched.notBefore());
        Optional<Instant> deleted = deletion(switched.notBefore(), s);
        Optional<LocalDate> lastDay = deleted.map(this::dayBefore);
        Optional<LocalDate> missed = missed(s, switched.notBefore());
        return new Forecast(
                cause,
                Optional.of(off),
                missed,
                lastDay,
                deleted.map(policy::today),
                ForecastWords.off(
                        s,
                        cause,
                        off,
                        policy.today(switched.notAfter()),
                        missed,
                        lastDay,
                        deleted.map(policy::today),
                        policy.today(now)),
                cause == Cause.PERSON
                        ? Optional.of(
                                "UNKNOWN whether Zendesk deletes what a person switched off; taken to be"
                                        + " deleted after 60 days, as what idled")
                        : Optional.empty());
    }

    /** Its own end comes first, where it has one. */
    private static Optional<Instant> deletion(Instant off, Subject s) {
        Instant zendesk = off.plus(ZendeskDates.KEPT);
        return s.record()
                .map(Credential::endsAt)
                .filter(end -> end.isBefore(zendesk))
                .or(() -> Optional.of(zendesk));
    }

    private static Cause cause(Found f, Switched switched) {
        boolean idle =
                f.idleSince()
                        .map(ZendeskDates::idleUntil)
                        .filter(at -> !at.isAfter(switched.notAfter()))
                        .isPresent();
        return idle ? Cause.IDLE : Cause.PERSON;
    }

    /** The first use of its rhythm that finds it switched off. */
    private Optional<LocalDate> missed(Subject s, Instant off) {
        Optional<LocalDate> next = s.lastUsedOn().flatMap(s.rhythm()::nextAfter);
        while (next.filter(day -> Horizon.use(s, day, policy, now).isBefore(off)).isPresent()) {
            next = s.rhythm().nextAfter(next.get());
        }
        return next;
    }

    private LocalDate tokensEnd() {
        return policy.today(ZendeskDates.API_TOKENS_END_AT);
    }

    /** The last whole day before, and none on which nothing can be switched on any more. */
    private LocalDate dayBefore(Instant deleted) {
        LocalDate day = policy.today(deleted);
        return (day.isBefore(tokensEnd()) ? day : tokensEnd()).minusDays(1);
    }

    private static Optional<String> assumption(Found f) {
        if (f.switched().filter(Switched::on).isPresent()
                && !f.idleSince().equals(f.idleCountsFrom())) {
            return Optional.of(
                    "UNKNOWN whether switching it on again began a new count of 30 idle days; taken to"
                            + " be so, so use it soon");
        }
        return f.seen().lastUsedAt().isEmpty()
                ? Optional.of(
                        "UNKNOWN whether the 30 idle days of a token that was never used count from its"
                                + " making; taken to be so")
                : Optional.empty();
    }
}
