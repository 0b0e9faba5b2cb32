package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Found.Standing;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Notice;
import dev.tokenward.domain.Person;
import dev.tokenward.net.Answer;
import dev.tokenward.notification.Buttons;
import dev.tokenward.notification.Forms;
import dev.tokenward.notification.SeenLeaver;
import dev.tokenward.store.Due;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A process that dies right after a press was carried out leaves the press to be worked on again:
 * nobody is told that it was not carried out, and thanks come once.
 */
class SlackPressAgainTest {
    private final InSight it = new InSight();
    private final Company company = it.company;

    @BeforeEach
    void everybodyIsTheirAccount() {
        company.slack.knows(() -> company.store.directory().people());
    }

    @AfterEach
    void close() {
        it.close();
    }

    @Test
    void whatIsHandedBackIsHandedBack() {
        Credential c = company.issued(Kind.OAUTH_CLIENT);

        pressedAgain(
                Company.RILEY,
                Buttons.HAND_BACK,
                c.id(),
                Map.of(),
                () -> company.credential(c.id()).status() == CredentialStatus.REVOKING);

        assertThat(told(Notice.Topic.HANDED_BACK)).hasSize(1);
    }

    @Test
    void whatTheSweepTookOutMeanwhileIsHandedBackToo() {
        Credential c = company.issued(Kind.API_TOKEN);
        Notice press = press(Company.RILEY, Buttons.HAND_BACK, c.id(), Map.of());
        workOn(press);
        company.revocation.carryOut(c.id(), Optional.empty());
        assertThat(company.credential(c.id()).status()).isEqualTo(CredentialStatus.REVOKED);

        workOn(press);

        assertThat(told(Notice.Topic.ACTION_REFUSED)).isEmpty();
    }

    @Test
    void whatIsClaimedIsClaimed() {
        String stray = it.asked();

        pressedAgain(
                Company.RILEY,
                Buttons.MINE,
                stray,
                Map.of(Forms.PURPOSE, "nightly export", Forms.REMOVAL_DATE, "2027-01-15"),
                () -> it.found(stray).standing() == Standing.ADOPTED);

        assertThat(told(Notice.Topic.ACTION_DONE)).hasSize(1);
    }

    @Test
    void whatIsDisownedIsDisowned() {
        String stray = it.asked();

        pressedAgain(
                Company.RILEY,
                Buttons.NOT_MINE,
                stray,
                Map.of(),
                () -> it.found(stray).standing() == Standing.DISOWNED);

        assertThat(told(Notice.Topic.ACTION_DONE)).hasSize(1);
    }

    @Test
    void whatIsEndedIsEndedAndAnotherManagerIsToldSo() {
        Credential c = left();
        String value = SeenLeaver.of(c).value();

        pressedAgain(
                Company.SASHA,
                Buttons.END_LEAVERS,
                value,
                Map.of(),
                () -> company.credential(c.id()).status() == CredentialStatus.REVOKING);
        assertThat(told(Notice.Topic.ACTION_DONE)).hasSize(1);

        workOn(press(Company.DEVON, Buttons.END_LEAVERS, value, Map.of()));
        assertThat(told(Notice.Topic.ACTION_REFUSED))
                .singleElement()
                .satisfies(n ->
                        assertThat(n.recipient())
                                .isEqualTo(new Notice.Recipient.To(Company.DEVON.email())));
    }

    @Test
    void whatIsGivenOnIsGivenOn() {
        Credential c = left();

        pressedAgain(
                Company.SASHA,
                Buttons.HAND_OVER,
                SeenLeaver.of(c).value(),
                Map.of(
                        Forms.HOLDER,
                        RecordingSlack.user(Company.QUINN),
                        Forms.REASON,
                        "The export goes on"),
                () -> company.credential(c.id()).holder().equals(Company.QUINN.email()));

        assertThat(told(Notice.Topic.ACTION_DONE)).hasSize(1);
    }

    /** Riley's, of whom two runs saw that they are suspended. */
    private Credential left() {
        Credential c = company.issued(Kind.OAUTH_CLIENT);
        company.account.screen.suspend("riley@example.com");
        for (int day = 0; day < 2; day++) {
            new Leavers(company.world, () -> company.account.client, false, 50)
                    .run(new SweepRun(company.world, SweepRun.Mode.DAILY, false));
            company.advance(Duration.ofDays(1));
        }
        return company.credential(c.id());
    }

    private void pressedAgain(
            Person who,
            String action,
            String value,
            Map<String, String> form,
            BooleanSupplier carriedOut) {
        Notice press = press(who, action, value, form);

        workOn(press);
        assertThat(carriedOut.getAsBoolean()).as("carried out").isTrue();
        workOn(press);

        assertThat(told(Notice.Topic.ACTION_REFUSED)).isEmpty();
        assertThat(carriedOut.getAsBoolean()).as("still as it was said").isTrue();
    }

    private static Notice press(Person who, String action, String value, Map<String, String> form) {
        Map<String, String> params = new HashMap<>(form);
        params.put("user", RecordingSlack.user(who));
        params.put("team", "T1");
        params.put("action", action);
        params.put("value", value);
        return new Notice(
                "slack:" + who.name() + action + value,
                Notice.Topic.SLACK_ACTION,
                "",
                Optional.empty(),
                new Notice.Recipient.Tokenward(),
                params);
    }

    /** As the outbox does, which may die before it records that it did. */
    private void workOn(Notice press) {
        assertThat(new SlackActions(company.world, () -> company.slack, true).workOn(press))
                .isInstanceOf(Answer.Ok.class);
    }

    private List<Notice> told(Notice.Topic topic) {
        return company
                .store
                .due(Due.Queue.TICK, company.world.now().plus(Duration.ofDays(30)), 1000)
                .stream()
                .filter(Due.OutboxDue.class::isInstance)
                .map(Due.OutboxDue.class::cast)
                .map(due -> company.store.outbox(due.key()).orElseThrow().notice())
                .filter(n -> n.topic() == topic)
                .toList();
    }
}
