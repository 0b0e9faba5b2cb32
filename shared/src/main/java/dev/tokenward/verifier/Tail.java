package dev.tokenward.verifier;

import java.util.Optional;

/** A chain as far as it was read. */
record Tail(String chain, Optional<Link> last) {
    static Tail before(String chain) {
        return new Tail(chain, Optional.empty());
    }

    Tail then(Link link) {
        return new Tail(chain, Optional.of(link));
    }

    long sequence() {
        return last.map(Link::sequence).orElse(0L);
    }

    long next() {
        return sequence() + 1;
    }

    String hash() {
        return last.map(Link::hash).orElse(Link.NOTHING);
    }

    boolean takes(Link link) {
        return link.intact() && link.isAt(chain, next()) && link.previous().equals(hash());
    }
}
