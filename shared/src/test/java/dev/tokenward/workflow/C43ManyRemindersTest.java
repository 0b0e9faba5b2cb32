package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Email;
import dev.tokenward.domain.Kind;
import dev.tokenward.net.Answer;
import dev.tokenward.net.TestWaiter;
import dev.tokenward.slack.Message;
import dev.tokenward.slack.Slack;
import dev.tokenward.store.Bulk;
import dev.tokenward.store.OutboxRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * C43: many reminders in one sweep, and a Slack that has enough
 * (https://github.com/slackapi/node-slack-sdk/issues/1421,
 * https://github.com/SCPR/SCPRv4/issues/239).
 */
class C43ManyRemindersTest {
    private static final Duration TIME = Duration.ofMinutes(14);
    private static final int OF_RILEY = 40;
    private static final int OF_MORGAN = 20;

    private final Company company = new Company();
    private final TestWaiter waiter = new TestWaiter();
    private final Overrun slack = new Overrun();
    private final Outbox outbox =
            new Outbox(company.world, () -> slack, RecordingGitLab::new, "#support-ops", true);
    private final Sweep sweep =
            new Sweep(
                    company.world,
                    Company.limits(waiter, company.account.clock),
                    List.of(new SweepStep.Named("drain", new DrainDue(outbox))),
                    List.of(new SweepStep.Named("remind", new RemindDue(company.world))));
    private final List<Credential> due = new ArrayList<>();

    @AfterEach
    void close() {
        company.close();
    }

    /** Takes so many messages, then is put off for a long while. */
    private final class Overrun implements Slack {
        private final RecordingSlack taken = new RecordingSlack();
        private Supplier<Answer<Posted>> instead = () -> new Answer.Ok<>(new Posted("", ""));
        private int takes = Integer.MAX_VALUE;
        private int asked;
        private Duration each = Duration.ZERO;

        @Override
        public Answer<Member> memberByEmail(Email email) {
            return taken.memberByEmail(email);
        }

        @Override
        public Answer<Account> account(Sender sender) {
            return taken.account(sender);
        }

        @Override
        public Answer<String> openView(String trigger, Map<String, Object> view) {
            return taken.openView(trigger, view);
        }

        @Override
        public Answer<String> directChannel(String memberId) {
            return taken.directChannel(memberId);
        }

        @Override
        public Answer<Posted> post(String channel, Message message, String key) {
            asked++;
            waiter.pause(each);
            return takes-- > 0 ? taken.post(channel, message, key) : instead.get();
        }

        @Override
        public Answer<Optional<Posted>> find(String channel, String key, Instant since) {
            return new Answer.Ok<>(Optional.empty());
        }

        @Override
        public Answer<Posted> update(Posted where, Message message) {
            return taken.update(where, message);
        }
    }

    private void sixtyAreDue() {
        Credential one = company.issued(Kind.OAUTH_CLIENT);
        for (int i = 1; i < OF_RILEY + OF_MORGAN; i++) {
            Email holder = i < OF_RILEY ? Company.RILEY.email() : Company.MORGAN.email();
            due.add(Bulk.copy(one, Map.of("id", "cred_copy" + i, "holder", holder.value())));
        }
        Bulk.write(company.plain, company.table, Company.POLICY, due, List.of());
        due.add(one);
        company.advance(
                Duration.between(company.world.now(), one.endsAt().minus(Duration.ofDays(7))));
    }

    private Optional<OutboxRow> row(Credential c) {
        return company.store.outbox(c.id() + ":REMINDER:d7:" + c.holder());
    }

    private long reminders() {
        return slack.taken.texts.stream()
                .filter(t -> t.contains(" ends ") && t.contains("days"))
                .count();
    }

    private long sent() {
        return due.stream()
                .map(c -> row(c).orElseThrow())
                .filter(r -> r.status() == OutboxRow.Status.SENT)
                .count();
    }

    @Test
    void whatSlackPutOffIsSentLaterEachOnceAndNoneIsMarkedBefore() {
        sixtyAreDue();
        sweep.daily(TIME);
        slack.takes = 0;
        slack.asked = 0;
        slack.instead = () -> new Answer.Later<>(Optional.of(Duration.ofHours(1)), "ratelimited");

        company.advance(Duration.ofMinutes(15));
        sweep.tick(TIME);

        assertThat(sent()).isZero();

        int asked = slack.asked;
        company.advance(Duration.ofMinutes(15));
        sweep.tick(TIME);
        assertThat(slack.asked)
                .as("what was put off for an hour is not tried before")
                .isEqualTo(asked);

        slack.takes = Integer.MAX_VALUE;
        company.advance(Duration.ofDays(1));
        sweep.daily(TIME);
        sweep.daily(TIME);

        assertThat(sent()).isEqualTo(OF_RILEY + OF_MORGAN);
        assertThat(reminders()).isEqualTo(OF_RILEY + OF_MORGAN);
    }

    @Test
    void whatWasTakenBeforeSlackHadEnoughIsSentAndTheRestLaterEachOnce() {
        int some = 25;
        sixtyAreDue();
        sweep.daily(TIME);
        slack.takes = some;
        slack.asked = 0;
        slack.instead = () -> new Answer.Later<>(Optional.of(Duration.ofHours(1)), "ratelimited");

        company.advance(Duration.ofMinutes(15));
        sweep.tick(TIME);

        assertThat(sent()).isEqualTo(some);
        assertThat(reminders()).isEqualTo(some);

        int asked = slack.asked;
        company.advance(Duration.ofMinutes(15));
        sweep.tick(TIME);
        assertThat(slack.asked)
                .as("neither what was sent nor what was put off for an hour is tried")
                .isEqualTo(asked);

        slack.takes = Integer.MAX_VALUE;
        company.advance(Duration.ofHours(1));
        sweep.tick(TIME);
        company.advance(Duration.ofDays(1));
        sweep.daily(TIME);

        assertThat(sent()).isEqualTo(OF_RILEY + OF_MORGAN);
        assertThat(reminders()).isEqualTo(OF_RILEY + OF_MORGAN);
    }

    @Test
    void slowSlackEndsNoRunLateAndTheRestIsTheNextOnes() {
        sixtyAreDue();
        sweep.daily(TIME);
        slack.each = Duration.ofSeconds(30);

        company.advance(Duration.ofMinutes(15));
        Duration begun = waiter.elapsed();
        sweep.tick(TIME);

        assertThat(waiter.elapsed().minus(begun))
                .as("nothing is begun after the run's time")
                .isLessThanOrEqualTo(TIME.plus(slack.each));
        assertThat(sent()).isBetween(1L, (long) OF_RILEY + OF_MORGAN - 1);

        company.advance(Duration.ofMinutes(15));
        sweep.tick(TIME);
        company.advance(Duration.ofMinutes(15));
        sweep.tick(TIME);

        assertThat(sent()).isEqualTo(OF_RILEY + OF_MORGAN);
        assertThat(reminders()).isEqualTo(OF_RILEY + OF_MORGAN);
    }
}
