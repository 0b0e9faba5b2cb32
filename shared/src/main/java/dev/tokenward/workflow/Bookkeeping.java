package dev.tokenward.workflow;

import dev.tokenward.domain.Change;
import dev.tokenward.domain.Outcome;
import dev.tokenward.domain.Refusal;
import dev.tokenward.domain.SweepBook;
import dev.tokenward.store.Commit;
import dev.tokenward.store.CommitResult;
import java.util.function.Function;

/** Changes the sweep's book, again from the start if somebody else was faster. */
final class Bookkeeping {
    private static final int TRIES = 8;

    private final World world;

    Bookkeeping(World world) {
        this.world = world;
    }

    SweepBook read() {
        return world.store().sweepLog().book();
    }

    /** A change that is always allowed. */
    Result<SweepBook> write(Function<SweepBook, Change<SweepBook>> change) {
        return apply(book -> new Outcome.Changed<>(change.apply(book)));
    }

    Result<SweepBook> apply(Function<SweepBook, Outcome<SweepBook>> move) {
        for (int i = 0; i < TRIES; i++) {
            switch (move.apply(read())) {
                case Outcome.Refused<SweepBook>(Refusal refusal) -> {
                    return new Result.Refused<>(refusal);
                }
                case Outcome.Changed<SweepBook>(Change<SweepBook> change) -> {
                    if (world.store().commit(new Commit().sweepBook(change))
                            instanceof CommitResult.Committed) {
                        return new Result.Done<>(change.next());
                    }
                }
            }
        }
        return new Result.Refused<>(new Refusal.WrongState("Try again in a moment.", "BUSY"));
    }
}
