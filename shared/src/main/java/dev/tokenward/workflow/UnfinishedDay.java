package dev.tokenward.workflow;

import dev.tokenward.domain.SweepBook;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A daily run that its budget stopped, that died, or that another run kept away is gone on with by
 * the ticks that follow: a few times, so that what always fails does not run all day.
 */
final class UnfinishedDay {
    private static final int MOST_TRIES = 4;

    /** After that the next daily run is near. */
    private static final Duration LONGEST = Duration.ofHours(20);

    private static final Logger LOG = LoggerFactory.getLogger(UnfinishedDay.class);

    private final World world;
    private final Bookkeeping book;

    UnfinishedDay(World world) {
        this.world = world;
        this.book = new Bookkeeping(world);
    }

    /** Noted before the run, so that one that dies is known. */
    void begin() {
        SweepBook.Owed owed = new SweepBook.Owed(world.now(), 1);
        book.write(b -> b.owes(owed));
    }

    void end() {
        book.write(SweepBook::owesNothing);
    }

    /** Whether this tick takes up a daily run; counts the try. */
    boolean goOn() {
        Optional<SweepBook.Owed> owed = book.read().owed();
        if (owed.isEmpty()) {
            return false;
        }
        int tries = owed.get().tries();
        Instant since = owed.get().since();
        if (tries >= MOST_TRIES || world.now().isAfter(since.plus(LONGEST))) {
            LOG.warn("the daily run of {} is left unfinished after {} tries", since, tries);
            book.write(SweepBook::owesNothing);
            return false;
        }
        book.write(b -> b.owes(new SweepBook.Owed(since, tries + 1)));
        return true;
    }
}
