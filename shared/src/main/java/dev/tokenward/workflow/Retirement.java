package dev.tokenward.workflow;

import dev.tokenward.domain.Actor;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.Refusal;
import dev.tokenward.domain.Survey;
import dev.tokenward.domain.ZendeskDates;
import dev.tokenward.retirement.BurnDown;
import dev.tokenward.retirement.Forecast;
import dev.tokenward.retirement.Outlook;
import dev.tokenward.retirement.Phase;
import dev.tokenward.store.PageRequest;
import dev.tokenward.workflow.RetirementReport.OwnersShare;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The way out of API tokens, as Support Ops and auditors see it. */
public final class Retirement {
    /** What happens soonest comes first among those that stand alike. */
    private static final Comparator<Outlook> URGENT =
            Comparator.comparing(Outlook::phase)
                    .thenComparing(o -> first(o.forecast()).orElse(LocalDate.MAX))
                    .thenComparing(o -> o.subject().found().id());

    private final World world;
    private final SightRules rules;

    public Retirement(World world, SightRules rules) {
        this.world = world;
        this.rules = rules;
    }

    /**
     * The whole account for Support Ops and auditors; for a holder what is theirs, and every number
     * of that alone.
     *
     * @param view all that the actor may see, if not given
     */
    public Result<RetirementReport> show(
            Actor actor, Optional<CredentialView> view, PageRequest page) {
        Optional<CredentialView> shown = Visibility.view(actor, view);
        if (shown.isEmpty()) {
            return new Result.Refused<>(
                    new Refusal.Forbidden(
                            "Only Support Ops and auditors see everybody's API tokens. view=mine shows"
                                    + " yours."));
        }
        boolean all = shown.get() == CredentialView.ALL;
        Instant now = world.now();
        Survey survey = world.store().survey();
        Outlook.Rules by =
                new Outlook.Rules(world.policy(), rules.silentDays(), rules.deleteDays());
        List<Outlook> outlooks =
                new Outlooks(world, by, now)
                                .of(
                                        world.store().standing().stream()
                                                .collect(
                                                        Collectors.toMap(
                                                                Found::id, Function.identity())),
                                        new LiveRecords(world).byFound())
                                .stream()
                                .filter(o -> all || isOwn(o, actor))
                                .map(o ->
                                        all || seesSuccessor(o, actor)
                                                ? o
                                                : o.withoutSuccessor(by, now))
                                .sorted(URGENT)
                                .toList();
        LocalDate end = world.policy().today(ZendeskDates.API_TOKENS_END_AT);
        Map<Phase, Integer> phases = new EnumMap<>(Phase.class);
        outlooks.forEach(o -> phases.merge(o.phase(), 1, Integer::sum));
        return new Result.Done<>(
                new RetirementReport(
                        Ranked.page(outlooks, page),
                        phases,
                        owners(outlooks),
                        BurnDown.of(
                                all ? BurnDown.points(survey) : List.of(),
                                Outlooks.left(outlooks),
                                world.policy().today(now),
                                end),
                        (int)
                                outlooks.stream()
                                        .filter(o -> o.phase().isLeft())
                                        .filter(o ->
                                                o.forecast().cause() == Forecast.Cause.TOKENS_END)
                                        .count(),
                        end,
                        Math.max(0, world.policy().daysLeft(end, now)),
                        survey));
    }

    private static boolean isOwn(Outlook o, Actor actor) {
        return Visibility.isOwn(o.subject().found(), o.subject().record(), actor);
    }

    /** Whatever somebody else asked for in its place is theirs: only its phase speaks of it. */
    private boolean seesSuccessor(Outlook o, Actor actor) {
        return o.subject()
                .successor()
                .flatMap(next -> world.store().request(next.requestId()))
                .filter(r -> Visibility.of(r, actor))
                .isPresent();
    }

    /** The next day on which somebody would wish to have acted. */
    private static Optional<LocalDate> first(Forecast forecast) {
        return forecast.lastDayToReactivate().or(forecast::off);
    }

    private static List<OwnersShare> owners(List<Outlook> outlooks) {
        return outlooks.stream().collect(Collectors.groupingBy(Retirement::owner)).values().stream()
                .map(of ->
                        new OwnersShare(
                                owner(of.getFirst()),
                                of.stream().allMatch(o -> o.subject().record().isEmpty()),
                                Outlooks.left(of),
                                of.size()))
                .sorted(
                        Comparator.comparingInt(OwnersShare::left)
                                .reversed()
                                .thenComparing(OwnersShare::owner))
                .toList();
    }

    private static String owner(Outlook o) {
        return o.subject()
                .record()
                .filter(Credential::hasHolder)
                .map(Credential::holder)
                .or(() -> o.subject().found().owner().map(Found.Owner::email))
                .map(email -> email.value())
                .orElse("");
    }
}
