package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.Found.Standing;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Listed;
import dev.tokenward.domain.Person;
import dev.tokenward.sandbox.simulators.Fault;
import dev.tokenward.sandbox.simulators.Match;
import dev.tokenward.store.BadCursor;
import dev.tokenward.store.PageRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing is somebody's only because they agreed to its end, and what they are asked is theirs. */
class WhoseItIsTest {
    private final InSight it = new InSight();
    private final Company company = it.company;

    @BeforeEach
    void removalIsOn() {
        it.rules = new SightRules(14, 20, true, 7, 14);
    }

    @AfterEach
    void close() {
        it.close();
    }

    /** Made by a user for integrations, so that nothing says whose it is. */
    private String nobodys() {
        company.account.screen.makeApiToken(
                InSight.SERVICE, "API", company.world.now().minus(Duration.ofDays(10)));
        String id =
                Found.rowId(
                        Kind.API_TOKEN,
                        Long.toString(company.account.screen.apiTokens().getLast().id()));
        it.look();
        return id;
    }

    private void agree(String stray) {
        assertThat(
                        new FoundActions(
                                        company.world,
                                        () -> company.account.client,
                                        company.revocation,
                                        it.rules)
                                .remove(
                                        Company.actor(Company.SASHA),
                                        stray,
                                        it.found(stray).label()))
                .isInstanceOf(Result.Done.class);
        company.advance(Duration.ofDays(8));
        it.look();
    }

    private Credential record(String stray) {
        return company.credential(it.found(stray).credentialId().orElseThrow());
    }

    private boolean isTold(Credential c, String topic, String whom) {
        return company.store.outbox(c.id() + ":" + topic + "::" + whom).isPresent();
    }

    private List<String> mine(Person who, int limit, Optional<CredentialStatus> status) {
        List<String> ids = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Result<Overview> result =
                    company.inventory.list(
                            Company.actor(who),
                            CredentialView.MINE,
                            status,
                            new PageRequest(limit, cursor));
            Overview page = ((Result.Done<Overview>) result).value();
            assertThat(page.page().items()).hasSizeLessThanOrEqualTo(limit);
            page.page().items().stream()
                    .map(line ->
                            switch (line.listed()) {
                                case Listed.Managed(Credential c) -> c.id();
                                case Listed.Stray(Found f) -> f.id();
                            })
                    .forEach(ids::add);
            cursor = page.page().cursor();
        } while (cursor.isPresent());
        return ids;
    }

    private List<String> mine(Person who) {
        return mine(who, 10, Optional.empty());
    }

    @Test
    void removalIsInTheHistoryOfWhoseItSeemedToBeAndNotOfWhoAgreed() {
        String stray = it.asked();
        company.advance(Duration.ofDays(14));
        it.look();
        assertThat(it.found(stray).standing()).isEqualTo(Standing.UNANSWERED);

        agree(stray);

        Credential c = record(stray);
        assertThat(c.status()).isEqualTo(CredentialStatus.REVOKED);
        assertThat(c.holder()).isEqualTo(Company.RILEY.email());
        assertThat(mine(Company.RILEY)).containsExactly(c.id());
        assertThat(mine(Company.SASHA)).isEmpty();
        assertThat(isTold(c, "REVOKED", "riley@example.com")).isTrue();
        assertThat(isTold(c, "REVOKED", "sasha@example.com")).isFalse();
    }

    @Test
    void whoSaidThatItIsNotTheirsDoesNotGetIt() {
        String stray = it.asked();
        assertThat(new FoundAnswers(company.world).disown(Company.actor(Company.RILEY), stray))
                .isInstanceOf(Result.Done.class);

        agree(stray);

        Credential c = record(stray);
        assertThat(c.status()).isEqualTo(CredentialStatus.REVOKED);
        assertThat(c.hasHolder()).isFalse();
        assertThat(mine(Company.RILEY)).isEmpty();
        assertThat(isTold(c, "REVOKED", "riley@example.com")).isFalse();
    }

    @Test
    void whatIsNobodysIsToldToNobody() {
        String stray = nobodys();

        agree(stray);

        Credential c = record(stray);
        assertThat(c.status()).isEqualTo(CredentialStatus.REVOKED);
        assertThat(c.holder()).isEqualTo(Credential.NOBODY);
        assertThat(isTold(c, "REVOKED", Credential.NOBODY.value())).isFalse();
        assertThat(mine(Company.SASHA)).isEmpty();
    }

    @Test
    void whoAgreedToTheEndOfWhatIsNobodysMayBeOneOfTheTwoWhoGiveItUp() {
        String stray = nobodys();
        company.account.screen.faults().always(Match.of("DELETE", ".*"), Fault.status(403));
        agree(stray);
        Credential c = record(stray);
        assertThat(c.status()).isEqualTo(CredentialStatus.REVOKE_FAILED);

        company.inventory.forget(Company.actor(Company.SASHA), c.id(), "it is stuck");
        company.inventory.forget(Company.actor(Company.DEVON), c.id(), "it is stuck");

        assertThat(record(stray).status()).isEqualTo(CredentialStatus.FORGOTTEN);
        assertThat(isTold(c, "FORGOTTEN", Credential.NOBODY.value())).isFalse();
        assertThat(isTold(c, "FORGOTTEN", "channel")).isTrue();
    }

    @Test
    void whatOneWasAskedAboutIsAmongOnesOwnWhateverTheSizeOfAPage() {
        Credential held = company.issued(Kind.OAUTH_CLIENT);
        Credential over = company.issued(Kind.OAUTH_CLIENT);
        company.revocation.order(over.id(), Optional.empty(), "it is not needed any more");
        company.revocation.carryOut(over.id());
        String stray = it.asked();
        String other = it.token("riley - other");
        it.look();
        it.nextDay();

        for (int limit = 1; limit <= 5; limit++) {
            List<String> ids = mine(Company.RILEY, limit, Optional.empty());
            assertThat(ids).startsWith(held.id(), over.id());
            assertThat(ids).containsExactlyInAnyOrder(held.id(), over.id(), stray, other);
        }
        assertThat(mine(Company.RILEY, 10, Optional.of(CredentialStatus.ACTIVE)))
                .containsExactlyInAnyOrder(held.id(), stray, other);
        assertThat(mine(Company.MORGAN)).isEmpty();
        assertThatThrownBy(() ->
                        company.inventory.list(
                                Company.actor(Company.RILEY),
                                CredentialView.MINE,
                                Optional.empty(),
                                new PageRequest(1, Optional.of("bm90aGluZw"))))
                .isInstanceOf(BadCursor.class);
    }
}
