package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.AdoptionInput;
import dev.tokenward.domain.Change;
import dev.tokenward.domain.Command;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialLifecycle;
import dev.tokenward.domain.Departing;
import dev.tokenward.domain.FoundLifecycle;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Notice;
import dev.tokenward.domain.Nudge;
import dev.tokenward.domain.Outcome;
import dev.tokenward.domain.Person;
import dev.tokenward.domain.Request;
import dev.tokenward.net.Answer;
import dev.tokenward.notification.Buttons;
import dev.tokenward.notification.SeenLeaver;
import dev.tokenward.slack.Message;
import dev.tokenward.store.Commit;
import dev.tokenward.store.Due;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A question about a credential that is answered is asked by no button any more, at nobody. */
class SettledQuestionsTest {
    private final InSight it = new InSight();
    private final Company company = it.company;
    private final Outbox outbox =
            new Outbox(
                    company.world, () -> company.slack, () -> new RecordingGitLab(), "COPS", true);

    @BeforeEach
    void everybodyIsTheirAccount() {
        company.slack.knows(() -> company.store.directory().people());
    }

    @AfterEach
    void close() {
        it.close();
    }

    /** An order becomes an order for each who was asked, and that an edit. */
    private void settle() {
        for (int tick = 0; tick < 3; tick++) {
            company.advance(Duration.ofMinutes(15));
            company.store.due(Due.Queue.TICK, company.world.now(), 1000).stream()
                    .filter(Due.OutboxDue.class::isInstance)
                    .forEach(due -> outbox.deliver(((Due.OutboxDue) due).key()));
        }
    }

    private List<Message> to(Person person) {
        return company.slack.messages.entrySet().stream()
                .filter(e -> e.getKey().channel().endsWith(person.email().value()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static boolean asks(Message message, String action) {
        return message.blocks().toString().contains(action);
    }

    /** Riley's, of whom two runs saw that they are suspended; the managers were asked. */
    private Credential left(Kind kind, boolean deactivate) {
        Credential c = company.issued(kind);
        company.account.screen.suspend("riley@example.com");
        for (int day = 0; day < 2; day++) {
            new Leavers(company.world, () -> company.account.client, deactivate, 50)
                    .run(new SweepRun(company.world, SweepRun.Mode.DAILY, false));
            company.advance(Duration.ofDays(1));
        }
        return company.credential(c.id());
    }

    private void leaversQuestionIs(String outcome, Person... asked) {
        for (Person person : asked) {
            assertThat(to(person))
                    .as(person.name())
                    .filteredOn(m -> m.text().startsWith("The leaver's credential"))
                    .singleElement()
                    .satisfies(m -> assertThat(m.text()).contains(outcome));
            assertThat(to(person)).noneMatch(m -> asks(m, Buttons.END_LEAVERS));
        }
    }

    private void move(Credential c, Function<Credential, Outcome<Credential>> move) {
        assertThat(new CredentialMoves(company.world).apply(c.id(), any -> true, move))
                .isInstanceOf(Result.Done.class);
        settle();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void givenOn(boolean switchedOff) {
        Credential c = left(switchedOff ? Kind.API_TOKEN : Kind.OAUTH_CLIENT, switchedOff);
        settle();
        assertThat(to(Company.DEVON)).anyMatch(m -> asks(m, Buttons.END_LEAVERS));

        move(
                c,
                now ->
                        Departing.transfer(
                                now,
                                Company.actor(Company.SASHA),
                                Company.QUINN,
                                Optional.of("The export goes on"),
                                company.world.now()));

        leaversQuestionIs(
                switchedOff ? "sasha said that quinn is to have it" : "quinn holds it",
                Company.SASHA,
                Company.DEVON,
                Company.MORGAN);
    }

    @Test
    void ended() {
        Credential c = left(Kind.OAUTH_CLIENT, false);
        settle();

        move(
                c,
                now ->
                        CredentialLifecycle.end(
                                now, Company.actor(Company.SASHA), company.world.now()));

        leaversQuestionIs("its end is ordered", Company.SASHA, Company.DEVON, Company.MORGAN);
    }

    @Test
    void deletedInZendeskByAnAdministrator() {
        Credential c = left(Kind.OAUTH_CLIENT, false);
        settle();

        move(c, now -> CredentialLifecycle.gone(now, company.world.now()));

        leaversQuestionIs("somebody deleted it", Company.SASHA, Company.DEVON);
    }

    @Test
    void holderIsBack() {
        Credential c = left(Kind.OAUTH_CLIENT, false);
        settle();

        move(c, now -> new Outcome.Changed<>(Departing.back(now)));

        leaversQuestionIs("riley holds it, and is there", Company.SASHA, Company.DEVON);
    }

    @Test
    void switchedOnAgainInZendesk() {
        Credential c = left(Kind.API_TOKEN, true);
        settle();
        String button = SeenLeaver.of(company.credential(c.id())).value();

        move(c, now -> CredentialLifecycle.reactivated(now, company.world.now()));

        leaversQuestionIs("switched it on again", Company.SASHA, Company.DEVON);
        SlackLeavers old = new SlackLeavers(company.world, () -> company.slack, true);
        assertThat(old.end(Company.actor(Company.DEVON), button))
                .as("an old button does not end what somebody decided to keep")
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        r -> assertThat(r.refusal().message()).contains("it is kept"));
    }

    @Test
    void answerThatCouldNotBeShownAtOnceIsNotShownOverALaterOne() {
        String stray = it.asked();
        settle();
        company.slack.change = where -> new Answer.Later<>(Optional.empty(), "ratelimited");
        new FoundAnswers(company.world).disown(Company.actor(Company.RILEY), stray);
        settle();
        company.slack.change = Answer.Ok::new;
        adoptNow(Company.SASHA, stray, "quinn@example.com");
        // the later order first, whatever the order in which they are due
        company
                .store
                .due(Due.Queue.TICK, company.world.now().plus(Duration.ofDays(1)), 1000)
                .stream()
                .filter(Due.OutboxDue.class::isInstance)
                .map(due -> ((Due.OutboxDue) due).key())
                .filter(key -> key.contains("QUESTION_SETTLED:v" + it.found(stray).version()))
                .forEach(outbox::deliver);
        settle();
        company.advance(Duration.ofDays(1));
        settle();

        assertThat(to(Company.RILEY))
                .anyMatch(m -> m.text().contains("quinn stands for it (sasha said so)"))
                .noneMatch(m -> asks(m, Buttons.MINE));
    }

    @Test
    void whatWasAnsweredBeforeItWasAskedIsNotAsked() {
        Credential c = left(Kind.OAUTH_CLIENT, false);

        move(
                c,
                now ->
                        CredentialLifecycle.end(
                                now, Company.actor(Company.SASHA), company.world.now()));

        assertThat(company.slack.messages.values())
                .noneMatch(m -> asks(m, Buttons.END_LEAVERS))
                .noneMatch(m -> m.text().contains("What shall become of it"));
    }

    @Test
    void ownerSaysThatItIsNotTheirs() {
        String stray = it.asked();
        settle();
        assertThat(to(Company.RILEY)).anyMatch(m -> asks(m, Buttons.NOT_MINE));

        new FoundAnswers(company.world).disown(Company.actor(Company.RILEY), stray);
        settle();

        assertThat(to(Company.RILEY))
                .noneMatch(m -> asks(m, Buttons.NOT_MINE))
                .anyMatch(m ->
                        m.text().contains("you said that it is not yours")
                                && asks(m, Buttons.MINE)
                                && asks(m, "/credentials/" + stray + "/adoption"));

        adopt(Company.RILEY, stray, "riley@example.com");

        assertThat(to(Company.RILEY))
                .as("it was theirs after all")
                .noneMatch(m -> asks(m, Buttons.MINE))
                .anyMatch(m -> m.text().contains("riley stands for it (riley said so)"));
    }

    private void adopt(Person who, String stray, String holder) {
        adoptNow(who, stray, holder);
        settle();
    }

    private void adoptNow(Person who, String stray, String holder) {
        AdoptionInput said =
                new AdoptionInput(
                        Optional.of("nightly export"),
                        Optional.of("2027-01-15"),
                        Optional.of(holder),
                        List.of());
        assertThat(new FoundAnswers(company.world).adopt(Company.actor(who), stray, said))
                .isInstanceOf(Result.Done.class);
    }

    @Test
    void managerNamesSomebodyElse() {
        String stray = it.asked();
        settle();

        adopt(Company.SASHA, stray, "quinn@example.com");

        assertThat(to(Company.RILEY))
                .noneMatch(m -> asks(m, Buttons.MINE))
                .anyMatch(m -> m.text().contains("quinn stands for it (sasha said so)"));
    }

    @Test
    void managerAgreesToItsRemoval() {
        String stray = it.asked();
        settle();

        company.store.commit(
                new Commit()
                        .found(
                                FoundLifecycle.agree(
                                        it.found(stray),
                                        Company.actor(Company.SASHA),
                                        company.world.now())));
        settle();

        assertThat(to(Company.RILEY))
                .noneMatch(m -> asks(m, Buttons.MINE))
                .anyMatch(m -> m.text().contains("sasha of Support Ops agreed to its removal"));
    }

    @Test
    void reminderIsSettledWithTheMessageThatItRemindsOf() {
        Request r = company.opened(Kind.OAUTH_CLIENT);
        settle();
        remind(r);
        assertThat(to(Company.MORGAN)).anyMatch(m -> m.text().contains("still waits for your"));

        company.moves.apply(r.id(), new Command.Withdraw(Company.actor(Company.RILEY)));
        settle();

        assertThat(to(Company.MORGAN))
                .extracting(Message::text)
                .satisfiesExactly(
                        asked -> assertThat(asked).contains("it was taken back"),
                        reminded -> assertThat(reminded).contains("out of date"));
    }

    @Test
    void reminderOfWhatIsAskedAnewIsOutOfDateAndTheNewQuestionKeepsItsButtons() {
        Request r = company.opened(Kind.OAUTH_CLIENT);
        settle();
        remind(r);
        company.without(Company.MORGAN, Company.person("morgan", "sasha"));
        company.without(Company.RILEY, Company.person("riley", "devon"));
        company.moves.apply(r.id(), new Command.Reroute());
        company.without(Company.RILEY, Company.RILEY);
        company.moves.apply(r.id(), new Command.Reroute());
        settle();

        assertThat(to(Company.MORGAN)).hasSize(3);
        assertThat(to(Company.MORGAN).subList(0, 2))
                .allSatisfy(m -> assertThat(m.text()).contains("out of date"));
        assertThat(to(Company.MORGAN).getLast()).matches(m -> asks(m, Buttons.APPROVE));
    }

    private void remind(Request r) {
        Request now = company.request(r.id());
        Request.Draft draft = now.draft().nudged(Nudge.REMINDED);
        Request next = draft.next();
        Notice.Recipient to = new Notice.Recipient.To(Company.MORGAN.email());
        company.store.commit(
                new Commit()
                        .request(
                                new Change<>(
                                        next,
                                        List.of(),
                                        List.of(
                                                new Notice(
                                                        Notice.keyOf(
                                                                r.id(),
                                                                Notice.Topic.DECISION_REMINDER,
                                                                next.version(),
                                                                to),
                                                        Notice.Topic.DECISION_REMINDER,
                                                        r.id(),
                                                        Optional.empty(),
                                                        to,
                                                        Map.of())))));
        settle();
    }
}
