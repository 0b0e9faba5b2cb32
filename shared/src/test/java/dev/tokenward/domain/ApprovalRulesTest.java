package dev.tokenward.domain;

import static dev.tokenward.domain.Sample.AVERY;
import static dev.tokenward.domain.Sample.DEVON;
import static dev.tokenward.domain.Sample.MORGAN;
import static dev.tokenward.domain.Sample.NOW;
import static dev.tokenward.domain.Sample.QUINN;
import static dev.tokenward.domain.Sample.RILEY;
import static dev.tokenward.domain.Sample.SASHA;
import static dev.tokenward.domain.Sample.approve;
import static dev.tokenward.domain.Sample.changed;
import static dev.tokenward.domain.Sample.decide;
import static dev.tokenward.domain.Sample.facts;
import static dev.tokenward.domain.Sample.open;
import static dev.tokenward.domain.Sample.person;
import static dev.tokenward.domain.Sample.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApprovalRulesTest {
    private static Outcome<Request> apply(Request r, Command c, Person requester) {
        return RequestLifecycle.apply(r, c, facts(requester), NOW);
    }

    private static Outcome<Request> apply(
            Request r, Command c, Person requester, List<Person> directory) {
        return RequestLifecycle.apply(r, c, facts(requester, directory), NOW);
    }

    @Test
    void personWaitsForManagerThenForAnySupportOpsManagerThenIsApproved() {
        Request r = open(RILEY, Category.PERSON);
        assertThat(r.state()).isEqualTo(RequestState.AWAITING_MANAGER);
        assertThat(r.waitingFor()).containsExactly(MORGAN.email());
        r = changed(apply(r, approve(MORGAN), RILEY));
        assertThat(r.state()).isEqualTo(RequestState.AWAITING_SUPPORT_OPS);
        assertThat(r.waitingFor()).containsExactly(DEVON.email(), SASHA.email());
        r = changed(apply(r, approve(DEVON), RILEY));
        assertThat(r.state()).isEqualTo(RequestState.APPROVED);
        assertThat(r.waitingFor()).isEmpty();
        assertThat(r.version()).isEqualTo(3);
    }

    @Test
    void exceptionNeedsTheSupportOpsManagerOnly() {
        Request r = open(QUINN, Category.TARGET);
        assertThat(r.state()).isEqualTo(RequestState.AWAITING_SUPPORT_OPS);
        assertThat(changed(apply(r, approve(SASHA), QUINN)).state())
                .isEqualTo(RequestState.APPROVED);
    }

    @Test
    void requesterIsRefusedInBothStagesAndAsExceptionToo() {
        Request manager = open(RILEY, Category.PERSON);
        assertThat(refused(apply(manager, approve(RILEY), RILEY)))
                .isInstanceOf(Refusal.SelfApproval.class);
        Request ops = open(SASHA, Category.SUPPORT_OPS);
        assertThat(ops.waitingFor()).containsExactly(DEVON.email());
        assertThat(refused(apply(ops, approve(SASHA), SASHA)))
                .isInstanceOf(Refusal.SelfApproval.class);
        assertThat(changed(apply(ops, approve(DEVON), SASHA)).state())
                .isEqualTo(RequestState.APPROVED);
    }

    @Test
    void managerWhoIsAlsoSupportOpsManagerFillsOneStageOnly() {
        Person tom = person("tom", "sasha");
        List<Person> directory = List.of(tom, SASHA, DEVON);
        Request r =
                RequestLifecycle.open(
                                "req_2",
                                Sample.actor(tom),
                                Sample.content(
                                        Category.PERSON,
                                        Kind.OAUTH_CLIENT,
                                        LocalDate.parse("2027-03-31")),
                                true,
                                Optional.empty(),
                                facts(tom, directory),
                                NOW)
                        .next();
        r = changed(apply(r, approve(SASHA), tom, directory));
        assertThat(r.waitingFor()).containsExactly(DEVON.email());
        Refusal second = refused(apply(r, approve(SASHA), tom, directory));
        assertThat(second).isInstanceOf(Refusal.AlreadyDecided.class);
        assertThat(second.message()).contains("second person").contains("devon@example.com");
        Request stuck = changed(apply(r, new Command.Reroute(), tom, List.of(tom, SASHA)));
        assertThat(stuck.attention()).contains(Attention.NO_APPROVER);
        assertThat(stuck.state()).isEqualTo(RequestState.AWAITING_SUPPORT_OPS);
    }

    @Test
    void requesterWhoManagesThemselfIsDecidedOnByTheNextLevelOrByNobody() {
        Person boss = person("boss", null);
        Person own = person("own", "own");
        assertThat(asked(own, List.of(own, SASHA)).attention()).contains(Attention.NO_APPROVER);
        // a pair that manage each other: the other one is asked
        Person a = person("aa", "bb");
        Person b = person("bb", "aa");
        assertThat(asked(a, List.of(a, b, SASHA)).waitingFor()).containsExactly(b.email());
        Person c = person("cc", "boss");
        assertThat(asked(c, List.of(c, boss, SASHA)).waitingFor()).containsExactly(boss.email());
    }

    private static Request asked(Person requester, List<Person> directory) {
        return RequestLifecycle.open(
                        "req_3",
                        Sample.actor(requester),
                        Sample.content(
                                Category.PERSON, Kind.OAUTH_CLIENT, LocalDate.parse("2027-03-31")),
                        true,
                        Optional.empty(),
                        facts(requester, directory),
                        NOW)
                .next();
    }

    @Test
    void noManagerKnownIsVisibleToldAndNeverApproved() {
        Change<Request> opened =
                RequestLifecycle.open(
                        "req_4",
                        Sample.actor(MORGAN),
                        Sample.content(
                                Category.PERSON, Kind.OAUTH_CLIENT, LocalDate.parse("2027-03-31")),
                        true,
                        Optional.empty(),
                        facts(MORGAN),
                        NOW);
        assertThat(opened.next().state()).isEqualTo(RequestState.AWAITING_MANAGER);
        assertThat(opened.next().attention()).contains(Attention.NO_APPROVER);
        assertThat(opened.notices())
                .extracting(Notice::topic)
                .containsOnly(Notice.Topic.NO_APPROVER);
        assertThat(refused(apply(opened.next(), approve(SASHA), MORGAN)))
                .isInstanceOf(Refusal.Forbidden.class);
    }

    @Test
    void newManagerDecidesAndFormerOneDoesNot() {
        Request r = open(RILEY, Category.PERSON);
        List<Person> moved = List.of(person("riley", "avery"), AVERY, MORGAN, SASHA, DEVON);
        assertThat(refused(apply(r, approve(MORGAN), RILEY, moved)))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThat(changed(apply(r, approve(AVERY), RILEY, moved)).state())
                .isEqualTo(RequestState.AWAITING_SUPPORT_OPS);
        assertThat(r.managerAtRequest()).contains(MORGAN.email());
    }

    @Test
    void strangersAndPlainMembersOfSupportOpsDecideNothing() {
        Request r = open(RILEY, Category.PERSON);
        for (Person p : List.of(QUINN, AVERY, SASHA, DEVON)) {
            assertThat(refused(apply(r, approve(p), RILEY))).isInstanceOf(Refusal.Forbidden.class);
        }
        Request ops = changed(apply(r, approve(MORGAN), RILEY));
        for (Person p : List.of(QUINN, AVERY)) {
            assertThat(refused(apply(ops, approve(p), RILEY)))
                    .isInstanceOf(Refusal.Forbidden.class);
        }
    }

    @Test
    void denialEndsItAndNamesWhoDecided() {
        Request r =
                changed(apply(open(RILEY, Category.PERSON), decide(MORGAN, Verdict.DENY), RILEY));
        assertThat(r.state()).isEqualTo(RequestState.DENIED);
        Refusal late = refused(apply(r, approve(DEVON), RILEY));
        assertThat(late).isInstanceOf(Refusal.AlreadyDecided.class);
        assertThat(late.message()).contains("Morgan");
    }

    /** Case C16: the answer to the first was lost, so it is sent again. */
    @Test
    void decisionThatIsSentAgainIsToldAsOnesOwnAndNeverAsAnothers() {
        Request approved = changed(apply(open(RILEY, Category.PERSON), approve(MORGAN), RILEY));
        approved = changed(apply(approved, approve(SASHA), RILEY));
        for (Person p : List.of(MORGAN, SASHA)) {
            Refusal again = refused(apply(approved, approve(p), RILEY));
            assertThat(again)
                    .isInstanceOfSatisfying(
                            Refusal.AlreadyDecided.class,
                            own -> assertThat(own.by()).isEqualTo(p.email()));
            assertThat(again.message()).startsWith("You approved this request already.");
        }
        assertThat(refused(apply(approved, approve(DEVON), RILEY)).message())
                .startsWith("Already decided: ");
    }

    @Test
    void staleVersionIsRefusedWithThePresentOne() {
        Request r = open(RILEY, Category.PERSON);
        Command old =
                new Command.Decide(
                        Sample.actor(MORGAN),
                        Verdict.APPROVE,
                        Optional.empty(),
                        Optional.of(9L),
                        Optional.empty());
        assertThat(refused(apply(r, old, RILEY)))
                .isInstanceOfSatisfying(
                        Refusal.Stale.class, s -> assertThat(s.version()).isEqualTo(1));
    }

    @Test
    void changedContentVoidsAnApproval() {
        Request r = changed(apply(open(RILEY, Category.PERSON), approve(MORGAN), RILEY));
        Content wider =
                new Content(
                        r.content().category(),
                        r.content().kind(),
                        r.content().purpose(),
                        r.content().removalDate(),
                        r.content().issue(),
                        r.content().target(),
                        r.content().useCase(),
                        true,
                        r.content().adminReason(),
                        List.of("tickets:read", "users:read"),
                        Optional.empty());
        Request edited = r.draft().content(wider, r.endsAt()).next();
        assertThat(r.standing(Stage.MANAGER)).isPresent();
        assertThat(edited.standing(Stage.MANAGER)).isEmpty();
        Request forced = changed(apply(edited, approve(SASHA), RILEY)); // the second stage alone
        assertThat(
                        refused(
                                apply(
                                        forced,
                                        new Command.Claim("a", Duration.ofMinutes(5), "c"),
                                        RILEY)))
                .isInstanceOf(Refusal.WrongState.class);
    }

    @Test
    void decisionAfterTheEndIsRefusedAndTheRequestLapses() {
        Request r = open(RILEY, Category.PERSON);
        var late = r.endsAt().plusSeconds(1);
        assertThat(
                        refused(RequestLifecycle.apply(r, approve(MORGAN), facts(RILEY), late))
                                .message())
                .contains("passed");
        assertThat(
                        changed(RequestLifecycle.apply(r, new Command.Lapse(), facts(RILEY), late))
                                .state())
                .isEqualTo(RequestState.LAPSED);
    }

    @Test
    void waitingRequestLapsesAtItsInstantAndNotBefore() {
        Request r = open(RILEY, Category.PERSON);
        var at = r.lapsesAt().orElseThrow();
        assertThat(at).isEqualTo(NOW.plus(Duration.ofDays(14)));
        assertThat(
                        refused(
                                RequestLifecycle.apply(
                                        r, new Command.Lapse(), facts(RILEY), at.minusMillis(1))))
                .isInstanceOf(Refusal.WrongState.class);
        assertThat(
                        changed(RequestLifecycle.apply(r, new Command.Lapse(), facts(RILEY), at))
                                .state())
                .isEqualTo(RequestState.LAPSED);
    }

    @Test
    void uncheckedIssueAsksNobodyUntilGitLabConfirms() {
        Change<Request> opened =
                RequestLifecycle.open(
                        "req_5",
                        Sample.actor(RILEY),
                        Sample.content(
                                Category.PERSON, Kind.OAUTH_CLIENT, LocalDate.parse("2027-03-31")),
                        false,
                        Optional.empty(),
                        facts(RILEY),
                        NOW);
        Request r = opened.next();
        assertThat(opened.notices()).isEmpty();
        assertThat(r.attention()).contains(Attention.ISSUE_UNCHECKED);
        assertThat(refused(apply(r, approve(MORGAN), RILEY)))
                .isInstanceOf(Refusal.WrongState.class);
        Request confirmed = changed(apply(r, new Command.IssueConfirmed(Optional.empty()), RILEY));
        assertThat(confirmed.waitingFor()).containsExactly(MORGAN.email());
        Request rejected =
                changed(
                        apply(
                                r,
                                new Command.IssueRejected(
                                        List.of(new Fault("issue", "It is closed."))),
                                RILEY));
        assertThat(rejected.state()).isEqualTo(RequestState.DENIED);
        assertThat(rejected.reason()).contains("It is closed.");
    }

    @Test
    void requestWithoutNeedOfAnAdministratorIsStoredAsDeniedWithGuidance() {
        Content plain =
                Sample.content(Category.PERSON, Kind.OAUTH_CLIENT, LocalDate.parse("2027-03-31"));
        Content none =
                new Content(
                        plain.category(),
                        plain.kind(),
                        plain.purpose(),
                        plain.removalDate(),
                        plain.issue(),
                        plain.target(),
                        plain.useCase(),
                        false,
                        Optional.empty(),
                        plain.scopes(),
                        Optional.empty());
        Change<Request> denied =
                RequestLifecycle.open(
                        "req_6",
                        Sample.actor(RILEY),
                        none,
                        true,
                        Optional.empty(),
                        facts(RILEY),
                        NOW);
        assertThat(denied.next().state()).isEqualTo(RequestState.DENIED);
        assertThat(denied.next().guidance()).contains("guidance");
        assertThat(denied.notices())
                .extracting(Notice::recipient)
                .contains(new Notice.Recipient.Issue(true));
    }
}
