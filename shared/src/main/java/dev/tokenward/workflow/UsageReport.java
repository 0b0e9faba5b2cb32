package dev.tokenward.workflow;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.Survey;
import dev.tokenward.store.Page;
import dev.tokenward.usage.Rhythm;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Who uses the account's API, as far as Zendesk's dates of last use tell.
 *
 * @param days how many days, today among them, the ranking looks back
 * @param survey how complete it is
 * @param measured the days of the same time on which the rate limit was measured
 */
public record UsageReport(
        Page<Source> sources, int days, Survey survey, List<Survey.Day> measured) {
    public UsageReport {
        measured = List.copyOf(measured);
    }

    /**
     * One credential that is used.
     *
     * @param rank from 1 on; the same for those that were used on as many days and last on the same
     * @param record what stands for it here
     * @param daysUsed on how many of the days it was seen to be used
     * @param next when it is used next, if it keeps its rhythm
     */
    public record Source(
            int rank,
            Found found,
            Optional<Credential> record,
            int daysUsed,
            Rhythm rhythm,
            Optional<LocalDate> next) {}
}
