package dev.tokenward.retirement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Found;
import dev.tokenward.domain.Found.Seen;
import dev.tokenward.domain.FoundLifecycle;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Naming;
import dev.tokenward.domain.Nudging;
import dev.tokenward.domain.Policy;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where a token stands and what becomes of it, also where Zendesk's list leaves something open. */
class OutlookTest {
    private static final Policy POLICY = in("UTC");
    private static final Outlook.Rules RULES = new Outlook.Rules(POLICY, 14, 14);
    private static final Instant MADE = at("2026-10-01T12:00:00Z");

    @Test
    void unusedTokenIsForetoldFromItsMakingAndThatIsSaidToBeTaken() {
        Found f = appeared(true, Optional.empty(), Optional.empty(), "2026-10-05T06:00:00Z");

        Outlook o = outlook(f, "2026-10-20T06:00:00Z");

        assertThat(o.phase()).isEqualTo(Phase.GOING_IDLE);
        assertThat(o.forecast().off()).contains(LocalDate.parse("2026-10-31"));
        assertThat(o.forecast().lastDayToReactivate()).contains(LocalDate.parse("2026-12-29"));
        assertThat(o.forecast().deleted()).contains(LocalDate.parse("2026-12-30"));
        assertThat(o.forecast().assumption().orElseThrow()).startsWith("UNKNOWN");
        assertThat(o.forecast().words())
                .isEqualTo(
                        "Unless it is used before, Zendesk deactivates it on 31 October 2026. It can be"
                                + " switched on again in Admin Center until 29 December 2026. Zendesk deletes"
                                + " it on 30 December 2026.");
    }

    @Test
    void whatZendeskIsLateWithIsForetoldForTodayAndNotForThePast() {
        Found f = appeared(true, Optional.empty(), Optional.empty(), "2026-10-05T06:00:00Z");

        assertThat(outlook(f, "2026-11-03T06:00:00Z").forecast().off())
                .contains(LocalDate.parse("2026-11-03"));
    }

    @Test
    void deactivatedBetweenTwoLooksIsDatedByTheRule() {
        Found f =
                again(
                        appeared(
                                true,
                                used("2026-10-03T09:00:00Z"),
                                Optional.empty(),
                                "2026-10-05T06:00:00Z"),
                        false,
                        used("2026-10-03T09:00:00Z"),
                        Optional.empty(),
                        "2026-11-02T06:00:00Z",
                        "2026-11-03T06:00:00Z");

        Outlook o = outlook(f, "2026-11-03T06:00:00Z");

        assertThat(o.phase()).isEqualTo(Phase.DEACTIVATED);
        assertThat(o.forecast().cause()).isEqualTo(Forecast.Cause.IDLE);
        assertThat(o.forecast().off()).contains(LocalDate.parse("2026-11-02"));
        assertThat(o.forecast().deleted()).contains(LocalDate.parse("2027-01-01"));
        assertThat(outlook(f, "2027-01-01T06:00:00Z").phase()).isEqualTo(Phase.TO_BE_DELETED);
    }

    /** Zendesk may not say when it changed something; then both ends of the time are said. */
    @Test
    void switchedOffByHandWithoutADateIsToldAsASpanAndCountedFromItsBegin() {
        Found f =
                again(
                        appeared(
                                true,
                                used("2026-10-04T09:00:00Z"),
                                Optional.empty(),
                                "2026-10-05T06:00:00Z"),
                        false,
                        used("2026-10-04T09:00:00Z"),
                        Optional.empty(),
                        "2026-10-05T06:00:00Z",
                        "2026-10-08T06:00:00Z");

        Outlook o = outlook(f, "2026-10-08T06:00:00Z");

        assertThat(o.forecast().cause()).isEqualTo(Forecast.Cause.PERSON);
        assertThat(o.forecast().deleted()).contains(LocalDate.parse("2026-12-04"));
        assertThat(o.forecast().words())
                .startsWith("Somebody switched it off between 5 October 2026 and 8 October 2026.");
        assertThat(o.forecast().assumption().orElseThrow())
                .contains("UNKNOWN whether Zendesk deletes");
    }

    @Test
    void switchedOnAgainCountsFromThereAndIsSaidToBeTaken() {
        Found off =
                appeared(
                        false,
                        used("2026-09-01T09:00:00Z"),
                        Optional.of(at("2026-10-01T09:00:00Z")),
                        "2026-10-05T06:00:00Z");
        Found on =
                again(
                        off,
                        true,
                        used("2026-09-01T09:00:00Z"),
                        Optional.of(at("2026-10-09T15:00:00Z")),
                        "2026-10-09T06:00:00Z",
                        "2026-10-10T06:00:00Z");

        Outlook o = outlook(on, "2026-10-10T06:00:00Z");

        assertThat(o.forecast().off()).contains(LocalDate.parse("2026-11-08"));
        assertThat(o.forecast().assumption().orElseThrow()).contains("switching it on again");
    }

    @Test
    void offWhenItsNextUseWasDueAndNotMissedIsProvenDead() {
        Found f =
                weekly(appeared(true, Optional.empty(), Optional.empty(), "2026-10-05T06:00:00Z"));
        Found off =
                again(
                        f,
                        false,
                        f.seen().lastUsedAt(),
                        Optional.of(at("2026-11-04T10:00:00Z")),
                        "2026-11-04T06:00:00Z",
                        "2026-11-05T06:00:00Z");

        assertThat(outlook(off, "2026-11-05T06:00:00Z"))
                .satisfies(o -> assertThat(o.phase()).isEqualTo(Phase.DEACTIVATED))
                .satisfies(o ->
                        assertThat(o.forecast().words())
                                .contains(
                                        "Its weekly job finds it switched off on 9 November 2026."));
        assertThat(outlook(off, "2026-11-22T06:00:00Z").phase()).isEqualTo(Phase.DEACTIVATED);
        assertThat(outlook(off, "2026-11-23T06:00:00Z").phase()).isEqualTo(Phase.PROVEN_DEAD);
    }

    @Test
    void jobThatStoppedIsNotCountedOnAnyMore() {
        Found f =
                weekly(appeared(true, Optional.empty(), Optional.empty(), "2026-10-05T06:00:00Z"));

        Outlook kept = outlook(f, "2026-11-08T06:00:00Z");
        assertThat(kept.phase()).isEqualTo(Phase.IN_USE);
        assertThat(kept.forecast().cause()).isEqualTo(Forecast.Cause.TOKENS_END);

        Outlook stopped = outlook(f, "2026-11-14T06:00:00Z");
        assertThat(stopped.phase()).isEqualTo(Phase.GOING_IDLE);
        assertThat(stopped.forecast().off()).contains(LocalDate.parse("2026-12-02"));
        assertThat(stopped.forecast().words())
                .startsWith("Its weekly job did not come on 9 November 2026. Unless it is used");
    }

    @Test
    void afterTheEndEveryTokenIsDead() {
        Found f =
                weekly(appeared(true, Optional.empty(), Optional.empty(), "2026-10-05T06:00:00Z"));
        Found off =
                again(
                        f,
                        false,
                        used("2027-04-26T09:00:00Z"),
                        Optional.empty(),
                        "2027-04-29T06:00:00Z",
                        "2027-04-30T06:00:00Z");

        Outlook o = outlook(off, "2027-04-30T06:00:00Z");

        assertThat(o.phase()).isEqualTo(Phase.PROVEN_DEAD);
        assertThat(o.forecast().cause()).isEqualTo(Forecast.Cause.TOKENS_END);
        assertThat(o.forecast().lastDayToReactivate()).isEmpty();
        assertThat(o.forecast().words()).contains("none can be switched on again");
    }

    /** The end is a moment, the first one of the day in UTC: all days are of one zone. */
    @Test
    void westOfUtcTheEndOfAllTokensFallsOnTheDayBefore() {
        Outlook.Rules west = new Outlook.Rules(in("America/Los_Angeles"), 14, 14);
        Subject s =
                Subject.of(
                        weekly(
                                appeared(
                                        true,
                                        Optional.empty(),
                                        Optional.empty(),
                                        "2026-10-05T06:00:00Z")),
                        Optional.empty(),
                        Optional.empty());

        Outlook before = Outlook.of(s, west, at("2026-11-08T14:00:00Z"));
        assertThat(before.forecast().cause()).isEqualTo(Forecast.Cause.TOKENS_END);
        assertThat(before.forecast().off()).contains(LocalDate.parse("2027-04-29"));
        assertThat(before.forecast().words()).contains("every API token on 29 April 2027");
        assertThat(before.next().by()).contains(LocalDate.parse("2027-04-28"));
        Outlook after = Outlook.of(s, west, at("2027-04-30T00:00:00Z"));
        assertThat(after.phase()).as("still the 29th there").isEqualTo(Phase.PROVEN_DEAD);
        assertThat(after.forecast().off()).contains(LocalDate.parse("2027-04-29"));
    }

    /** Used on five Mondays, the last one the second of November. */
    private static Found weekly(Found f) {
        Found next = f;
        for (String day : List.of("10-05", "10-12", "10-19", "10-26", "11-02")) {
            next =
                    again(
                            next,
                            true,
                            used("2026-" + day + "T09:00:00Z"),
                            Optional.empty(),
                            "2026-" + day + "T06:00:00Z",
                            "2026-" + day + "T23:00:00Z");
        }
        return next;
    }

    private static Outlook outlook(Found f, String now) {
        return Outlook.of(Subject.of(f, Optional.empty(), Optional.empty()), RULES, at(now));
    }

    private static Found appeared(
            boolean active, Optional<Instant> used, Optional<Instant> updated, String now) {
        return FoundLifecycle.appeared(
                Kind.API_TOKEN,
                "1",
                seen(active, used),
                naming(),
                Optional.empty(),
                Optional.empty(),
                updated,
                POLICY,
                at(now));
    }

    private static Found again(
            Found f,
            boolean active,
            Optional<Instant> used,
            Optional<Instant> updated,
            String lastLook,
            String now) {
        return FoundLifecycle.seenAgain(
                        f,
                        seen(active, used),
                        naming(),
                        Optional.empty(),
                        Optional.empty(),
                        updated,
                        Optional.of(at(lastLook)),
                        POLICY,
                        at(now))
                .orElse(f);
    }

    private static Seen seen(boolean active, Optional<Instant> used) {
        return new Seen(
                Optional.of("backup"),
                Optional.empty(),
                active,
                false,
                Optional.of(MADE),
                used,
                Optional.of("5"),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static Naming naming() {
        return new Naming(
                Naming.Sort.NONSENSE,
                Naming.Format.NONE,
                Optional.of("follows no format"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Optional<Instant> used(String at) {
        return Optional.of(at(at));
    }

    private static Policy in(String zone) {
        return new Policy(
                ZoneId.of(zone),
                365,
                14,
                List.of(30, 7),
                LocalDate.parse("2026-10-27"),
                Set.of("tickets:read"),
                false,
                false,
                "guidance",
                255,
                Nudging.NEVER);
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }
}
