package dev.tokenward.sandbox.app.stream;

import java.time.Duration;
import java.util.List;

/** All mappings of a table. */
public final class StreamTriggers implements AutoCloseable {
    private final List<StreamTrigger> triggers;

    public StreamTriggers(List<StreamTrigger> triggers) {
        this.triggers = List.copyOf(triggers);
    }

    public void start() {
        triggers.forEach(StreamTrigger::start);
    }

    /**
     * Waits until everything that is in the stream was taken to its end, and what came of it too.
     *
     * @return whether that was so before the time was over
     */
    public boolean quiesce(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        while (true) {
            long before = batches();
            // twice: what a batch that ended in the first round wrote is seen in the second
            boolean first = allIdle(end);
            boolean second = first && allIdle(end);
            if (!second) {
                return false;
            }
            if (batches() == before) {
                return true;
            }
        }
    }

    private boolean allIdle(long end) {
        long asked = System.nanoTime();
        while (!triggers.stream().allMatch(t -> t.idleSince() > asked)) {
            if (System.nanoTime() > end) {
                return false;
            }
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private long batches() {
        return triggers.stream().mapToLong(StreamTrigger::batches).sum();
    }

    @Override
    public void close() {
        triggers.forEach(StreamTrigger::close);
    }
}
