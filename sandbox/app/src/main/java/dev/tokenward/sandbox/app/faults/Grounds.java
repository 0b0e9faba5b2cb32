package dev.tokenward.sandbox.app.faults;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;

/** One ground for each worker, as cells that share one cannot run at the same time. */
final class Grounds implements AutoCloseable {
    private final List<Ground> all = new ArrayList<>();
    private final BlockingQueue<Ground> free;

    Grounds(Path template, int count) {
        for (int i = 0; i < count; i++) {
            all.add(new Ground(template, Story.SETTINGS));
        }
        free = new ArrayBlockingQueue<>(count, false, all);
    }

    <T> T with(Function<Ground, T> work) {
        try {
            Ground ground = free.take();
            try {
                return work.apply(ground);
            } finally {
                free.put(ground);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        all.forEach(Ground::close);
    }
}
