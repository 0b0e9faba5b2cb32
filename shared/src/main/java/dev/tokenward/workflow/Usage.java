package dev.tokenward.workflow;

import dev.tokenward.domain.Actor;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.Refusal;
import dev.tokenward.domain.Survey;
import dev.tokenward.store.PageRequest;
import dev.tokenward.usage.Rhythm;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the account's API use is spread. Zendesk's own figures have no API (none was found), so this
 * is worked out of the days that the daily look saw: whether a credential was used on a day, not
 * how often.
 */
public final class Usage {
    /** The furthest that days of use are kept. */
    public static final int MOST_DAYS = 400;

    private static final Comparator<UsageReport.Source> MOST_USED =
            Comparator.<UsageReport.Source, Integer>comparing(UsageReport.Source::daysUsed)
                    .thenComparing(s -> lastDay(s.found()).orElse(LocalDate.MIN))
                    .reversed()
                    .thenComparing(s -> s.found().id());

    private final World world;

    public Usage(World world) {
        this.world = world;
    }

    /**
     * The whole account for Support Ops and auditors; for a holder what is theirs, ranked among
     * itself, without the account's rate limit.
     *
     * @param view all that the actor may see, if not given
     * @param days to look back, today among them: 1 to {@link #MOST_DAYS}
     */
    public Result<UsageReport> show(
            Actor actor, Optional<CredentialView> view, int days, PageRequest page) {
        Optional<CredentialView> shown = Visibility.view(actor, view);
        if (shown.isEmpty()) {
            return new Result.Refused<>(
                    new Refusal.Forbidden(
                            "Only Support Ops and auditors see how the account's API is used."
                                    + " view=mine shows your own use."));
        }
        boolean all = shown.get() == CredentialView.ALL;
        Survey survey = world.store().survey();
        LocalDate since = world.policy().today(world.now()).minusDays(days - 1L);
        Map<String, Credential> records = new LiveRecords(world).byFound();
        List<UsageReport.Source> sources =
                world.store().standing().stream()
                        .filter(f -> all || Visibility.isOwn(f, record(records, f), actor))
                        .map(f -> source(f, record(records, f), since))
                        .sorted(MOST_USED)
                        .toList();
        return new Result.Done<>(
                new UsageReport(
                        Ranked.page(ranked(sources), page),
                        days,
                        survey,
                        survey.days().orElse(List.of()).stream()
                                .filter(day -> all && !day.on().isBefore(since))
                                .toList()));
    }

    private static Optional<Credential> record(Map<String, Credential> records, Found f) {
        return Optional.ofNullable(records.get(f.id()));
    }

    private static UsageReport.Source source(
            Found f, Optional<Credential> record, LocalDate since) {
        Rhythm rhythm = Rhythm.of(f.usedOn());
        return new UsageReport.Source(
                0,
                f,
                record,
                (int) f.usedOn().stream().filter(day -> !day.isBefore(since)).count(),
                rhythm,
                lastDay(f).flatMap(rhythm::nextAfter));
    }

    private static Optional<LocalDate> lastDay(Found f) {
        return f.usedOn().isEmpty() ? Optional.empty() : Optional.of(f.usedOn().getLast());
    }

    private static List<UsageReport.Source> ranked(List<UsageReport.Source> sorted) {
        List<UsageReport.Source> ranked = new ArrayList<>();
        for (UsageReport.Source s : sorted) {
            boolean same =
                    !ranked.isEmpty()
                            && ranked.getLast().daysUsed() == s.daysUsed()
                            && lastDay(ranked.getLast().found()).equals(lastDay(s.found()));
            ranked.add(
                    new UsageReport.Source(
                            same ? ranked.getLast().rank() : ranked.size() + 1,
                            s.found(),
                            s.record(),
                            s.daysUsed(),
                            s.rhythm(),
                            s.next()));
        }
        return ranked;
    }
}
