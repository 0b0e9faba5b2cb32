package dev.tokenward.domain;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Which last days of use are possible: from tomorrow to the longest lifetime. Today is not, since
 * what is asked for today could end before anybody has decided (hazards E16, E18).
 */
public final class RemovalDate {
    private RemovalDate() {}

    /** A last day as it came in; what is wrong with it is noted. */
    static Optional<LocalDate> read(
            String field,
            Optional<String> raw,
            Policy policy,
            LocalDate today,
            FieldFaults faults) {
        Optional<String> written = raw.filter(t -> !Text.tidy(t).isEmpty());
        if (written.isEmpty()) {
            faults.missing(field, "give the last day of use, for example " + today.plusDays(90));
            return Optional.empty();
        }
        Optional<LocalDate> day =
                Dates.read(written.get()).value(message -> faults.add(field, message));
        Optional<String> wrong = day.flatMap(d -> wrong(d, today, policy));
        wrong.ifPresent(message -> faults.add(field, message));
        return wrong.isEmpty() ? day : Optional.empty();
    }

    /** What is wrong with the day, to be read after the field's name; empty if nothing is. */
    public static Optional<String> wrong(LocalDate day, LocalDate today, Policy policy) {
        LocalDate first = today.plusDays(1);
        LocalDate last = today.plusDays(policy.maxLifetimeDays());
        if (!day.isBefore(first) && !day.isAfter(last)) {
            return Optional.empty();
        }
        // in words only now: the months' names are read from a bundle, 6 ms of a cold start
        String given = "is " + Dates.inWords(day, policy.zone());
        if (day.isBefore(today)) {
            return Optional.of(
                    given + ", which is past; the first day possible is " + Dates.inWords(first));
        }
        if (day.equals(today)) {
            return Optional.of(
                    given + ", which is today; the first day possible is " + Dates.inWords(first));
        }
        return Optional.of(
                given
                        + ", more than "
                        + policy.maxLifetimeDays()
                        + " days away; the last day possible is "
                        + Dates.inWords(last)
                        + ", and an extension can be asked for later");
    }
}
