package dev.tokenward.sandbox.app.faults;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Lets two actors make their steps in turns, one at a time, in an order that is decided and not
 * raced for.
 */
final class Turns {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Actor[] actors = {new Actor(), new Actor()};
    private final Exploration exploration;

    /** One of the two, and the step that it waits to make. */
    private static final class Actor {
        private Supplier<Footprint> next = () -> Footprint.ANYTHING;
        private boolean running;
        private boolean finished;

        private Optional<Footprint> footprint() {
            return finished ? Optional.empty() : Optional.of(next.get());
        }
    }

    Turns(Exploration exploration) {
        this.exploration = exploration;
    }

    /**
     * To be called by this actor, 0 or 1, before each of its steps; returns when it is its turn.
     *
     * @param step what it is about to touch, up to its next step; asked for in the state in which
     *     the turn is given
     */
    void await(int actor, Supplier<Footprint> step) {
        lock.lock();
        try {
            actors[actor].next = step;
            actors[actor].running = false;
            moved.signalAll();
            until(() -> actors[actor].running);
        } finally {
            lock.unlock();
        }
    }

    /** Runs both to their end in the order whose turn it is. */
    void run(Runnable first, Runnable second) {
        start(0, first);
        start(1, second);
        lock.lock();
        try {
            while (true) {
                until(() -> !actors[0].running && !actors[1].running);
                if (actors[0].finished && actors[1].finished) {
                    return;
                }
                int chosen = exploration.turn(actors[0].footprint(), actors[1].footprint());
                actors[chosen].running = true;
                moved.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void start(int actor, Runnable work) {
        actors[actor].running = true;
        actors[actor].finished = false;
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        work.run();
                    } finally {
                        lock.lock();
                        try {
                            actors[actor].finished = true;
                            actors[actor].running = false;
                            moved.signalAll();
                        } finally {
                            lock.unlock();
                        }
                    }
                });
    }

    /** Waits until this holds; called with the lock. */
    private void until(BooleanSupplier holds) {
        long left = PATIENCE.toNanos();
        try {
            while (!holds.getAsBoolean()) {
                if (left <= 0) {
                    throw new IllegalStateException("an actor does not come back");
                }
                left = moved.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
