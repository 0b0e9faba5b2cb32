package dev.tokenward.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Notice.Recipient;
import dev.tokenward.domain.Notice.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NudgesTest {
    private static final Instant ASKED = Samples.NOW;
    private static final Person QUINN = person("quinn", "sasha");
    private static final Person SASHA = person("sasha", "morgan", Role.SUPPORT_OPS_MANAGER);
    private static final Person MORGAN = person("morgan", "devon");
    private static final Person DEVON = person("devon", "devon", Role.SUPPORT_OPS_MANAGER);
    private static final Person RILEY = person("riley", "morgan");

    private static Person person(String name, String manager, Role... roles) {
        return new Person(
                new Email(name + "@example.com"),
                name,
                Optional.of(new Email(manager + "@example.com")),
                Set.of(),
                Set.of(roles),
                Optional.empty());
    }

    private static Facts facts(int remind, int escalate, String zone, Person... managers) {
        Policy p = Samples.POLICY;
        Policy policy =
                new Policy(
                        ZoneId.of(zone),
                        p.maxLifetimeDays(),
                        p.lapseDays(),
                        p.remindDays(),
                        p.apiTokenCreationEnds(),
                        p.scopes(),
                        p.allowBroadScopes(),
                        p.allowUnprovenCeiling(),
                        p.guidance(),
                        p.maxNameLength(),
                        new Nudging(remind, escalate));
        return new Facts(policy, Optional.of(RILEY), List.of(managers), List.of(SASHA, DEVON));
    }

    private static Facts usual() {
        return facts(3, 7, "UTC", MORGAN, DEVON);
    }

    private static Request asked(Facts facts) {
        Content content =
                RequestRules.check(
                                        Samples.person().build(),
                                        Samples.riley(),
                                        facts.policy(),
                                        () -> Samples.LINKS,
                                        ASKED)
                                instanceof Checked.Valid<Content>(Content valid)
                        ? valid
                        : null;
        return RequestLifecycle.open(
                        "req_1",
                        Samples.riley(),
                        java.util.Objects.requireNonNull(content),
                        true,
                        Optional.empty(),
                        facts,
                        ASKED)
                .next();
    }

    private static Optional<Change<Request>> nudge(Request r, Facts facts, Instant now) {
        return RequestLifecycle.apply(r, new Command.Nudge(), facts, now)
                        instanceof Outcome.Changed<Request>(Change<Request> change)
                ? Optional.of(change)
                : Optional.empty();
    }

    private static Request done(Outcome<Request> outcome) {
        if (outcome instanceof Outcome.Changed<Request>(Change<Request> change)) {
            return change.next();
        }
        throw new AssertionError(outcome);
    }

    private static Instant days(int days) {
        return ASKED.plus(Duration.ofDays(days));
    }

    private static List<Recipient> told(Change<Request> change, Topic topic) {
        return change.notices().stream()
                .filter(n -> n.topic() == topic)
                .map(Notice::recipient)
                .toList();
    }

    @Test
    void managerIsRemindedThenTheNextLevelIsToldThenTheRequestLapsesEachOnceOnItsDay() {
        Facts facts = usual();
        DueTimes due = new DueTimes(facts.policy());
        Request r = asked(facts);

        assertThat(due.daily(r)).contains(days(3));
        assertThat(nudge(r, facts, days(3).minusMillis(1))).isEmpty();
        Change<Request> reminded = nudge(r, facts, days(3)).orElseThrow();
        assertThat(told(reminded, Topic.DECISION_REMINDER))
                .containsExactly(new Recipient.To(MORGAN.email()), new Recipient.Issue(false));
        assertThat(reminded.audit())
                .singleElement()
                .satisfies(e -> assertThat(e.type()).isEqualTo("request.approver-reminded"));

        assertThat(due.daily(reminded.next())).contains(days(7));
        assertThat(nudge(reminded.next(), facts, days(7).minusMillis(1))).isEmpty();
        Change<Request> escalated = nudge(reminded.next(), facts, days(7)).orElseThrow();
        assertThat(told(escalated, Topic.ESCALATED))
                .containsExactly(
                        new Recipient.To(DEVON.email()),
                        new Recipient.To(RILEY.email()),
                        new Recipient.Issue(false));
        assertThat(escalated.next().waitingFor()).containsExactly(MORGAN.email());

        assertThat(due.daily(escalated.next())).contains(days(14));
        assertThat(nudge(escalated.next(), facts, days(13))).isEmpty();
        Request lapsed =
                done(
                        RequestLifecycle.apply(
                                escalated.next(), new Command.Lapse(), facts, days(14)));
        assertThat(lapsed.state()).isEqualTo(RequestState.LAPSED);
        assertThat(due.daily(lapsed)).isEmpty();
    }

    @Test
    void afterMissedDaysOnlyTheLaterStepIsTaken() {
        Facts facts = usual();
        Change<Request> change = nudge(asked(facts), facts, days(9)).orElseThrow();

        assertThat(change.next().nudged()).contains(Nudge.ESCALATED);
        assertThat(told(change, Topic.DECISION_REMINDER)).isEmpty();
        assertThat(nudge(change.next(), facts, days(10))).isEmpty();
    }

    @Test
    void whatLapsesIsNotNudgedAnyMore() {
        Facts facts = usual();

        assertThat(nudge(asked(facts), facts, days(14))).isEmpty();
    }

    @Test
    void nextStageBeginsAnewAndTellsSupportOps() {
        Facts facts = usual();
        Request reminded = nudge(asked(facts), facts, days(5)).orElseThrow().next();
        Request second =
                done(
                        RequestLifecycle.apply(
                                reminded,
                                new Command.Decide(
                                        Samples.actor("morgan@example.com", "Morgan"),
                                        Verdict.APPROVE,
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty()),
                                facts,
                                days(6)));

        assertThat(second.nudged()).isEmpty();
        assertThat(nudge(second, facts, days(9).minusMillis(1))).isEmpty();
        Change<Request> again = nudge(second, facts, days(9)).orElseThrow();
        assertThat(told(again, Topic.DECISION_REMINDER))
                .contains(new Recipient.Group(Role.SUPPORT_OPS_MANAGER));
        Change<Request> escalated = nudge(again.next(), facts, days(13)).orElseThrow();
        assertThat(told(escalated, Topic.ESCALATED))
                .contains(new Recipient.OpsChannel(), new Recipient.To(RILEY.email()));
    }

    @Test
    void withoutAnybodyAboveTheManagerSupportOpsIsTold() {
        Facts facts = facts(3, 7, "UTC", MORGAN);
        Change<Request> change = nudge(asked(facts), facts, days(7)).orElseThrow();

        assertThat(told(change, Topic.ESCALATED)).contains(new Recipient.OpsChannel());
    }

    @Test
    void requesterWhoManagesTheirManagerIsNotTheNextLevel() {
        Facts facts = facts(3, 7, "UTC", MORGAN, RILEY, QUINN);
        Change<Request> change = nudge(asked(facts), facts, days(7)).orElseThrow();

        assertThat(told(change, Topic.ESCALATED).getFirst())
                .isEqualTo(new Recipient.To(QUINN.email()));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 14", "0, 7, 7", "3, 0, 3", "20, 30, 14"})
    void zeroIsNeverAndWhatComesAfterTheLapseDoesNotCome(int remind, int escalate, int next) {
        Facts facts = facts(remind, escalate, "UTC", MORGAN, DEVON);

        assertThat(new DueTimes(facts.policy()).daily(asked(facts))).contains(days(next));
    }

    @Test
    void whomNobodyIsAskedForNobodyIsReminded() {
        Facts facts = facts(3, 7, "UTC");
        Request stuck = asked(facts);

        assertThat(stuck.attention()).contains(Attention.NO_APPROVER);
        assertThat(nudge(stuck, facts, days(5))).isEmpty();
        assertThat(new DueTimes(facts.policy()).daily(stuck)).contains(days(14));
    }

    @ParameterizedTest
    @CsvSource({"America/Los_Angeles", "Pacific/Apia", "Europe/Berlin"})
    void daysAreThoseOfTheCalendarAcrossAClockChange(String zone) {
        ZoneId z = ZoneId.of(zone);
        Policy policy = facts(3, 7, zone).policy();
        for (String day : List.of("2027-03-12", "2027-03-26", "2027-10-30", "2027-11-05")) {
            Instant from = java.time.LocalDate.parse(day).atTime(9, 0).atZone(z).toInstant();

            assertThat(policy.after(3, from))
                    .isEqualTo(
                            java.time.LocalDate.parse(day)
                                    .plusDays(3)
                                    .atTime(9, 0)
                                    .atZone(z)
                                    .toInstant());
        }
    }
}
