package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Notice;
import dev.tokenward.store.AuditLog;
import dev.tokenward.store.AuditStore;
import dev.tokenward.store.Commit;
import dev.tokenward.store.OutboxRow;
import dev.tokenward.store.Seal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The daily seal of the audit (hazard E30). */
class SealMovedTest {
    private static final Instant NOW = Instant.parse("2026-11-25T06:00:00Z");

    private final AuditStore table = new AuditStore(() -> NOW);
    private final AuditLog log = table.store.auditLog();
    private final World world = new World(table.store, () -> NOW, AuditStore.POLICY, new Ids());
    private final Seals seals = new Seals(world);

    private Optional<OutboxRow> message(Seal.Last seal) {
        return table.store.outbox("seal:" + seal.number() + ":" + seal.hash());
    }

    private SweepRun run(boolean dryRun) {
        SweepRun run = new SweepRun(world, SweepRun.Mode.DAILY, dryRun);
        new SealMoved(seals).run(run);
        return run;
    }

    @Test
    void aSealLeavesTheTableInAMessageOfItsOwnAndInTheReport() {
        table.record("directory", "replaced");

        SweepReport report = run(false).report();

        Seal.Last last = log.lastSeal();
        assertThat(report.counts()).containsEntry("chainsSealed", 1);
        assertThat(report.notes().get("seal")).contains(last.hash());
        assertThat(message(last).orElseThrow().notice())
                .satisfies(notice -> {
                    assertThat(notice.topic()).isEqualTo(Notice.Topic.AUDIT_SEALED);
                    assertThat(notice.params()).containsEntry("hash", last.hash());
                });
    }

    @Test
    void whereNothingMovedNothingIsSealed() {
        table.record("directory", "replaced");
        run(false);
        Seal.Last last = log.lastSeal();

        assertThat(run(false).report().counts()).doesNotContainKey("chainsSealed");
        assertThat(log.lastSeal()).isEqualTo(last);
    }

    @Test
    void aDryRunTellsWhatItWouldSealAndSealsNothing() {
        table.record("directory", "replaced");

        assertThat(run(true).report().counts()).containsEntry("chainsSealed", 1);
        assertThat(log.lastSeal().number()).isZero();
    }

    @Test
    void aRunThatDiedBetweenSealAndMarksIsFinishedByTheNextAndNoHeadIsSealedTwice() {
        table.record("directory", "replaced");
        Seal first = log.lastSeal().next(NOW, log.moved(10));
        assertThat(log.seal(first, new Commit())).isTrue();

        assertThat(seals.sealMoved()).isEmpty();
        assertThat(log.lastSeal()).isEqualTo(new Seal.Last(1, first.hash(), false));
        table.record("directory", "replaced again");

        List<Seal> made = seals.sealMoved();
        assertThat(made)
                .singleElement()
                .satisfies(seal ->
                        assertThat(seal.heads())
                                .extracting(Seal.Head::sequence)
                                .containsExactly(2L));
    }
}
