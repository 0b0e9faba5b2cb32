package dev.tokenward.sandbox.app.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Where every call to the outside passes: counts them, and strikes one. */
final class Tap {
    private final Consumer<Supplier<Footprint>> beforeEach;
    private final List<Counted> calls = new ArrayList<>();
    private String origin = "";
    private boolean counting;
    private int target;
    private Optional<Fault> planned = Optional.empty();
    private boolean struck;
    private boolean dead;

    /**
     * A call that was made.
     *
     * @param origin the event that it was made for
     */
    record Counted(String origin, String what) {
        /**
         * A fault that differs from another one only by what was carried out, of a read, is the
         * other.
         */
        boolean isMetBy(Fault fault) {
            boolean reads =
                    what.startsWith("Get") || what.startsWith("Query") || what.startsWith("GET ");
            // to the SDK's caller an unreadable answer is no answer
            boolean sdk = !what.contains(" /");
            boolean unreadable = fault == Fault.GARBAGE || fault == Fault.HTML;
            // a read meets no transaction, and nobody tells whether it was too much or too busy
            boolean oneOfReads = fault == Fault.CONFLICT || fault == Fault.UNAVAILABLE_AFTER;
            // a person tries again whatever became of the event
            return !(sdk && unreadable)
                    && !(sdk && reads && oneOfReads)
                    && !(reads && fault.isLikeBefore())
                    && !(someoneWaits() && fault.losesEvent());
        }

        private boolean someoneWaits() {
            return origin.contains(" /");
        }

        @Override
        public String toString() {
            return what.replaceAll("#[^/,]+", "") + ", for " + origin;
        }
    }

    Tap() {
        this(step -> {});
    }

    /**
     * @param beforeEach told what the call about to be made touches, and may hold it up
     */
    Tap(Consumer<Supplier<Footprint>> beforeEach) {
        this.beforeEach = beforeEach;
    }

    /** From now on calls are counted, the first is 1. */
    synchronized void count() {
        calls.clear();
        counting = true;
    }

    /** From now on the call of this number meets the fault. */
    synchronized void plan(int number, Fault fault) {
        count();
        target = number;
        planned = Optional.of(fault);
        struck = false;
    }

    synchronized void stopCounting() {
        counting = false;
    }

    /** What was counted, by what each call was. */
    synchronized List<Counted> calls() {
        return List.copyOf(calls);
    }

    /** What the calls from now on are made for. */
    synchronized void from(String event) {
        origin = event;
    }

    /** Whether the fault that struck lost the event too. */
    synchronized boolean losesEvent() {
        return struck && planned.filter(Fault::losesEvent).isPresent();
    }

    synchronized boolean struck() {
        return struck;
    }

    synchronized boolean dead() {
        return dead;
    }

    /** A new process begins. */
    synchronized void revive() {
        dead = false;
    }

    /** Waits as before a call that touches this. */
    void stand(Footprint step) {
        beforeEach.accept(() -> step);
    }

    synchronized <T> T pass(String what, Supplier<Footprint> touched, Exchange<T> exchange) {
        if (dead) {
            // what a dying process still tries, in a finally block for example, does not happen
            throw new ProcessDied();
        }
        beforeEach.accept(touched);
        if (counting) {
            calls.add(new Counted(origin, what));
        }
        boolean strike = counting && planned.isPresent() && !struck && calls.size() == target;
        if (!strike) {
            return exchange.carryOut();
        }
        struck = true;
        return meet(planned.orElseThrow(), exchange);
    }

    private <T> T meet(Fault fault, Exchange<T> exchange) {
        if (fault.carriedOut) {
            carriedOutUnseen(exchange);
        }
        if (fault.dies) {
            dead = true;
            throw new ProcessDied();
        }
        return fault == Fault.LOST_BEFORE || fault == Fault.LOST_AFTER
                ? exchange.lost()
                : exchange.answered(fault);
    }

    /** A refusal is as lost as a success. */
    private void carriedOutUnseen(Exchange<?> exchange) {
        try {
            exchange.carryOut();
        } catch (RuntimeException refused) {
            // the caller never hears of it
        }
    }
}
