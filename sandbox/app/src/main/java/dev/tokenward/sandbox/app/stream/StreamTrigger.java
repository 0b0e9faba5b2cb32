package dev.tokenward.sandbox.app.stream;

import dev.tokenward.sandbox.app.lambda.Invocation;
import dev.tokenward.sandbox.app.lambda.Payload;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/** One mapping at work: polls, filters, batches, invokes, in a thread of its own. */
public final class StreamTrigger implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamTrigger.class);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration FIRST_RETRY = Duration.ofMillis(100);

    private final Mapping mapping;
    private final RecordSource source;
    private final BatchProcessor processor;
    private final Thread thread;
    private volatile boolean closing;
    private final AtomicLong batches = new AtomicLong();
    private volatile long idleSince = Long.MIN_VALUE;

    public StreamTrigger(
            Mapping mapping,
            RecordSource source,
            Function<Payload, Invocation> function,
            FailureDestination destination) {
        this(mapping, source, function, destination, FIRST_RETRY);
    }

    StreamTrigger(
            Mapping mapping,
            RecordSource source,
            Function<Payload, Invocation> function,
            FailureDestination destination,
            Duration firstRetry) {
        this.mapping = mapping;
        this.source = source;
        this.processor =
                new BatchProcessor(
                        mapping, function, destination, firstRetry, InstantSource.system());
        this.thread = Thread.ofVirtual().name("stream-" + mapping.name()).unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Invocations so far, retries not counted. */
    long batches() {
        return batches.get();
    }

    /** Start of the last poll that found nothing to do, as {@link System#nanoTime}. */
    long idleSince() {
        return idleSince;
    }

    private void run() {
        while (!closing) {
            try {
                long started = System.nanoTime();
                List<StreamRecord> records = source.next();
                if (records.isEmpty()) {
                    idleSince = started;
                    Thread.sleep(POLL);
                } else {
                    invoke(records.stream().filter(mapping::accepts).toList());
                }
            } catch (InterruptedException | RejectedExecutionException e) {
                // the end, also of the functions: a table that is kept brings it again
                return;
            } catch (SdkException e) {
                if (!closing) {
                    LOG.warn("{}: the stream cannot be read: {}", mapping.name(), e.getMessage());
                    pause();
                }
            }
        }
    }

    private void invoke(List<StreamRecord> accepted) throws InterruptedException {
        for (int from = 0; from < accepted.size(); from += mapping.batchSize()) {
            batches.incrementAndGet();
            processor.process(
                    accepted.subList(from, Math.min(from + mapping.batchSize(), accepted.size())));
        }
    }

    private void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            closing = true;
        }
    }

    @Override
    public void close() {
        closing = true;
        thread.interrupt();
    }
}
