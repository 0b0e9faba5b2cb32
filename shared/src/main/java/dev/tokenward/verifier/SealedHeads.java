package dev.tokenward.verifier;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** What the seals say of the chains that are still to be read. */
final class SealedHeads {
    private final NavigableMap<String, NavigableMap<Long, Head>> open = new TreeMap<>();

    /** An event as a seal covers it. */
    record Head(long seal, String subject, long sequence, String hash) {}

    void add(Line.Seal seal) throws Misfit {
        for (Line.Head head : seal.heads()) {
            Head covered =
                    new Head(seal.link().sequence(), head.subject(), head.sequence(), head.hash());
            Head before =
                    open.computeIfAbsent(head.subject(), subject -> new TreeMap<>())
                            .putIfAbsent(head.sequence(), covered);
            if (before != null && !before.hash().equals(head.hash())) {
                throw new Misfit(
                        Finding.Kind.CHANGED,
                        seal.link().line(),
                        Link.name(head.subject(), head.sequence())
                                + " was another when seal "
                                + before.seal()
                                + " was made than at seal "
                                + covered.seal()
                                + ": the chain was written anew in between.");
            }
        }
    }

    Optional<Head> at(String subject, long sequence) {
        return Optional.ofNullable(chain(subject).get(sequence));
    }

    /** The last event of a subject that a seal covers. */
    Optional<Head> last(String subject) {
        return Optional.ofNullable(chain(subject).lastEntry()).map(Map.Entry::getValue);
    }

    /** The last event before this one that a seal covers; 0 if none. */
    long before(String subject, long sequence) {
        return Optional.ofNullable(chain(subject).lowerKey(sequence)).orElse(0L);
    }

    private NavigableMap<Long, Head> chain(String subject) {
        return open.getOrDefault(subject, new TreeMap<>());
    }

    /** A chain was read to its end. */
    void close(String subject) {
        open.remove(subject);
    }

    /** The first chain, in the order of subjects, that is still to be read. */
    Optional<Head> first() {
        return open.isEmpty() ? Optional.empty() : last(open.firstKey());
    }

    /** The same, of those that should stand before this subject. */
    Optional<Head> firstBefore(String subject) {
        return first().filter(head -> head.subject().compareTo(subject) < 0);
    }
}
