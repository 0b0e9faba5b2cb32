package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Channel;
import dev.tokenward.domain.Command;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Decision;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Person;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestState;
import dev.tokenward.domain.Sha256;
import dev.tokenward.net.Answer;
import dev.tokenward.notification.Buttons;
import dev.tokenward.notification.SeenRequest;
import dev.tokenward.slack.Slack;
import dev.tokenward.store.OutboxRow;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes of presses: the same rules as on the API, on what the directory says now. */
class SlackActionsTest {
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

    @Test
    void twoPressesApproveAndTheAuditSaysThatItWasInSlack() {
        Request r = company.opened(Kind.OAUTH_CLIENT);

        assertThat(approve(Company.MORGAN, r)).isEmpty();
        assertThat(approve(Company.DEVON, company.request(r.id()))).isEmpty();

        Request now = company.request(r.id());
        assertThat(now.state()).isEqualTo(RequestState.APPROVED);
        assertThat(now.decisions()).extracting(Decision::channel).containsOnly(Channel.SLACK);
    }

    @Test
    void aSecondPressOfTheSamePersonIsTheSameDecisionAndNoComplaint() {
        Request r = company.opened(Kind.OAUTH_CLIENT);

        assertThat(approve(Company.MORGAN, r)).isEmpty();
        assertThat(approve(Company.MORGAN, r)).isEmpty();

        assertThat(company.request(r.id()).decisions()).hasSize(1);
    }

    @Test
    void ofTwoWhoPressAtOnceOneDecidesAndTheOtherReadsWhoItWas() {
        Request r = company.opened(Kind.OAUTH_CLIENT);
        company.approve(r.id(), Company.MORGAN);
        Request seen = company.request(r.id());

        assertThat(approve(Company.SASHA, seen)).isEmpty();
        assertThat(deny(Company.DEVON, seen, Optional.of("No")).orElseThrow())
                .contains("sasha (sasha@example.com) approved it", "APPROVED");

        assertThat(company.request(r.id()).decisions()).hasSize(2);
    }

    @Test
    void aRoleThatWasTakenAwayBetweenMessageAndPressDecidesNothing() {
        Request r = company.opened(Kind.OAUTH_CLIENT);
        company.approve(r.id(), Company.MORGAN);
        Request seen = company.request(r.id());
        company.without(Company.DEVON, Company.person("devon", "morgan"));

        assertThat(approve(Company.DEVON, seen).orElseThrow())
                .contains("not your turn", "does not give you that role any more");

        assertThat(company.request(r.id())).isEqualTo(seen);
    }

    @Test
    void whoIsNobodysManagerAnyMoreDecidesNothing() {
        Request r = company.opened(Kind.OAUTH_CLIENT);
        company.without(Company.RILEY, Company.person("riley", "quinn"));

        assertThat(approve(Company.MORGAN, r).orElseThrow()).contains("not your turn");

        assertThat(company.request(r.id()).decisions()).isEmpty();
    }

    @Test
    void nobodyDecidesOnTheirOwnOrOutOfTurn() {
        Request r = company.opened(Kind.OAUTH_CLIENT);

        assertThat(approve(Company.RILEY, r).orElseThrow()).contains("their own request");
        assertThat(approve(Company.SASHA, r).orElseThrow()).contains("not your turn");
        assertThat(approve(Company.AVERY, r).orElseThrow()).contains("not your turn");
        approve(Company.MORGAN, r);
        assertThat(deny(Company.MORGAN, company.request(r.id()), Optional.of("No")).orElseThrow())
                .contains("a second person has to decide");

        assertThat(company.request(r.id()).state()).isEqualTo(RequestState.AWAITING_SUPPORT_OPS);
    }

    @Test
    void whoSawAnotherRequestIsToldThatItChanged() {
        Request r = company.opened(Kind.OAUTH_CLIENT);
        String other = new SeenRequest(r.id(), r.version() + 1, "0123456789abcdef").value();

        assertThat(pressed(Company.MORGAN, Buttons.APPROVE, other, Optional.empty()).orElseThrow())
                .contains("has changed since your message was written");

        assertThat(company.request(r.id()).decisions()).isEmpty();
    }

    @Test
    void theSameQuestionUnderAHigherVersionIsTheSameQuestion() {
        Request r = company.opened(Kind.OAUTH_CLIENT);
        String earlier =
                new SeenRequest(r.id(), r.version() + 3, SeenRequest.of(r).stamp()).value();

        assertThat(pressed(Company.MORGAN, Buttons.APPROVE, earlier, Optional.empty())).isEmpty();

        assertThat(company.request(r.id()).state()).isEqualTo(RequestState.AWAITING_SUPPORT_OPS);
    }

    @Test
    void aPressThatComesAfterTheEndIsToldSo() {
        Request r = company.opened(Kind.OAUTH_CLIENT);
        company.moves.apply(r.id(), new Command.Withdraw(Company.actor(Company.RILEY)));
        company.advance(Duration.ofDays(2));

        assertThat(approve(Company.MORGAN, r).orElseThrow())
                .contains("riley (riley@example.com) was taken back");

        assertThat(company.request(r.id()).decisions()).isEmpty();
    }

    @Test
    void aDenialCarriesItsReasonAndWithoutAFormItsPresserReadsTheOtherWay() {
        Request r = company.opened(Kind.OAUTH_CLIENT);

        assertThat(deny(Company.MORGAN, r, Optional.empty()).orElseThrow())
                .contains("POST /requests/" + r.id() + "/decisions", "\"DENY\"");
        assertThat(company.request(r.id())).isEqualTo(r);
        assertThat(deny(Company.MORGAN, r, Optional.of("Ask for less"))).isEmpty();

        assertThat(company.request(r.id()).state()).isEqualTo(RequestState.DENIED);
        assertThat(company.request(r.id()).reason()).contains("Ask for less");
    }

    @Test
    void aGuestIsToldNothingAndWhoIsInNoDirectoryIsToldThat() {
        Request r = company.opened(Kind.OAUTH_CLIENT);
        String value = SeenRequest.of(r).value();
        Person guest = Company.person("guest", "morgan");

        assertThat(pressed(guest, Buttons.APPROVE, value, Optional.empty())).isEmpty();
        company.slack.account = who -> new Answer.Ok<>(new Slack.Account("U", guest.email()));
        assertThat(pressed(guest, Buttons.APPROVE, value, Optional.empty()).orElseThrow())
                .contains("directory does not know you");

        assertThat(company.request(r.id())).isEqualTo(r);
    }

    @Test
    void whileSlackIsSilentThePressWaitsAndIsThenCarriedOut() {
        Request r = company.opened(Kind.OAUTH_CLIENT);
        var usual = company.slack.account;
        company.slack.account = who -> new Answer.Later<>(Optional.empty(), "silent");
        String key =
                record(
                        Company.MORGAN,
                        Buttons.APPROVE,
                        SeenRequest.of(r).value(),
                        Optional.empty());
        outbox(true).deliver(key);
        assertThat(company.request(r.id())).isEqualTo(r);
        assertThat(company.store.outbox(key).orElseThrow().status().isOver()).isFalse();

        company.slack.account = usual;
        company.advance(Duration.ofHours(1));
        outbox(true).deliver(key);

        assertThat(company.request(r.id()).state()).isEqualTo(RequestState.AWAITING_SUPPORT_OPS);
    }

    @Test
    void whereDecidingInSlackIsOffAPressIsRefusedAndNamesTheApi() {
        Request r = company.opened(Kind.OAUTH_CLIENT);
        String key =
                record(
                        Company.MORGAN,
                        Buttons.APPROVE,
                        SeenRequest.of(r).value(),
                        Optional.empty());
        outbox(false).deliver(key);

        assertThat(told(key).orElseThrow())
                .contains("switched off", "POST /requests/" + r.id() + "/decisions");
        assertThat(company.request(r.id())).isEqualTo(r);
    }

    @Test
    void onlyItsHolderConfirmsThatACredentialArrivedAndASecondTimeIsNoComplaint() {
        Credential c = company.issued(Kind.OAUTH_CLIENT);

        assertThat(pressed(Company.SASHA, Buttons.RECEIVED, c.id(), Optional.empty()).orElseThrow())
                .contains("Only its holder");
        assertThat(
                        pressed(Company.MORGAN, Buttons.RECEIVED, c.id(), Optional.empty())
                                .orElseThrow())
                .contains("no credential");
        assertThat(company.credential(c.id()).receivedAt()).isEmpty();

        assertThat(pressed(Company.RILEY, Buttons.RECEIVED, c.id(), Optional.empty())).isEmpty();
        assertThat(pressed(Company.RILEY, Buttons.RECEIVED, c.id(), Optional.empty())).isEmpty();
        assertThat(company.credential(c.id()).receivedAt()).isPresent();
    }

    @Test
    void onlyItsHolderHandsACredentialBackAndTheSweepTakesItFromThere() {
        Credential c = company.issued(Kind.OAUTH_CLIENT);

        assertThat(handBack(Company.SASHA, c).orElseThrow()).contains("Only its holder");
        assertThat(handBack(Company.MORGAN, c).orElseThrow()).contains("no credential");
        assertThat(company.credential(c.id())).isEqualTo(c);

        assertThat(handBack(Company.RILEY, c)).isEmpty();
        assertThat(company.credential(c.id()).status()).isEqualTo(CredentialStatus.REVOKING);
        assertThat(company.credential(c.id()).revocation().orElseThrow().why())
                .contains("its holder (riley) handed it back");
        assertThat(handBack(Company.RILEY, c)).as("the same once more is no complaint").isEmpty();
    }

    private Optional<String> handBack(Person by, Credential c) {
        return pressed(by, Buttons.HAND_BACK, c.id(), Optional.empty());
    }

    private Optional<String> approve(Person by, Request seen) {
        return pressed(by, Buttons.APPROVE, SeenRequest.of(seen).value(), Optional.empty());
    }

    private Optional<String> deny(Person by, Request seen, Optional<String> reason) {
        return pressed(by, Buttons.DENY, SeenRequest.of(seen).value(), reason);
    }

    /** What its presser is told, if anything. */
    private Optional<String> pressed(
            Person by, String action, String value, Optional<String> reason) {
        String key = record(by, action, value, reason);
        outbox(true).deliver(key);
        assertThat(company.store.outbox(key).map(OutboxRow::status))
                .contains(OutboxRow.Status.SENT);
        return told(key);
    }

    private Optional<String> told(String key) {
        return company.store
                .outbox(key + ":answer")
                .map(row -> row.notice().params().get("message"));
    }

    private String record(Person by, String action, String value, Optional<String> reason) {
        presses++;
        String at = "170000000" + presses;
        Slack.Sender who =
                new Slack.Sender(RecordingSlack.user(by), Optional.of("T1"), Optional.empty());
        SlackInbox inbox = new SlackInbox(company.world, () -> company.slack, true);
        if (reason.isPresent()) {
            assertThat(
                            inbox.submitted(
                                    new SlackInbox.Form(
                                            who,
                                            action,
                                            value,
                                            at,
                                            Map.of("reason", reason.get()))))
                    .isEmpty();
        } else {
            inbox.pressed(new SlackInbox.Press(who, action, value, at, Optional.empty()));
        }
        return "slack:" + Sha256.hex(String.join(" ", who.user(), action, value, at));
    }

    private Outbox outbox(boolean slackApproval) {
        return new Outbox(
                company.world, () -> company.slack, RecordingGitLab::new, "", slackApproval);
    }
}
