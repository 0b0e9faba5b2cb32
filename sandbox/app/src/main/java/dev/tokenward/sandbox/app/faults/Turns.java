package dev.tokenward.sandbox.app.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Lets two actors make their store operations in turns, one at a time, in an order that is decided
 * and not raced for; and goes through all orders, one run each.
 *
 * <p>Two operations on different items, or two reads, can change places without anybody noticing;
 * of such orders one is run (sleep sets, as in P. Godefroid, "Partial-Order Methods for the
 * Verification of Concurrent Systems", 1996).
 */
final class Turns {
    /** So many switches that each order is run. */
    static final int ALL = Integer.MAX_VALUE;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<Choice> path = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Actor[] actors = {new Actor(), new Actor()};
    private final int mostSwitches;
    private int depth;
    private int switches;
    private int current;
    private boolean redundant;

    /** One of the two, and the operation that it waits to make. */
    private static final class Actor {
        private Optional<String> next = Optional.empty();
        private boolean running;
        private boolean finished;
    }

    /** Who went where both could; whether the other order is still to be run. */
    private static final class Choice {
        private int chosen;
        private boolean both;
        private boolean firstIsOver;
    }

    /**
     * @param mostSwitches how often the turn may go to the other although the one could go on;
     *     orders with more are not run. Two are enough for nearly every fault that exists (M.
     *     Musuvathi, S. Qadeer, "Iterative Context Bounding for Systematic Testing of Multithreaded
     *     Programs", 2007)
     */
    Turns(int mostSwitches) {
        this.mostSwitches = mostSwitches;
    }

    /** To be called before each operation of this actor, 0 or 1; returns when it is its turn. */
    Consumer<String> gate(int actor) {
        return operation -> {
            lock.lock();
            try {
                actors[actor].next = Optional.of(operation);
                actors[actor].running = false;
                moved.signalAll();
                until(() -> actors[actor].running);
            } finally {
                lock.unlock();
            }
        };
    }

    /** Runs both to their end in the order whose turn it is. */
    void run(Runnable first, Runnable second) {
        depth = 0;
        switches = 0;
        current = 0;
        redundant = false;
        start(0, first);
        start(1, second);
        int asleep = -1;
        lock.lock();
        try {
            while (true) {
                until(() -> !actors[0].running && !actors[1].running);
                if (actors[0].finished && actors[1].finished) {
                    return;
                }
                int chosen = choose(asleep);
                asleep = asleepAfter(chosen, asleep);
                actors[chosen].next = Optional.empty();
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

    private int choose(int asleep) {
        if (depth == path.size()) {
            Choice next = new Choice();
            boolean free = switches < mostSwitches;
            next.both = !actors[0].finished && !actors[1].finished && asleep < 0 && free;
            int first = free ? 0 : current;
            next.chosen = asleep >= 0 ? 1 - asleep : actors[first].finished ? 1 - first : first;
            if (actors[next.chosen].finished) {
                // only the one that sleeps is left: this order was run before
                redundant = true;
                next.chosen = 1 - next.chosen;
            }
            path.add(next);
        }
        Choice choice = path.get(depth);
        depth++;
        if (choice.chosen != current && !actors[current].finished) {
            switches++;
        }
        current = choice.chosen;
        return choice.chosen;
    }

    /**
     * The first one's turn was run before: it sleeps until something happens that it would notice.
     */
    private int asleepAfter(int chosen, int asleep) {
        boolean secondOrder = path.get(depth - 1).firstIsOver;
        // of orders that are the same, the one with the fewest switches might be left out
        int sleeper = mostSwitches < ALL ? -1 : secondOrder ? 0 : asleep;
        if (sleeper < 0 || sleeper == chosen) {
            return -1;
        }
        return meet(actors[chosen].next.orElse(""), actors[sleeper].next.orElse("")) ? -1 : sleeper;
    }

    /**
     * Whether it matters which of the two is first: they touch one item, and one of them writes.
     */
    private static boolean meet(String one, String other) {
        if (isRead(one) && isRead(other)) {
            return false;
        }
        Set<String> keys = keys(one);
        return keys.contains(TappedDynamo.ANY)
                || keys(other).contains(TappedDynamo.ANY)
                || !Collections.disjoint(keys, keys(other));
    }

    private static Set<String> keys(String operation) {
        return Arrays.stream(operation.substring(operation.indexOf(' ') + 1).split(",", -1))
                .map(key -> key.startsWith(TappedDynamo.ANY) ? TappedDynamo.ANY : key)
                .collect(Collectors.toSet());
    }

    private static boolean isRead(String operation) {
        return operation.startsWith("GetItem ") || operation.startsWith("Query ");
    }

    static boolean isOfStore(String call) {
        return isRead(call)
                || call.startsWith("PutItem ")
                || call.startsWith("DeleteItem ")
                || call.startsWith("BatchWriteItem ")
                || call.startsWith("TransactWriteItems ");
    }

    /** Whether the last run was an order of its own. */
    boolean counts() {
        return !redundant;
    }

    /** Prepares the next order; false if all were run. */
    boolean next() {
        while (!path.isEmpty()) {
            Choice last = path.getLast();
            if (last.both && !last.firstIsOver) {
                last.firstIsOver = true;
                last.chosen = 1;
                return true;
            }
            path.removeLast();
        }
        return false;
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
