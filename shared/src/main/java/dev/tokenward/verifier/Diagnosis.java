package dev.tokenward.verifier;

import dev.tokenward.verifier.Finding.Kind;
import java.io.IOException;
import java.util.Optional;

/** What was done to a chain, where an event does not follow the one before it. */
final class Diagnosis {
    private final Search search;
    private final SealedHeads seals;

    Diagnosis(Search search, SealedHeads seals) {
        this.search = search;
        this.seals = seals;
    }

    /** Of a link of the same chain that the tail does not take. */
    Finding of(Tail tail, Link link) throws IOException {
        Optional<Link> missing = search.first(l -> l.line() > link.line() && tail.takes(l));
        if (missing.isPresent()) {
            return belongs(link) && link.sequence() > tail.next()
                    ? reordered(missing.get(), link)
                    : inserted(link);
        }
        if (!link.intact()
                && (link.sequence() == tail.next() || link.previous().equals(tail.hash()))) {
            return new Finding(
                    Kind.CHANGED,
                    link.line(),
                    link.name() + ": its content does not have the hash that stands beside it.");
        }
        if (link.sequence() > tail.next()) {
            return dropped(tail, link);
        }
        return link.sequence() == tail.next() ? rewritten(tail, link) : repeated(tail, link);
    }

    /** Whether nothing else claims its place, and what it follows is there. */
    private boolean belongs(Link link) throws IOException {
        boolean claimed =
                search.first(l -> l.line() != link.line() && l.isAt(link.chain(), link.sequence()))
                        .isPresent();
        return !claimed
                && search.first(l ->
                                l.isAt(link.chain(), link.sequence() - 1)
                                        && l.hash().equals(link.previous()))
                        .isPresent();
    }

    private static Finding reordered(Link late, Link early) {
        return new Finding(
                Kind.REORDERED,
                early.line(),
                early.name()
                        + " stands here, before "
                        + late.name()
                        + ", which follows only at line "
                        + late.line()
                        + ".");
    }

    private static Finding inserted(Link link) {
        return new Finding(
                Kind.INSERTED,
                link.line(),
                link.name() + ": the chain goes on without it, so it was never part of it.");
    }

    private static Finding dropped(Tail tail, Link link) {
        long last = link.sequence() - 1;
        return new Finding(
                Kind.DROPPED,
                link.line(),
                Link.name(link.chain(), tail.next())
                        + (last > tail.next() ? " and those up to " + last : "")
                        + ": missing before "
                        + link.name()
                        + ".");
    }

    /** Its number fits, but it was written after another event than the one that stands there. */
    private Finding rewritten(Tail tail, Link link) throws IOException {
        Optional<Link> next = search.first(l -> l.isAt(link.chain(), link.sequence() + 1));
        boolean held = next.isEmpty() || next.get().previous().equals(link.hash());
        Optional<Link> before = tail.last().filter(l -> held && !sealed(l));
        return before.isPresent()
                ? new Finding(
                        Kind.CHANGED,
                        before.get().line(),
                        before.get().name()
                                + ": it was changed and hashed anew; "
                                + link.name()
                                + " was written after another one.")
                : new Finding(
                        Kind.CHANGED,
                        link.line(),
                        link.name() + ": it does not follow what stands before it.");
    }

    private boolean sealed(Link link) {
        return seals.at(link.chain(), link.sequence())
                .filter(head -> head.hash().equals(link.hash()))
                .isPresent();
    }

    /** Its number was there already. */
    private Finding repeated(Tail tail, Link link) throws IOException {
        Optional<Link> rival =
                tail.last()
                        .filter(l ->
                                l.sequence() == link.sequence()
                                        && l.previous().equals(link.previous())
                                        && !l.hash().equals(link.hash()));
        if (rival.isEmpty() || !link.intact() || sealed(rival.get())) {
            return new Finding(
                    Kind.INSERTED,
                    link.line(),
                    link.name() + ": the chain has this number already.");
        }
        boolean goesOn =
                search.first(l ->
                                l.isAt(link.chain(), link.sequence() + 1)
                                        && l.previous().equals(link.hash()))
                        .isPresent();
        return goesOn || sealed(link)
                ? inserted(rival.get())
                : new Finding(
                        Kind.INSERTED,
                        rival.get().line(),
                        rival.get().name()
                                + ", or the one with the same number at line "
                                + link.line()
                                + ": nothing after them says which.");
    }

    /** Of an event whose chain should stand before the present one. */
    Finding outOfPlace(Link link, String present) throws IOException {
        boolean copy =
                search.first(l -> l.line() < link.line() && l.isAt(link.chain(), link.sequence()))
                        .isPresent();
        return new Finding(
                copy ? Kind.INSERTED : Kind.REORDERED,
                link.line(),
                link.name() + " stands among the events of " + present + ".");
    }

    /** Of a chain that ends before the last event which a seal covers. */
    Finding early(Tail tail, SealedHeads.Head head, long line) throws IOException {
        Optional<Link> later = search.first(tail::takes);
        if (later.isPresent()) {
            return new Finding(
                    Kind.REORDERED,
                    line,
                    later.get().name()
                            + " is missing here and stands at line "
                            + later.get().line()
                            + ".");
        }
        return new Finding(
                tail.last().isEmpty() ? Kind.DROPPED : Kind.CUT,
                line,
                Link.name(tail.chain(), tail.next())
                        + ": missing"
                        + (head.sequence() > tail.next() ? " with all after it" : "")
                        + "; seal "
                        + head.seal()
                        + " covers the chain up to event "
                        + head.sequence()
                        + ".");
    }

    /** Of an event that follows what stands before it, but is not the one that a seal covers. */
    Finding anew(Link link, SealedHeads.Head head) throws IOException {
        boolean trueOne =
                search.first(l ->
                                l.intact()
                                        && l.isAt(head.subject(), head.sequence())
                                        && l.hash().equals(head.hash())
                                        && l.previous().equals(link.previous()))
                        .isPresent();
        if (trueOne) {
            return inserted(link);
        }
        long first = seals.before(link.chain(), link.sequence()) + 1;
        return new Finding(
                Kind.CHANGED,
                link.line(),
                link.name()
                        + ": seal "
                        + head.seal()
                        + " covers another one. "
                        + (first == link.sequence()
                                ? "It was changed"
                                : "It, or one from event " + first + " on, was changed")
                        + ", and the chain was hashed anew.");
    }

    /** Of a line that is none of an export. */
    Finding unreadable(Tail tail, long line, String why) throws IOException {
        Optional<Link> missing = search.first(l -> l.line() > line && tail.takes(l));
        return missing.isPresent()
                ? new Finding(
                        Kind.INSERTED,
                        line,
                        "no line of an export stands before "
                                + missing.get().name()
                                + ": "
                                + why
                                + ".")
                : new Finding(
                        Kind.CHANGED,
                        line,
                        "in place of "
                                + Link.name(tail.chain(), tail.next())
                                + ", or of the first one after that chain, stands no line of an export: "
                                + why
                                + ".");
    }
}
