package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Departing;
import dev.tokenward.domain.Departure;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Outcome;
import dev.tokenward.domain.Person;
import dev.tokenward.domain.Sha256;
import dev.tokenward.notification.Buttons;
import dev.tokenward.notification.SeenLeaver;
import dev.tokenward.slack.Slack;
import dev.tokenward.store.Due;
import dev.tokenward.store.PageRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a leaver's credential by button: the API's rules, and the question as it was. */
class SlackLeaversTest {
    private final Company company = new Company();
    private int presses;

    @BeforeEach
    void everybodyIsTheirAccount() {
        company.slack.knows(() -> company.store.directory().people());
    }

    @AfterEach
    void close() {
        company.close();
    }

    private void look(boolean deactivate) {
        SweepRun run = new SweepRun(company.world, SweepRun.Mode.DAILY, false);
        new Leavers(company.world, () -> company.account.client, deactivate, 50).run(run);
    }

    /** Riley's, of whom two runs saw that they are suspended. */
    private Credential left(Kind kind, boolean deactivate) {
        Credential c = company.issued(kind);
        company.account.screen.suspend("riley@example.com");
        look(deactivate);
        company.advance(Duration.ofDays(1));
        look(deactivate);
        return company.credential(c.id());
    }

    @Test
    void managerEndsItAndTheTickTakesItFromThere() {
        Credential c = left(Kind.OAUTH_CLIENT, false);

        assertThat(end(Company.SASHA, c)).isEmpty();
        assertThat(end(Company.SASHA, c)).as("the same once more is no complaint").isEmpty();

        Credential now = company.credential(c.id());
        assertThat(now.status()).isEqualTo(CredentialStatus.REVOKING);
        assertThat(now.revocation().orElseThrow().why()).contains("Support Ops (sasha) ended it");
        assertThat(end(Company.DEVON, c).orElseThrow()).contains("taken out already");
        assertThat(done()).isEqualTo(1);
        assertThat(handOver(Company.DEVON, c, Company.QUINN).orElseThrow()).contains("REVOKING");
    }

    @Test
    void managerPicksWhoIsToHaveItAndTheReasonIsInTheAudit() {
        Credential c = left(Kind.OAUTH_CLIENT, false);

        assertThat(handOver(Company.SASHA, c, Company.QUINN)).isEmpty();
        assertThat(handOver(Company.SASHA, c, Company.QUINN)).as("once more").isEmpty();

        assertThat(company.credential(c.id()).holder()).isEqualTo(Company.QUINN.email());
        assertThat(events(c).toString()).contains("transferred", "The export goes on");
        assertThat(handOver(Company.DEVON, c, Company.AVERY).orElseThrow())
                .contains("settled meanwhile", "quinn@example.com");
        assertThat(end(Company.DEVON, c).orElseThrow())
                .as("the new holder's is not ended by the old question")
                .contains("settled meanwhile", "quinn@example.com");
        assertThat(company.credential(c.id()).status()).isEqualTo(CredentialStatus.ACTIVE);
    }

    @Test
    void whatWasSwitchedOffIsSwitchedOnByTheTickAndOnlyThenGivenOn() {
        Credential c = left(Kind.API_TOKEN, true);
        assertThat(c.status()).isEqualTo(CredentialStatus.DEACTIVATED);

        assertThat(handOver(Company.SASHA, c, Company.QUINN)).isEmpty();

        Credential waiting = company.credential(c.id());
        assertThat(waiting.holder()).isEqualTo(Company.RILEY.email());
        assertThat(waiting.departure().orElseThrow().stage())
                .isEqualTo(Departure.Stage.TO_SWITCH_ON);
        assertThat(end(Company.DEVON, c).orElseThrow())
                .contains("sasha (sasha@example.com) said already", "quinn@example.com");

        SweepRun tick = new SweepRun(company.world, SweepRun.Mode.TICK, false);
        new SwitchOnDue(company.world, () -> company.account.client).run(tick);

        assertThat(tick.report().counts()).containsEntry("switchedOn", 1);
        assertThat(company.credential(c.id()).holder()).isEqualTo(Company.QUINN.email());
        assertThat(company.credential(c.id()).status()).isEqualTo(CredentialStatus.ACTIVE);
        assertThat(company.account.screen.apiTokens()).allMatch(t -> t.active());
    }

    @ParameterizedTest
    @CsvSource({
        "quinn, Only Support Ops managers",
        "avery, Only Support Ops managers",
        "morgan, no credential",
        "riley, Only Support Ops managers"
    })
    void nobodyElseGivesItOn(String who, String told) {
        Credential c = left(Kind.OAUTH_CLIENT, false);

        assertThat(handOver(person(who), c, Company.DEVON).orElseThrow()).contains(told);

        assertThat(company.credential(c.id())).isEqualTo(c);
    }

    @ParameterizedTest
    @CsvSource({"avery, Only its holder or Support Ops", "morgan, no credential"})
    void nobodyElseEndsIt(String who, String told) {
        Credential c = left(Kind.OAUTH_CLIENT, false);

        assertThat(end(person(who), c).orElseThrow()).contains(told);

        assertThat(company.credential(c.id())).isEqualTo(c);
    }

    @Test
    void nobodyPicksThemselfOrAStranger() {
        Credential c = left(Kind.OAUTH_CLIENT, false);

        assertThat(handOver(Company.SASHA, c, Company.SASHA).orElseThrow()).contains("is you");
        assertThat(handOver(Company.SASHA, c, Company.person("guest", "morgan")).orElseThrow())
                .contains("no full member");

        assertThat(company.credential(c.id())).isEqualTo(c);
    }

    @Test
    void holderWhoIsBackIsNotAskedAboutAnyMore() {
        Credential c = left(Kind.OAUTH_CLIENT, false);
        new CredentialMoves(company.world)
                .apply(c.id(), x -> true, x -> new Outcome.Changed<>(Departing.back(x)));

        assertThat(end(Company.SASHA, c).orElseThrow()).contains("settled", "riley", "is there");
        assertThat(handOver(Company.SASHA, c, Company.QUINN).orElseThrow()).contains("settled");

        assertThat(company.credential(c.id()).status()).isEqualTo(CredentialStatus.ACTIVE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cred_1", "cred_1:xyz", "req_1:1:0123456789abcdef"})
    void valueThatIsNoneOfOursDecidesNothing(String value) {
        assertThat(pressed(Company.SASHA, Buttons.END_LEAVERS, value, Map.of(), true).orElseThrow())
                .contains("older Tokenward", "revocation");
    }

    @Test
    void formThatDidNotOpenIsSaidWithTheOtherWay() {
        Credential c = left(Kind.OAUTH_CLIENT, false);

        assertThat(
                        pressed(Company.SASHA, Buttons.HAND_OVER, value(c), Map.of(), true)
                                .orElseThrow())
                .contains("did not open", "POST /credentials/" + c.id() + "/transfer");
    }

    @Test
    void whereDecidingInSlackIsOffNothingIsDone() {
        Credential c = left(Kind.OAUTH_CLIENT, false);
        Map<String, String> form = form(Company.QUINN, "Goes on");

        assertThat(pressed(Company.SASHA, Buttons.HAND_OVER, value(c), form, false).orElseThrow())
                .contains("switched off here", "/transfer");
        assertThat(pressed(Company.SASHA, Buttons.END_LEAVERS, value(c), Map.of(), false))
                .get()
                .asString()
                .contains("switched off here", "/revocation");

        assertThat(company.credential(c.id())).isEqualTo(c);
    }

    @Test
    void formWithoutAReasonOrAPersonIsSaidBesideItsFields() {
        SlackInbox inbox = new SlackInbox(company.world, () -> company.slack, true);
        Slack.Sender who = new Slack.Sender("Usasha", Optional.of("T1"), Optional.empty());

        assertThat(
                        inbox.submitted(
                                new SlackInbox.Form(
                                        who, Buttons.HAND_OVER, "cred_1:x", "V1", Map.of())))
                .containsOnlyKeys("reason", "holder");
    }

    private static Map<String, String> form(Person heir, String reason) {
        return Map.of("holder", RecordingSlack.user(heir), "reason", reason);
    }

    private static String value(Credential c) {
        return SeenLeaver.of(c).value();
    }

    private Optional<String> end(Person by, Credential seen) {
        return pressed(by, Buttons.END_LEAVERS, value(seen), Map.of(), true);
    }

    private Optional<String> handOver(Person by, Credential seen, Person heir) {
        return pressed(by, Buttons.HAND_OVER, value(seen), form(heir, "The export goes on"), true);
    }

    /** What its presser is told, if anything. */
    private Optional<String> pressed(
            Person by, String action, String value, Map<String, String> form, boolean allowed) {
        presses++;
        String at = "170000000" + presses;
        Slack.Sender who =
                new Slack.Sender(RecordingSlack.user(by), Optional.of("T1"), Optional.empty());
        SlackInbox inbox = new SlackInbox(company.world, () -> company.slack, allowed);
        if (form.isEmpty()) {
            inbox.pressed(new SlackInbox.Press(who, action, value, at, Optional.empty()));
        } else {
            assertThat(
                            inbox.submitted(
                                    new SlackInbox.Form(
                                            who, action, value, at, new HashMap<>(form))))
                    .isEmpty();
        }
        String key = "slack:" + Sha256.hex(String.join(" ", who.user(), action, value, at));
        new Outbox(company.world, () -> company.slack, RecordingGitLab::new, "", allowed)
                .deliver(key);
        return company.store
                .outbox(key + ":answer")
                .map(row -> row.notice().params().get("message"));
    }

    private long done() {
        return company
                .store
                .due(Due.Queue.TICK, company.world.now().plus(Duration.ofDays(30)), 1000)
                .stream()
                .filter(d -> d instanceof Due.OutboxDue o && o.key().startsWith("slack-done:"))
                .count();
    }

    private List<?> events(Credential c) {
        return company.store.auditLog().events(c.subject(), PageRequest.first(100)).items().stream()
                .map(e -> e.entry())
                .toList();
    }

    private Person person(String name) {
        return company.store.directory().people().stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
