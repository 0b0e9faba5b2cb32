package dev.tokenward.verifier;

import dev.tokenward.verifier.Finding.Kind;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** An export as far as it was read: the seals, then chain by chain, then the counts. */
final class Reading {
    private final Set<String> unseen;
    private final SealedHeads heads = new SealedHeads();
    private final Diagnosis diagnosis;

    private Tail seals = Tail.before(Link.SEALS);
    private Tail chain = Tail.before(Link.SEALS);
    private Optional<Line.End> end = Optional.empty();
    private long events;
    private long subjects;
    private long unsealed;
    private long erased;

    Reading(Search search, Set<String> given) {
        this.unseen = new TreeSet<>(given);
        this.diagnosis = new Diagnosis(search, heads);
    }

    void line(long number, Line line) throws Misfit, IOException {
        if (end.isPresent()) {
            throw new Misfit(
                    Kind.INSERTED, number, "the export ended with the line before this one.");
        }
        switch (line) {
            case Line.Seal seal -> seal(seal);
            case Line.Event event -> event(event);
            case Line.End last -> end(number, last);
        }
    }

    private boolean inSeals() {
        return chain.chain().equals(Link.SEALS);
    }

    private void seal(Line.Seal seal) throws Misfit, IOException {
        if (!inSeals()) {
            throw new Misfit(diagnosis.outOfPlace(seal.link(), chain.chain()));
        }
        if (!seals.takes(seal.link())) {
            throw new Misfit(diagnosis.of(seals, seal.link()));
        }
        seals = seals.then(seal.link());
        unseen.remove(seal.link().hash());
        heads.add(seal);
    }

    private void event(Line.Event event) throws Misfit, IOException {
        Link link = event.link();
        if (!link.chain().equals(chain.chain())) {
            change(link);
        }
        if (!chain.takes(link)) {
            throw new Misfit(diagnosis.of(chain, link));
        }
        if (event.falsePlain().isPresent()) {
            throw new Misfit(
                    Kind.CHANGED,
                    link.line(),
                    link.name()
                            + ": the plain text of "
                            + event.falsePlain().get()
                            + " is not the one that was recorded.");
        }
        Optional<SealedHeads.Head> head =
                heads.at(link.chain(), link.sequence()).filter(h -> !h.hash().equals(link.hash()));
        if (head.isPresent()) {
            throw new Misfit(diagnosis.anew(link, head.get()));
        }
        chain = chain.then(link);
        events++;
        erased += event.erased();
        if (heads.last(link.chain()).map(h -> h.sequence() < link.sequence()).orElse(true)) {
            unsealed++;
        }
    }

    /** From one chain to the next. */
    private void change(Link link) throws Misfit, IOException {
        if (!inSeals() && link.chain().compareTo(chain.chain()) < 0) {
            throw new Misfit(diagnosis.outOfPlace(link, chain.chain()));
        }
        close(link.line());
        Optional<SealedHeads.Head> passed = heads.firstBefore(link.chain());
        if (passed.isPresent()) {
            throw missing(passed.get(), link.line());
        }
        chain = Tail.before(link.chain());
        subjects++;
    }

    /** At the end of a chain, or of the seals. */
    private void close(long line) throws Misfit, IOException {
        if (inSeals()) {
            proveSeals(line);
            return;
        }
        Optional<SealedHeads.Head> last =
                heads.last(chain.chain()).filter(head -> head.sequence() > chain.sequence());
        if (last.isPresent()) {
            throw new Misfit(diagnosis.early(chain, last.get(), line));
        }
        heads.close(chain.chain());
    }

    private void proveSeals(long line) throws Misfit {
        if (!unseen.isEmpty()) {
            throw new Misfit(
                    Kind.CUT,
                    line,
                    "no seal has the hash "
                            + String.join(", ", unseen)
                            + "; the seals end with "
                            + seals.last().map(Link::name).orElse("none")
                            + ". Later ones were cut, and events with them, or the seals were written"
                            + " anew.");
        }
    }

    private Misfit missing(SealedHeads.Head head, long line) throws IOException {
        return new Misfit(diagnosis.early(Tail.before(head.subject()), head, line));
    }

    private void end(long number, Line.End last) throws Misfit, IOException {
        close(number);
        Optional<SealedHeads.Head> passed = heads.first();
        if (passed.isPresent()) {
            throw missing(passed.get(), number);
        }
        compare(number, "seals", seals.sequence(), last.seals());
        compare(number, "events", events, last.events());
        compare(number, "chains", subjects, last.subjects());
        end = Optional.of(last);
    }

    private static void compare(long line, String what, long here, long exported) throws Misfit {
        if (here != exported) {
            throw new Misfit(
                    here < exported ? Kind.CUT : Kind.INSERTED,
                    line,
                    exported
                            + " "
                            + what
                            + " were exported and "
                            + here
                            + " are here. The difference is at the end of one or more chains, where no"
                            + " seal covers it yet.");
        }
    }

    Misfit unreadable(long line, String why) throws IOException {
        return new Misfit(diagnosis.unreadable(inSeals() ? seals : chain, line, why));
    }

    Outcome whole(long line) throws Misfit {
        if (end.isEmpty()) {
            throw new Misfit(
                    Kind.CUT,
                    line,
                    "the file ends without the line of counts, after "
                            + (inSeals() ? seals : chain).last().map(Link::name).orElse("nothing")
                            + ". It is not all of an export, or its end was cut.");
        }
        return new Outcome.Whole(
                events,
                subjects,
                seals.sequence(),
                seals.last().map(seal -> seal.name() + ", " + seal.hash()),
                unsealed,
                erased);
    }
}
