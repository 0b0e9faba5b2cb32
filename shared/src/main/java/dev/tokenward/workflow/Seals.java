package dev.tokenward.workflow;

import dev.tokenward.domain.Notice;
import dev.tokenward.store.AuditLog;
import dev.tokenward.store.Commit;
import dev.tokenward.store.Seal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals the audit: all heads that moved since they were sealed come under one hash, which also
 * leaves the table, so that not even somebody who may write everything in it can cut a chain's end
 * unseen (hazard E30).
 *
 * <p>A seal and its message are one transaction that only the next number gets through, so two runs
 * cannot fork the chain. The marks of what is sealed are taken off afterwards; a run that finds
 * this not done does it first, so no head is sealed twice.
 */
public final class Seals {
    /** A run makes no more; what is left waits for the next one. */
    private static final int MOST_SEALS = 40;

    private static final Logger LOG = LoggerFactory.getLogger(Seals.class);

    private final World world;

    public Seals(World world) {
        this.world = world;
    }

    /**
     * Seals what moved. May be run at any time and by two at once: whoever is second seals what
     * moved since, or nothing.
     *
     * @return the seals that this run made
     */
    public List<Seal> sealMoved() {
        AuditLog log = world.store().auditLog();
        List<Seal> made = new ArrayList<>();
        Seal.Last last = log.lastSeal();
        if (last.open()) {
            log.settle(last);
        }
        while (made.size() < MOST_SEALS) {
            List<Seal.Head> moved = log.moved(Seal.MOST_HEADS);
            if (moved.isEmpty()) {
                return made;
            }
            Seal seal = last.next(world.now(), moved);
            if (!log.seal(seal, new Commit().notice(message(seal)))) {
                LOG.info("seal {} is another run's", seal.number());
                return made;
            }
            made.add(seal);
            last = new Seal.Last(seal.number(), seal.hash(), true);
            log.settle(last);
        }
        LOG.warn("{} seals made; what else moved is sealed by the next run", made.size());
        return made;
    }

    /** How many heads the next seal would cover. */
    int waiting() {
        return world.store().auditLog().moved(Seal.MOST_HEADS).size();
    }

    private static Notice message(Seal seal) {
        return new Notice(
                "seal:" + seal.number() + ":" + seal.hash(),
                Notice.Topic.AUDIT_SEALED,
                "",
                Optional.empty(),
                new Notice.Recipient.OpsChannel(),
                Map.of(
                        "number", Long.toString(seal.number()),
                        "hash", seal.hash(),
                        "at", seal.at().toString(),
                        "heads", Integer.toString(seal.heads().size())));
    }
}
