package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.Found.Standing;
import dev.tokenward.domain.FoundLifecycle;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Listed;
import dev.tokenward.sandbox.simulators.Fault;
import dev.tokenward.sandbox.simulators.Match;
import dev.tokenward.store.Commit;
import dev.tokenward.store.PageRequest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each thing once, and what needs attention first. */
class InventoryOrderTest {
    private final InSight it = new InSight();
    private final Company company = it.company;

    @AfterEach
    void close() {
        it.close();
    }

    /** In pages of two, so that the order holds across them. */
    private List<Listed> listed(Optional<CredentialStatus> status) {
        List<Listed> all = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            var page = company.store.inventory(status, new PageRequest(2, cursor));
            all.addAll(page.items());
            cursor = page.cursor();
        } while (cursor.isPresent());
        return all;
    }

    private List<String> ids() {
        return listed(Optional.empty()).stream().map(InventoryOrderTest::id).toList();
    }

    private static String id(Listed listed) {
        return switch (listed) {
            case Listed.Managed(Credential c) -> c.id();
            case Listed.Stray(Found f) -> f.standing() == Standing.OWN ? "OWN" : f.id();
        };
    }

    private static String row(Credential c) {
        return Found.rowId(c.kind(), c.zendeskId().orElseThrow());
    }

    private String tokenOf(String name, int days) {
        company.account.screen.makeApiToken(
                "sasha@example.com", name, company.world.now().minus(Duration.ofDays(days)));
        return Found.rowId(
                Kind.API_TOKEN, Long.toString(company.account.screen.apiTokens().getLast().id()));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatWasManagedAndIsRevokedIsOneLineWhateverTheLooksShowThen(Kind kind) {
        Credential c = company.issued(kind);
        company.advance(Duration.ofHours(2));
        it.look();
        assertThat(it.found(row(c)).standing()).isEqualTo(Standing.ISSUED);

        company.revocation.order(c.id(), Optional.empty(), "it is not needed any more");
        assertThat(company.revocation.carryOut(c.id()).orElseThrow().status())
                .isEqualTo(CredentialStatus.REVOKED);
        for (int i = 0; i < 3; i++) {
            it.nextDay();
            assertThat(ids()).containsExactlyInAnyOrder(c.id(), "OWN");
        }

        assertThat(listed(Optional.of(CredentialStatus.GONE))).isEmpty();
        assertThat(it.found(row(c)).standing()).as("it is kept").isEqualTo(Standing.OVER);
        assertThat(it.found(row(c)).credentialId()).contains(c.id());
        assertThat(company.store.standing())
                .extracting(Found::standing)
                .containsExactly(Standing.OWN);
        assertThat(company.inventory.line(Company.actor(Company.QUINN), row(c)))
                .isInstanceOfSatisfying(
                        Result.Done.class,
                        done ->
                                assertThat(((InventoryLine) done.value()).attention())
                                        .containsExactly("It is not in Zendesk any more."));
    }

    @Test
    void whatIsOverAndThereAgainIsAStrayOnceMore() {
        Credential c = company.issued(Kind.API_TOKEN);
        company.advance(Duration.ofHours(2));
        it.look();
        company.revocation.order(c.id(), Optional.empty(), "it is not needed any more");
        company.revocation.carryOut(c.id());
        it.nextDay();
        it.nextDay();
        Found over = it.found(row(c));
        assertThat(over.standing()).isEqualTo(Standing.OVER);

        Found again =
                FoundLifecycle.seenAgain(
                                over,
                                over.seen(),
                                over.naming(),
                                over.owner(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Company.POLICY,
                                company.world.now())
                        .orElseThrow();

        assertThat(again.standing()).isEqualTo(Standing.FOUND);
        assertThat(again.credentialId()).as("that record says nothing of it").isEmpty();
        company.store.commit(new Commit().found(again));
        assertThat(ids()).contains(again.id());
    }

    @Test
    void strayThatWentIsStillShown() {
        String stray = it.token("Target - Old");
        it.look();
        company.account.screen.deleteApiToken(Long.parseLong(it.found(stray).zendeskId()));
        it.nextDay();
        it.nextDay();

        assertThat(listed(Optional.of(CredentialStatus.GONE)))
                .extracting(InventoryOrderTest::id)
                .containsExactly(stray);
        assertThat(ids()).contains(stray);
    }

    @Test
    void whatEndsOrIsSwitchedOffSoonComesBeforeWhatNobodyStandsForAndThatBeforeWhatIsInOrder() {
        LocalDate today = company.world.policy().today(company.world.now());
        Credential failed = company.issued(Kind.OAUTH_CLIENT);
        Credential idle = company.issued(Kind.API_TOKEN, today.plusDays(200));
        company.advance(Duration.ofDays(25));
        today = company.world.policy().today(company.world.now());
        Credential endsToday = company.issued(Kind.OAUTH_CLIENT, today.plusDays(1));
        Credential later = company.issued(Kind.OAUTH_CLIENT, today.plusDays(100));
        Credential revoked = company.issued(Kind.OAUTH_CLIENT, today.plusDays(90));
        company.revocation.order(revoked.id(), Optional.empty(), "it is not needed any more");
        company.revocation.carryOut(revoked.id());
        company.account.screen.faults().always(Match.of("DELETE", ".*"), Fault.status(403));
        company.revocation.order(failed.id(), Optional.empty(), "it is not needed any more");
        company.revocation.carryOut(failed.id());
        assertThat(company.credential(failed.id()).status())
                .isEqualTo(CredentialStatus.REVOKE_FAILED);
        String fresh = tokenOf("Target - Fresh", 1);
        String offIn6 = tokenOf("Target - Six", 24);
        String offIn4 = tokenOf("Target - Four", 26);
        company.advance(Duration.ofHours(2));

        it.look();

        assertThat(ids())
                .containsExactly(
                        failed.id(),
                        endsToday.id(),
                        idle.id(),
                        offIn4,
                        offIn6,
                        fresh,
                        later.id(),
                        "OWN",
                        revoked.id());
        assertThat(listed(Optional.of(CredentialStatus.ACTIVE)))
                .as("the filter takes nothing of it away")
                .extracting(InventoryOrderTest::id)
                .containsExactly(endsToday.id(), idle.id(), offIn4, offIn6, fresh, later.id());
        assertThat(company.store.standing()).as("all rows are read").hasSize(8);
    }

    @Test
    void tokenIsPutElsewhereByTheLookAsItsDayDrawsNearAndOnceItIsUsedAgain() {
        Credential managed = company.issued(Kind.API_TOKEN, LocalDate.parse("2027-03-31"));
        String stray = tokenOf("Target - Idle", 1);
        String fresh = tokenOf("Target - Fresh", 0);
        company.advance(Duration.ofHours(2));
        it.look();
        assertThat(ids()).containsExactly(fresh, stray, managed.id(), "OWN");

        company.advance(Duration.ofDays(25));
        company.account.screen.useApiToken(Long.parseLong(it.found(fresh).zendeskId()));
        it.look();

        assertThat(ids()).containsExactly(managed.id(), stray, fresh, "OWN");
        assertThat(company.credential(managed.id()).switchOffAt()).isPresent();
        assertThat(it.all(Company.QUINN))
                .filteredOn(l -> List.of(managed.id(), stray).contains(id(l.listed())))
                .extracting(l -> l.attention().getFirst())
                .as("what puts it first is said first")
                .containsExactly(
                        "Unless it is used before, Zendesk switches it off on 25 December 2026.",
                        "Unless it is used before, Zendesk switches it off on 24 December 2026.");

        company.account.screen.useApiToken(Long.parseLong(managed.zendeskId().orElseThrow()));
        company.account.screen.useApiToken(Long.parseLong(it.found(stray).zendeskId()));
        company.advance(Duration.ofHours(2));
        it.look();

        assertThat(ids()).containsExactlyInAnyOrder(fresh, stray, managed.id(), "OWN");
        assertThat(ids().indexOf(managed.id())).as("in order again").isEqualTo(2);
        assertThat(company.credential(managed.id()).switchOffAt()).isEmpty();
        assertThat(it.found(stray).switchOffAt()).isEmpty();
    }
}
