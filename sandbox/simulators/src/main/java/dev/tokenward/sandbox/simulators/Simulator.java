package dev.tokenward.sandbox.simulators;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A simulated service: listens on 127.0.0.1, carries out one call at a time, and saves its state
 * before it answers.
 *
 * @param <S> the whole state, a record that compares by value
 */
public abstract class Simulator<S> implements AutoCloseable {
    private final InstantSource clock;
    private final Optional<StateFile<S>> file;
    private final Journal journal = new Journal();
    private final Faults faults = new Faults();
    private final ReentrantLock lock = new ReentrantLock();
    private Optional<S> saved = Optional.empty();
    private volatile Consumer<Call> watcher = call -> {};
    private volatile Optional<Server> server = Optional.empty();
    private volatile Optional<URI> address = Optional.empty();

    protected Simulator(InstantSource clock, Optional<StateFile<S>> file) {
        this.clock = clock;
        this.file = file;
    }

    /** The state as it is now; called under the lock. */
    protected abstract S state();

    /** Carries out a call; called under the lock. */
    protected abstract Reply answer(Call call);

    /**
     * Starts to listen.
     *
     * @param port 0 for any free one
     */
    public final void start(int port) {
        try {
            Server listening = new Server(port, new Handling(this));
            server = Optional.of(listening);
            address = Optional.of(listening.root());
        } catch (IOException e) {
            throw new UncheckedIOException("port " + port + " cannot be used", e);
        }
    }

    /**
     * Is at an address without listening there: for those who hand their calls to {@link #handle}.
     */
    public final void standAt(URI root) {
        address = Optional.of(root);
    }

    /** What would go over the wire for this call; empty where the connection would break. */
    public final Optional<Reply> handle(Call call) {
        try {
            return new Handling(this).handle(call).complete();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Where it is, without a slash at the end: {@code http://127.0.0.1:PORT}. */
    public final URI root() {
        return address.orElseThrow(() -> new IllegalStateException("not started"));
    }

    /** What belongs into {@code base_url} of the service's secret. */
    public URI baseUri() {
        return root();
    }

    @Override
    public final void close() {
        server.ifPresent(Server::close);
        server = Optional.empty();
        address = Optional.empty();
    }

    public final Journal journal() {
        return journal;
    }

    public final Faults faults() {
        return faults;
    }

    /**
     * Shows every call before it is answered, headers and body with it, from the server's threads:
     * for tests of what must never be sent.
     */
    public final void watch(Consumer<Call> next) {
        watcher = next;
    }

    protected final InstantSource clock() {
        return clock;
    }

    /** Runs alone, and saves what it changed before it returns. */
    protected final <T> T exclusively(Supplier<T> work) {
        lock.lock();
        try {
            T result = work.get();
            file.ifPresent(this::saveChanges);
            return result;
        } finally {
            lock.unlock();
        }
    }

    final Reply carryOut(Call call) {
        return exclusively(() -> answer(call));
    }

    final Reply control(Control control, Call call) {
        return control.answer(call, () -> exclusively(() -> Json.tree(state())));
    }

    final void show(Call call) {
        watcher.accept(call);
    }

    final void note(Call call, int status, boolean carriedOut) {
        journal.add(clock.instant(), call, status, carriedOut);
    }

    private void saveChanges(StateFile<S> target) {
        S now = state();
        if (saved.filter(now::equals).isEmpty()) {
            target.save(now);
            saved = Optional.of(now);
        }
    }
}
