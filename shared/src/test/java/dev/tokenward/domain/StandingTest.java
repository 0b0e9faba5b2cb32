package dev.tokenward.domain;

import static dev.tokenward.domain.Sample.MORGAN;
import static dev.tokenward.domain.Sample.NOW;
import static dev.tokenward.domain.Sample.POLICY;
import static dev.tokenward.domain.Sample.QUINN;
import static dev.tokenward.domain.Sample.RILEY;
import static dev.tokenward.domain.Sample.SASHA;
import static dev.tokenward.domain.Sample.approve;
import static dev.tokenward.domain.Sample.changed;
import static dev.tokenward.domain.Sample.facts;
import static dev.tokenward.domain.Sample.open;
import static dev.tokenward.domain.Sample.person;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is looked at once more right before a credential is made (hazards E8, E10, E11). */
class StandingTest {
    private static Request rileys() {
        Request r = open(RILEY, Category.PERSON);
        r = changed(RequestLifecycle.apply(r, approve(MORGAN), facts(RILEY), NOW));
        return changed(RequestLifecycle.apply(r, approve(SASHA), facts(RILEY), NOW));
    }

    private static Facts with(Policy policy) {
        Facts facts = facts(RILEY);
        return new Facts(policy, facts.requester(), facts.managers(), facts.supportOpsManagers());
    }

    private static Policy policy(int days, Set<String> scopes) {
        return new Policy(
                POLICY.zone(),
                days,
                POLICY.lapseDays(),
                POLICY.remindDays(),
                POLICY.apiTokenCreationEnds(),
                scopes,
                false,
                false,
                "guidance",
                255,
                Nudging.NEVER);
    }

    @Test
    void whatNobodyChangedHolds() {
        assertThat(Standing.of(rileys(), facts(RILEY), NOW)).isInstanceOf(Standing.Holds.class);
    }

    @Test
    void scopeThatPolicyTookBackIsNotGranted() {
        assertThat(Standing.of(rileys(), with(policy(365, Set.of("users:read"))), NOW))
                .isInstanceOfSatisfying(
                        Standing.Fails.class, f -> assertThat(f.reason()).contains("tickets:read"));
    }

    @Test
    void lifetimeThatPolicyShortenedIsNotGranted() {
        assertThat(Standing.of(rileys(), with(policy(90, POLICY.scopes())), NOW))
                .isInstanceOfSatisfying(
                        Standing.Fails.class, f -> assertThat(f.reason()).contains("90 days"));
    }

    @Test
    void exceptionOfSomebodyWhoLeftSupportOpsFails() {
        Request r =
                changed(
                        RequestLifecycle.apply(
                                open(QUINN, Category.TARGET), approve(SASHA), facts(QUINN), NOW));
        Person left = person("quinn", "sasha");

        assertThat(Standing.of(r, facts(QUINN), NOW)).isInstanceOf(Standing.Holds.class);
        assertThat(Standing.of(r, facts(left, List.of(left, SASHA)), NOW))
                .isInstanceOf(Standing.Fails.class);
    }

    @Test
    void approvalOfOtherContentGoesBackToTheApprovers() {
        Request r = rileys();
        Content other =
                new Content(
                        Category.PERSON,
                        Kind.OAUTH_CLIENT,
                        "Something else",
                        r.content().removalDate(),
                        r.content().issue(),
                        r.content().target(),
                        r.content().useCase(),
                        true,
                        r.content().adminReason(),
                        r.content().scopes(),
                        Optional.empty());

        Request edited = r.draft().content(other, r.endsAt()).next();

        assertThat(Standing.of(edited, facts(RILEY), NOW)).isInstanceOf(Standing.SentBack.class);
    }
}
