package dev.tokenward.workflow;

import dev.tokenward.store.Seal;
import java.util.List;

/** Seals what of the audit moved since the last seal. */
public final class SealMoved implements SweepStep {
    private final Seals seals;

    public SealMoved(Seals seals) {
        this.seals = seals;
    }

    @Override
    public void run(SweepRun run) {
        if (run.dryRun()) {
            count(run, seals.waiting());
            return;
        }
        List<Seal> made = seals.sealMoved();
        count(run, made.stream().mapToInt(s -> s.heads().size()).sum());
        if (!made.isEmpty()) {
            Seal last = made.getLast();
            run.note("seal", "number " + last.number() + ", " + last.hash());
        }
    }

    private static void count(SweepRun run, int chains) {
        if (chains > 0) {
            run.count("chainsSealed", chains);
        }
    }
}
