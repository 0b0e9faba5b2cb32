package dev.tokenward.workflow;

import dev.tokenward.domain.Change;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Outcome;
import dev.tokenward.domain.Refusal;
import dev.tokenward.domain.SweepBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How many credentials a run begins to delete because their end has come. What goes beyond waits
 * until a person says yes: a wrong clock or a wrong setting must not empty the account (hazard
 * E15). While a question is open nothing more is begun, or the next runs would do bit by bit what
 * was asked about.
 */
final class DeletionCap {
    private static final int NAMED = 20;

    private final World world;
    private final Bookkeeping book;
    private final int most;

    DeletionCap(World world, int most) {
        this.world = world;
        this.book = new Bookkeeping(world);
        this.most = most;
    }

    Count count() {
        return new Count();
    }

    /** The deletions of one run. */
    final class Count {
        private final List<Credential> waiting = new ArrayList<>();
        private Optional<SweepBook> read = Optional.empty();
        private int begun;

        /** Whether the run may take this one out; if not, it is remembered for the question. */
        boolean allows(Credential c) {
            if (c.status().isEnding()) {
                return true;
            }
            Optional<SweepBook.Ask> ask = present().ask();
            if (ask.filter(a -> a.allows(c.endsAt())).isPresent()) {
                return true;
            }
            boolean open = ask.filter(a -> a.confirmed().isEmpty()).isPresent();
            if (open || begun >= most) {
                waiting.add(c);
                return false;
            }
            begun++;
            return true;
        }

        private SweepBook present() {
            SweepBook present = read.orElseGet(book::read);
            read = Optional.of(present);
            return present;
        }

        /** Asks, or asks no more, and tells the report what waits. */
        void tell(SweepRun run) {
            if (!waiting.isEmpty()) {
                String id = mayAsk(run) ? ask() : asked();
                run.leftOver(waiting.size() + " deletions wait for a yes (" + id + ")");
                run.matter(matter(id));
            } else if (!run.dryRun() && !run.stopped() && present().ask().isPresent()) {
                // all that was asked about is on its way, or none of it is due any more
                write(SweepBook::settled);
            }
        }

        private Matter matter(String id) {
            return new Matter(
                    "cap",
                    Matter.Urgency.NOW,
                    waiting.size()
                            + " credentials past their end are not deleted: one run deletes "
                            + most
                            + " at most and then asks. POST /sweeps with {\"confirm\":\""
                            + id
                            + "\"} says yes to them.",
                    "Support Ops managers");
        }

        /** A run that was stopped may not have come to all that a yes was given to. */
        private boolean mayAsk(SweepRun run) {
            boolean confirmed = present().ask().flatMap(SweepBook.Ask::confirmed).isPresent();
            return !run.dryRun() && !(run.stopped() && confirmed);
        }

        private String asked() {
            return present().ask().map(SweepBook.Ask::id).orElse("to be asked");
        }

        /** The same question as before, unless it is about more by now. */
        private String ask() {
            Instant endedBy =
                    waiting.stream()
                            .map(Credential::endsAt)
                            .max(Comparator.naturalOrder())
                            .orElseThrow();
            Optional<SweepBook.Ask> open =
                    present()
                            .ask()
                            .filter(a -> a.confirmed().isEmpty())
                            .filter(a -> !endedBy.isAfter(a.endedBy()));
            if (open.isPresent()) {
                return open.get().id();
            }
            SweepBook.Ask question =
                    new SweepBook.Ask(
                            world.ids().ask(),
                            world.now(),
                            most,
                            waiting.size(),
                            endedBy,
                            Optional.empty());
            List<String> lines = waiting.stream().limit(NAMED).map(DeletionCap::line).toList();
            write(b -> b.asks(question, lines));
            return question.id();
        }

        /** Only the book that the run has read: a yes given meanwhile is not written over. */
        private void write(Function<SweepBook, Change<SweepBook>> change) {
            long version = present().version();
            book.apply(b ->
                    b.version() == version
                            ? new Outcome.Changed<>(change.apply(b))
                            : new Outcome.Refused<>(
                                    new Refusal.Stale("The book moved on.", b.version())));
        }
    }

    private static String line(Credential c) {
        return c.name() + c.ofHolder() + " (until the end of " + c.lastDay() + ")";
    }
}
