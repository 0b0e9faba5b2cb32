package dev.tokenward.workflow;

import dev.tokenward.domain.Concerns;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.Found.Standing;
import dev.tokenward.domain.Notice;
import dev.tokenward.domain.Survey;
import dev.tokenward.domain.ZendeskDates;
import dev.tokenward.retirement.BurnDown;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * On Mondays, one screen for Support Ops: how many of what, and the ten that need most. What
 * Monday's run could not write comes with the next one that can.
 */
public final class WeeklyDigest implements SweepStep {
    private static final int WEEK = 7;

    private final World world;

    public WeeklyDigest(World world) {
        this.world = world;
    }

    @Override
    public void run(SweepRun run) {
        LocalDate today = world.policy().today(world.now());
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        if (run.dryRun() || isWritten(monday)) {
            return;
        }
        // who has begun in the midst of a week waits for the first Monday
        if (!today.equals(monday) && !isWritten(monday.minusDays(WEEK))) {
            return;
        }
        Optional<Map<String, Credential>> records = new LiveRecords(world).byFound(run::goesOn);
        if (records.isEmpty()) {
            return;
        }
        Map<String, String> params = new TreeMap<>();
        count(List.copyOf(records.get().values()), params);
        List<Found> rows = world.store().standing();
        strays(rows, params);
        put(
                params,
                "misnamed",
                rows.stream()
                        .filter(f ->
                                Optional.ofNullable(records.get().get(f.id()))
                                        .map(c -> Concerns.isMisnamed(c, f))
                                        .orElseGet(
                                                () -> isStray(f) && f.naming().fault().isPresent()))
                        .count());
        put(params, "unlisted", rows.stream().filter(WeeklyDigest::isUnlisted).count());
        Survey survey = world.store().survey();
        params.put("on", today.toString());
        params.put("complete", Boolean.toString(survey.complete()));
        survey.asOf().ifPresent(at -> params.put("asOf", at.toString()));
        Optional<DigestLines> lines =
                DigestLines.of(
                        world,
                        run,
                        rows.stream().collect(Collectors.toMap(Found::id, Function.identity())));
        if (lines.isEmpty()) {
            return;
        }
        params.put("lines", String.join("\n", lines.get().first()));
        put(params, "more", lines.get().more());
        wayOut(survey, params);
        world.tell(
                new Notice(
                        key(monday),
                        Notice.Topic.WEEKLY_DIGEST,
                        "",
                        Optional.empty(),
                        new Notice.Recipient.OpsChannel(),
                        params));
        run.count(Counted.DIGESTS);
    }

    private boolean isWritten(LocalDate monday) {
        return world.store().outbox(key(monday)).isPresent();
    }

    private static String key(LocalDate monday) {
        return "digest:" + monday;
    }

    private void count(List<Credential> records, Map<String, String> params) {
        put(params, "managed", records.size());
        put(
                params,
                "endThisWeek",
                records.stream()
                        .filter(c -> c.status() == CredentialStatus.ACTIVE)
                        .filter(c -> world.policy().daysLeft(c.lastDay(), world.now()) < WEEK)
                        .count());
        put(
                params,
                "notDeleted",
                records.stream().filter(c -> c.status() == CredentialStatus.REVOKE_FAILED).count());
        put(
                params,
                "switchedOff",
                records.stream().filter(c -> c.status() == CredentialStatus.DEACTIVATED).count());
    }

    private static void strays(List<Found> rows, Map<String, String> params) {
        List<Found> strays = rows.stream().filter(WeeklyDigest::isStray).toList();
        put(params, "unmanaged", strays.size());
        put(params, "ownerUnknown", strays.stream().filter(f -> f.owner().isEmpty()).count());
        put(params, "asked", strays.stream().filter(f -> f.standing() == Standing.ASKED).count());
        put(
                params,
                "unanswered",
                strays.stream().filter(f -> f.standing() == Standing.UNANSWERED).count());
        put(
                params,
                "disowned",
                strays.stream().filter(f -> f.standing() == Standing.DISOWNED).count());
    }

    private static boolean isStray(Found f) {
        return !f.standing().isManaged() && !isUnlisted(f) && f.standing() != Standing.OWN;
    }

    private static boolean isUnlisted(Found f) {
        return f.standing() == Standing.UNLISTED;
    }

    /** As the last look counted them that saw every API token. */
    private void wayOut(Survey survey, Map<String, String> params) {
        BurnDown.latest(survey, world.policy().today(ZendeskDates.API_TOKENS_END_AT))
                .ifPresent(b -> {
                    put(params, "tokensLeft", b.left());
                    b.finish().ifPresent(day -> params.put("tokensFinish", day.toString()));
                });
    }

    private static void put(Map<String, String> params, String name, long count) {
        params.put(name, Long.toString(count));
    }
}
