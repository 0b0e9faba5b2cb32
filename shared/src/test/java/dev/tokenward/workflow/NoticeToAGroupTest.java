package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Notice;
import dev.tokenward.domain.Person;
import dev.tokenward.domain.Role;
import dev.tokenward.net.Answer;
import dev.tokenward.store.Commit;
import dev.tokenward.store.OutboxRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A message to a group reaches each member, however many they are, or waits. */
class NoticeToAGroupTest {
    private static final int MANY = 120;

    private final Company company = new Company();
    private final RecordingGitLab gitlab = new RecordingGitLab();
    private final Outbox outbox =
            new Outbox(company.world, () -> company.slack, () -> gitlab, "", true);

    @AfterEach
    void close() {
        company.close();
    }

    private String alert() {
        Notice notice =
                new Notice(
                        "alert:1",
                        Notice.Topic.OPERATOR_ALERT,
                        "",
                        Optional.empty(),
                        new Notice.Recipient.Group(Role.SUPPORT_OPS_MANAGER),
                        Map.of("what", "Zendesk refuses Tokenward's own credential"));
        company.store.commit(new Commit().notice(notice));
        outbox.deliver(notice.key());
        return notice.key();
    }

    private OutboxRow row(String key) {
        return company.store.outbox(key).orElseThrow();
    }

    @Test
    void nobodyInTheGroupYetIsAWaitAndNoDelivery() {
        company.directory(List.of(Company.MORGAN, Company.RILEY));

        String key = alert();

        assertThat(row(key).status()).isEqualTo(OutboxRow.Status.PENDING);
        company.directory(List.of(Company.SASHA, Company.MORGAN, Company.RILEY));
        company.advance(Duration.ofHours(1));
        outbox.deliver(key);
        assertThat(row(key).status()).isEqualTo(OutboxRow.Status.SENT);
        assertThat(company.store.outbox(key + ":" + Company.SASHA.email())).isPresent();
    }

    @Test
    void moreMembersThanATransactionHoldsAreAllWrittenTo() {
        List<Person> managers = new ArrayList<>(List.of(Company.MORGAN));
        for (int i = 0; i < MANY; i++) {
            managers.add(Company.person("manager" + i, "morgan", "support-ops-managers"));
        }
        company.directory(managers);

        String key = alert();

        assertThat(row(key).status()).isEqualTo(OutboxRow.Status.SENT);
        assertThat(managers.subList(1, managers.size()))
                .allSatisfy(
                        m -> assertThat(company.store.outbox(key + ":" + m.email())).isPresent());
    }

    @Test
    void whatALogSaysOfItNamesNoAddress() {
        Notice notice = row(alert()).notice().to(Company.SASHA.email());

        assertThat(notice.label()).doesNotContain("@").contains("OPERATOR_ALERT");
    }

    @Test
    void eachRequestWhoseMessageCannotBeSentIsNamedAndNotTheFirstOfTheDayAlone() {
        company.slack.member = email -> new Answer.Missing<>("users_not_found");
        for (String id : List.of("req_1", "req_2")) {
            Notice notice =
                    new Notice(
                            id + ":told",
                            Notice.Topic.ACTION_DONE,
                            id,
                            Optional.empty(),
                            new Notice.Recipient.To(Company.MORGAN.email()),
                            Map.of("message", "m", "next", "n", "who", "w"));
            company.world.tell(notice);
            outbox.deliver(notice.key());
        }

        assertThat(List.of("req_1", "req_2"))
                .allSatisfy(id ->
                        assertThat(
                                        company.store.outbox(
                                                "alert:notice-ACTION_DONE-" + id + ":" + today()))
                                .isPresent());
    }

    private String today() {
        return company.world.policy().today(company.world.now()).toString();
    }
}
