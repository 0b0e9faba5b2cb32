package dev.tokenward.retirement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.calendar.Entries;
import dev.tokenward.domain.Attention;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Departing;
import dev.tokenward.domain.Email;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.FoundLifecycle;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Naming;
import dev.tokenward.domain.Nudging;
import dev.tokenward.domain.Policy;
import dev.tokenward.domain.RequestState;
import dev.tokenward.retirement.Forecast.Cause;
import dev.tokenward.retirement.NextStep.Who;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose turn it is, for each phase, and whoever stands for the token. */
class NextStepTest {
    private static final Policy POLICY =
            new Policy(
                    ZoneOffset.UTC,
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
    private static final Instant NOW = Instant.parse("2026-11-25T06:00:00Z");
    private static final Email QUINN = new Email("quinn@example.com");

    /** Riley holds it; Devon is proposed as its owner. */
    @ParameterizedTest
    @CsvSource({
        "DEACTIVATED,    RECORD, HOLDER,               riley@example.com, 2026-12-20, switched on again",
        "DEACTIVATED,    OWNER,  PROPOSED_OWNER,       devon@example.com, 2026-12-20, Say whether it is yours. Have it",
        "DEACTIVATED,    NONE,   SUPPORT_OPS_MANAGERS, '',                2026-12-20, Find out whose it is. Have it",
        "GOING_IDLE,     RECORD, HOLDER,               riley@example.com, 2026-12-04, Use it",
        "GOING_IDLE,     OWNER,  PROPOSED_OWNER,       devon@example.com, 2026-12-04, Say whether it is yours. Use it",
        "GOING_IDLE,     NONE,   SUPPORT_OPS_MANAGERS, '',                2026-12-04, Find out whose it is. Use it",
        "IN_USE,         RECORD, HOLDER,               riley@example.com, 2027-04-29, an OAuth client take its place (POST /credentials/",
        "IN_USE,         OWNER,  PROPOSED_OWNER,       devon@example.com, 2027-04-29, an OAuth client take its place (POST /credentials/",
        "IN_USE,         NONE,   SUPPORT_OPS_MANAGERS, '',                2027-04-29, an OAuth client take its place (POST /credentials/",
        "BEING_REPLACED, RECORD, HOLDER,               quinn@example.com, 2027-04-29, Move the job",
        "BEING_REPLACED, OWNER,  HOLDER,               quinn@example.com, 2027-04-29, Move the job",
        "BEING_REPLACED, NONE,   HOLDER,               quinn@example.com, 2027-04-29, Move the job",
        "REPLACED,       RECORD, HOLDER,               riley@example.com, 2027-04-29, end it (POST /credentials/cred_1/revocation)",
        "REPLACED,       OWNER,  SUPPORT_OPS_MANAGERS, '',                2027-04-29, have it taken out (POST /credentials/found_token_1/revocation if FOUND_REMOVAL is on",
        "REPLACED,       NONE,   SUPPORT_OPS_MANAGERS, '',                2027-04-29, have it taken out (POST /credentials/found_token_1/revocation if FOUND_REMOVAL is on",
        "TO_BE_DELETED,  RECORD, NOBODY,               '',                '',         goes by itself",
        "TO_BE_DELETED,  OWNER,  NOBODY,               '',                '',         goes by itself",
        "TO_BE_DELETED,  NONE,   NOBODY,               '',                '',         goes by itself",
        "PROVEN_DEAD,    RECORD, NOBODY,               '',                '',         nobody misses it",
        "PROVEN_DEAD,    OWNER,  NOBODY,               '',                '',         nobody misses it",
        "PROVEN_DEAD,    NONE,   NOBODY,               '',                '',         nobody misses it",
    })
    void everyPhaseSaysWhoseTurnItIs(
            Phase phase, String standsFor, Who who, String email, String by, String what) {
        Subject s =
                subject(
                        found(standsFor.equals("OWNER")),
                        Optional.of(token()).filter(c -> standsFor.equals("RECORD")),
                        Optional.of(successor(RequestState.ISSUED, Optional.empty()))
                                .filter(n -> phase == Phase.BEING_REPLACED));

        NextStep next = step(s, phase);

        assertThat(next.who()).isEqualTo(who);
        assertThat(next.email().map(Email::value).orElse("")).isEqualTo(email);
        assertThat(next.by().map(LocalDate::toString).orElse("")).isEqualTo(by);
        assertThat(next.what()).contains(what);
    }

    @ParameterizedTest
    @CsvSource({
        "AWAITING_MANAGER,     '',              APPROVERS,            2026-12-08, Decide request req_9",
        "AWAITING_SUPPORT_OPS, '',              APPROVERS,            2026-12-08, Decide request req_9",
        "AWAITING_MANAGER,     NO_APPROVER,     SUPPORT_OPS_MANAGERS, 2026-12-08, PUT /people",
        "AWAITING_MANAGER,     ISSUE_UNCHECKED, NOBODY,               '',         GitLab",
        "APPROVED,             '',              NOBODY,               '',         Tokenward makes",
        "ISSUING,              ISSUE_DEFERRED,  NOBODY,               '',         Tokenward makes",
        "ISSUE_FAILED,         ISSUE_FAILED,    SUPPORT_OPS_MANAGERS, 2027-04-29, /requests/req_9/retry",
        "ISSUED,               '',              HOLDER,               2027-04-29, Move the job",
    })
    void whileAClientIsAskedForItsRequestSaysWhoseTurnItIs(
            RequestState state, String attention, Who who, String by, String what) {
        Subject s =
                subject(
                        found(false),
                        Optional.of(token()),
                        Optional.of(
                                successor(
                                        state,
                                        Optional.of(attention)
                                                .filter(a -> !a.isEmpty())
                                                .map(Attention::valueOf))));

        NextStep next = step(s, Phase.BEING_REPLACED);

        assertThat(next.who()).isEqualTo(who);
        assertThat(next.email()).isEqualTo(Optional.of(QUINN).filter(e -> who == Who.HOLDER));
        assertThat(next.by().map(LocalDate::toString).orElse("")).isEqualTo(by);
        assertThat(next.what()).contains(what);
    }

    @Test
    void whoeverMayNotSeeTheRequestReadsNothingOfIt() {
        Subject s =
                subject(
                        found(false),
                        Optional.of(token()),
                        Optional.of(successor(RequestState.AWAITING_MANAGER, Optional.empty())));
        Outlook seen = Outlook.of(s, new Outlook.Rules(POLICY, 14, 14), NOW);

        NextStep held = seen.withoutSuccessor(new Outlook.Rules(POLICY, 14, 14), NOW).next();

        assertThat(seen.next().what()).contains("req_9");
        assertThat(held.toString()).doesNotContain("req_9", QUINN.value(), "APPROVERS");
        assertThat(held.who()).isEqualTo(Who.HOLDER);
        assertThat(held.email()).contains(token().holder());
    }

    @Test
    void whoSaidThatItIsNotTheirsIsNotCalledUponAgain() {
        Found asked = FoundLifecycle.ask(found(true), 14, 0, NOW).next();
        assertThat(step(bare(asked), Phase.IN_USE).who()).isEqualTo(Who.PROPOSED_OWNER);

        Found unanswered = FoundLifecycle.unanswered(asked, NOW).next();

        assertThat(step(bare(unanswered), Phase.IN_USE).who()).isEqualTo(Who.SUPPORT_OPS_MANAGERS);
    }

    @Test
    void whoseHolderLeftAndWhoseDeletionFailedAreForTheManagers() {
        Credential alone = Departing.noticed(token(), "left", Optional.empty(), NOW).next();
        for (Phase phase : List.of(Phase.DEACTIVATED, Phase.IN_USE, Phase.REPLACED)) {
            NextStep step =
                    step(subject(found(false), Optional.of(alone), Optional.empty()), phase);
            assertThat(step.who()).as("%s", phase).isEqualTo(Who.SUPPORT_OPS_MANAGERS);
            assertThat(step.email()).isEmpty();
        }
        Subject.Successor next = successor(RequestState.ISSUED, Optional.empty());
        Subject.Successor left =
                new Subject.Successor(
                        next.requestId(),
                        next.state(),
                        next.attention(),
                        next.lapsesAt(),
                        next.credentialId(),
                        next.name(),
                        next.status(),
                        Optional.empty(),
                        next.clientRow(),
                        next.lastUsedOn());
        Credential failed = token().draft().status(CredentialStatus.REVOKE_FAILED).next();

        assertThat(
                        step(
                                        subject(
                                                found(false),
                                                Optional.of(token()),
                                                Optional.of(left)),
                                        Phase.BEING_REPLACED)
                                .who())
                .isEqualTo(Who.SUPPORT_OPS_MANAGERS);
        assertThat(
                        step(
                                        subject(
                                                found(false),
                                                Optional.of(failed),
                                                Optional.empty()),
                                        Phase.TO_BE_DELETED)
                                .what())
                .contains("deletion failed");
    }

    private static NextStep step(Subject s, Phase phase) {
        return NextStep.of(s, phase, forecast(phase), Optional.empty(), POLICY, NOW);
    }

    private static Forecast forecast(Phase phase) {
        boolean idle = phase == Phase.GOING_IDLE;
        return new Forecast(
                idle ? Cause.IDLE : Cause.TOKENS_END,
                Optional.of(LocalDate.parse(idle ? "2026-12-05" : "2027-04-30")),
                Optional.empty(),
                Optional.of(LocalDate.parse("2026-12-20")),
                Optional.empty(),
                "words",
                Optional.empty());
    }

    private static Credential token() {
        return Entries.credential(Kind.API_TOKEN, "riley - backup", POLICY);
    }

    private static Subject.Successor successor(RequestState state, Optional<Attention> attention) {
        return new Subject.Successor(
                "req_9",
                state,
                attention,
                Optional.of(Instant.parse("2026-12-09T12:00:00Z")),
                Optional.of("cred_9"),
                Optional.of("Client"),
                Optional.of(CredentialStatus.ACTIVE),
                Optional.of(QUINN),
                Optional.of("found_client_9"),
                Optional.empty());
    }

    private static Subject bare(Found f) {
        return subject(f, Optional.empty(), Optional.empty());
    }

    private static Subject subject(
            Found f, Optional<Credential> record, Optional<Subject.Successor> next) {
        return Subject.of(f, record, next);
    }

    private static Found found(boolean owned) {
        return FoundLifecycle.appeared(
                Kind.API_TOKEN,
                "1",
                new Found.Seen(
                        Optional.of("backup"),
                        Optional.empty(),
                        true,
                        false,
                        Optional.of(NOW),
                        Optional.of(NOW),
                        Optional.of("5"),
                        List.of(),
                        Optional.empty(),
                        Optional.empty()),
                new Naming(
                        Naming.Sort.NONSENSE,
                        Naming.Format.NONE,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                Optional.of(
                                new Found.Owner(
                                        new Email("devon@example.com"),
                                        "Devon",
                                        "its name names them",
                                        Optional.empty()))
                        .filter(o -> owned),
                Optional.empty(),
                Optional.empty(),
                POLICY,
                NOW);
    }
}
