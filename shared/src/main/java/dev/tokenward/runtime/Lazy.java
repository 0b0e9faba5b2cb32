package dev.tokenward.runtime;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes something when it is first asked for, once, whichever thread asks. */
final class Lazy<T> implements Supplier<T> {
    private final Supplier<T> maker;
    private @Nullable T made;

    Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    /**
     * Begins to make it now, in a thread of its own; who asks meanwhile waits. What goes wrong is
     * met by who asks, who tries again.
     */
    Lazy<T> ahead() {
        Thread.ofPlatform()
                .daemon()
                .name("ahead")
                .start(() -> {
                    try {
                        get();
                    } catch (RuntimeException again) {
                        // nobody has asked yet
                    }
                });
        return this;
    }

    @Override
    public synchronized T get() {
        T present = made;
        if (present == null) {
            present = maker.get();
            made = present;
        }
        return present;
    }
}
