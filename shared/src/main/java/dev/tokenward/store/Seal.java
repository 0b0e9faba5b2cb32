package dev.tokenward.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.domain.Sha256;
import dev.tokenward.json.Json;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * The heads that moved since the seal before, under one hash that covers that seal's: whoever knows
 * a later seal's hash can prove every event up to it.
 *
 * @param number from 1, without a gap
 * @param previous hash of the seal before it; 64 zeros for the first
 * @param heads by subject; each subject once, at most {@link #MOST_HEADS}
 */
public record Seal(long number, Instant at, String previous, List<Head> heads) {
    /** Keeps a seal below 250 KB, where an item may have 400 KB. More heads make more seals. */
    public static final int MOST_HEADS = 1_500;

    public Seal {
        heads = heads.stream().sorted(Comparator.comparing(Head::subject)).toList();
        if (heads.isEmpty() || heads.size() > MOST_HEADS) {
            throw new IllegalArgumentException("a seal has 1 to " + MOST_HEADS + " heads");
        }
    }

    /** Where a chain ended when it was sealed. */
    public record Head(String subject, long sequence, String hash) {}

    /**
     * Where the chain of seals ends.
     *
     * @param open whether the marks of its heads may not all be taken off yet
     */
    public record Last(long number, String hash, boolean open) {
        static final Last NONE = new Last(0, AuditChain.FIRST, false);

        /** The seal that follows. */
        public Seal next(Instant at, List<Head> heads) {
            return new Seal(number + 1, at, hash, heads);
        }
    }

    public String hash() {
        return Sha256.hex(AuditChain.canonical(tree()));
    }

    ObjectNode tree() {
        ObjectNode tree = Json.object();
        tree.put("number", Long.toString(number))
                .put("at", Instants.key(at))
                .put("previous", previous);
        var list = tree.putArray("heads");
        heads.forEach(h ->
                list.addObject()
                        .put("subject", h.subject())
                        .put("sequence", Long.toString(h.sequence()))
                        .put("hash", h.hash()));
        return tree;
    }
}
