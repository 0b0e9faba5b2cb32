package dev.tokenward.sandbox.engine;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import software.amazon.awssdk.regions.Region;

/**
 * MiniStack on this machine: DynamoDB, its streams and Secrets Manager, on a free port of the
 * loopback address if not told otherwise. Ends with {@link #close}, with the JVM, and (where {@code
 * setpriv} exists) when the JVM is killed.
 *
 * <p>What it does not show: contention, throttling, read units, several shards. It answers one call
 * after the other.
 */
public final class Engine implements AutoCloseable {
    /** The account that keeps its data over restarts: a sandbox has one. */
    public static final String MAIN_ACCOUNT = "000000000000";

    private static final long FIRST_ACCOUNT = 100_000_000_001L;

    private final EngineProcess process;
    private final Thread hook;
    private final AtomicLong accounts = new AtomicLong(FIRST_ACCOUNT);

    private Engine(EngineProcess process) {
        this.process = process;
        hook = new Thread(process::close, "engine-stop");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * How to start an engine.
     *
     * @param cache where the engine is installed, once
     * @param data where tables, items and secrets are kept over restarts; stream records are not
     * @param address where it listens; port 0 for any free one. Whoever reaches it reads all it has
     * @param progress receives lines of text while the engine is installed
     */
    public record Options(
            Path cache, Optional<Path> data, InetSocketAddress address, Consumer<String> progress) {
        /** In memory; installed in {@code $TOKENWARD_CACHE}, else {@code ~/.cache/tokenward}. */
        public static Options inMemory(Consumer<String> progress) {
            String cache = System.getenv().getOrDefault("TOKENWARD_CACHE", "");
            return new Options(
                    cache.isBlank()
                            ? Path.of(System.getProperty("user.home"), ".cache", "tokenward")
                            : Path.of(cache),
                    Optional.empty(),
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                    progress);
        }

        /** The same, but keeping what it stores in a directory. */
        public Options keeping(Path directory) {
            return new Options(cache, Optional.of(directory), address, progress);
        }

        /** The same, at another address than the loopback one. */
        public Options at(InetSocketAddress place) {
            return new Options(cache, data, place, progress);
        }
    }

    /**
     * Installs the engine where needed (about ten seconds, once) and starts it (less than one).
     *
     * @throws EngineUnavailable with the reason, if either fails
     */
    public static Engine start(Options options) {
        Path python = new Installation(options.cache(), options.progress()).python();
        return new Engine(EngineProcess.start(python, options));
    }

    /** One engine for all tests of this JVM, in memory, started when first asked for. */
    public static Engine shared() {
        return Shared.ENGINE;
    }

    public URI endpoint() {
        return process.endpoint();
    }

    public Region region() {
        return Region.EU_WEST_1;
    }

    /** A fresh account: empty, unseen by the others. */
    public Account account() {
        return account(Long.toString(accounts.getAndIncrement()));
    }

    /** The account of this number, 12 digits. */
    public Account account(String id) {
        return new Account(id, endpoint(), region());
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Ends the engine by SIGTERM, upon which it writes what it is to keep. */
    @Override
    public void close() {
        process.close();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the JVM is going down: the hook is running already
        }
    }

    private static final class Shared {
        static final Engine ENGINE = start(Options.inMemory(System.err::println));
    }
}
