package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestState;
import dev.tokenward.net.TestWaiter;
import dev.tokenward.store.AuditEvent;
import dev.tokenward.store.Page;
import dev.tokenward.store.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** C07: a text of a whole second sorts behind one with a fraction, so keys have a fixed width. */
class C07InstantsAsSortKeysTest {
    private final Company company = new Company();

    @AfterEach
    void close() {
        company.close();
    }

    private SweepReport sweep() {
        return new Sweep(
                        company.world,
                        Company.limits(new TestWaiter(), company.account.clock),
                        List.of(
                                new SweepStep.Named(
                                        "revoke",
                                        new RevokeDue(company.world, company.revocation, 50))),
                        List.of())
                .tick(Duration.ofMinutes(14));
    }

    @Test
    void aQuarterSecondAfterAWholeSecondsEndTheSweepTakesItOut() {
        Credential c = company.issued(Kind.OAUTH_CLIENT);
        assertThat(c.endsAt()).isEqualTo(Instant.parse("2027-04-01T00:00:00Z"));
        company.advance(Duration.between(company.world.now(), c.endsAt()).minusMillis(1));
        assertThat(sweep().counts()).doesNotContainKey("revoked");
        company.advance(Duration.ofMillis(251));

        assertThat(sweep().counts()).containsEntry("revoked", 1);
        assertThat(company.credential(c.id()).status()).isEqualTo(CredentialStatus.REVOKED);
    }

    @Test
    void listsCursorsAndTheAuditAreInTrueOrderWithoutAGap() {
        company.advance(Duration.ofHours(1));
        List<String> asked = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            asked.add(company.opened(Kind.OAUTH_CLIENT).id());
            company.advance(Duration.ofMillis(500));
        }

        assertThat(byOnes(RequestState.AWAITING_MANAGER)).isEqualTo(asked);
        for (String id : asked) {
            company.approve(id, Company.MORGAN);
            company.advance(Duration.ofMillis(500));
        }
        assertThat(byOnes(RequestState.AWAITING_SUPPORT_OPS)).isEqualTo(asked);
        List<Instant> times =
                company
                        .store
                        .auditLog()
                        .events("request:" + asked.get(0), PageRequest.first(10))
                        .items()
                        .stream()
                        .map(AuditEvent::at)
                        .toList();
        assertThat(times)
                .containsExactly(
                        Instant.parse("2026-11-25T10:00:00Z"),
                        Instant.parse("2026-11-25T10:00:01.500Z"));
    }

    private List<String> byOnes(RequestState state) {
        List<String> seen = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Page<Request> page =
                    company.store.requests(Optional.of(state), new PageRequest(1, cursor));
            page.items().forEach(r -> seen.add(r.id()));
            cursor = page.cursor();
        } while (cursor.isPresent());
        return seen;
    }
}
