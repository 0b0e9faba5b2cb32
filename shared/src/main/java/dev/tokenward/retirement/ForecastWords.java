package dev.tokenward.retirement;

import static dev.tokenward.domain.Dates.inWords;

import dev.tokenward.domain.Credential;
import dev.tokenward.retirement.Forecast.Cause;
import java.time.LocalDate;
import java.util.Optional;

/** A forecast as sentences for those who have to plan by it. */
final class ForecastWords {
    private ForecastWords() {}

    static String active(
            Subject s,
            Horizon h,
            LocalDate off,
            Optional<LocalDate> lastDay,
            Optional<LocalDate> deleted) {
        String job = s.rhythm().cadence().words() + " job";
        String stopped =
                h.stopped()
                        .map(due -> "Its " + job + " did not come on " + inWords(due) + ". ")
                        .orElse("");
        return switch (h.cause()) {
            case IDLE ->
                    h.missed()
                                    .map(day ->
                                            "Zendesk deactivates it on "
                                                    + inWords(off)
                                                    + ", unused for 30 days; its "
                                                    + job
                                                    + " finds it switched off on "
                                                    + about(s)
                                                    + inWords(day)
                                                    + ".")
                                    .orElseGet(() ->
                                            stopped
                                                    + "Unless it is used before, Zendesk deactivates it on "
                                                    + inWords(off)
                                                    + ".")
                            + back(s, lastDay, deleted);
            case TOKENS_END ->
                    h.missed()
                            .map(day ->
                                    "Its "
                                            + job
                                            + " keeps it alive until Zendesk switches off every API token on "
                                            + inWords(off)
                                            + "; the job finds it switched off on "
                                            + about(s)
                                            + inWords(day)
                                            + ".")
                            .orElseGet(() ->
                                    stopped
                                            + "Zendesk switches it off with every API token on "
                                            + inWords(off)
                                            + ".");
            case OWN_END, REMOVAL, PERSON ->
                    stopped
                            + s.record()
                                    .map(Credential::lastDay)
                                    .map(day ->
                                            "Tokenward deletes it at the end of "
                                                    + inWords(day)
                                                    + ", its last day.")
                                    .orElse("")
                            + h.missed()
                                    .map(day ->
                                            " Its "
                                                    + job
                                                    + " finds it gone on "
                                                    + about(s)
                                                    + inWords(day)
                                                    + ".")
                                    .orElse("");
        };
    }

    static String off(
            Subject s,
            Cause cause,
            LocalDate off,
            LocalDate offAtTheLatest,
            Optional<LocalDate> missed,
            Optional<LocalDate> lastDay,
            Optional<LocalDate> deleted,
            LocalDate today) {
        String when =
                off.equals(offAtTheLatest)
                        ? "on " + inWords(off)
                        : "between " + inWords(off) + " and " + inWords(offAtTheLatest);
        String what =
                switch (cause) {
                    case IDLE -> "Zendesk deactivated it " + when + ", unused for 30 days.";

                    case TOKENS_END, OWN_END, REMOVAL, PERSON ->
                            "Somebody switched it off " + when + ".";
                };
        String job = "Its " + s.rhythm().cadence().words() + " job ";
        String found =
                missed.map(day ->
                                " "
                                        + job
                                        + (day.isAfter(today) ? "finds" : "found")
                                        + " it switched off on "
                                        + about(s)
                                        + inWords(day)
                                        + ".")
                        .orElse("");
        return what
                + found
                + (lastDay.filter(day -> day.isBefore(today)).isPresent()
                        ? gone(s, deleted)
                        : back(s, lastDay, deleted));
    }

    static String over(LocalDate tokensEnd) {
        return "Zendesk switched off every API token on "
                + inWords(tokensEnd)
                + "; none can be switched on again.";
    }

    private static String back(
            Subject s, Optional<LocalDate> lastDay, Optional<LocalDate> deleted) {
        return lastDay.map(day ->
                        " It can be switched on again in Admin Center until " + inWords(day) + ".")
                        .orElse("")
                + gone(s, deleted);
    }

    private static String gone(Subject s, Optional<LocalDate> deleted) {
        return deleted.map(day -> " " + who(s, day) + " deletes it on " + inWords(day) + ".")
                .orElse("");
    }

    private static String who(Subject s, LocalDate day) {
        return s.record().filter(c -> !day.isBefore(c.lastDay())).isPresent()
                ? "Tokenward"
                : "Zendesk";
    }

    private static String about(Subject s) {
        return s.rhythm().isExact() ? "" : "about ";
    }
}
