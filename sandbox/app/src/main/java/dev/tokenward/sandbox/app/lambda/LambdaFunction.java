package dev.tokenward.sandbox.app.lambda;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One function with its execution environments. An environment serves one event at a time, as on
 * Lambda; events at the same time get further ones, and an environment that timed out is dropped.
 */
final class LambdaFunction implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("lambda");

    /** Lambda's limit of a synchronous invocation, for the event and for the answer. */
    static final int MAX_PAYLOAD = 6 * 1024 * 1024;

    private final FunctionDefinition definition;
    private final LambdaRuntime.HandlerFactory factory;
    private final Class<?> handlerClass;
    private final ConcurrentLinkedDeque<Handler> idle = new ConcurrentLinkedDeque<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    LambdaFunction(FunctionDefinition definition, LambdaRuntime.HandlerFactory factory) {
        this.definition = definition;
        this.factory = factory;
        try {
            handlerClass = Class.forName(definition.handlerClass());
            // Lambda builds a handler by this constructor; the sandbox uses the other one
            if (!Modifier.isPublic(handlerClass.getConstructor().getModifiers())) {
                throw new IllegalArgumentException(handlerClass + " cannot be built by Lambda");
            }
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(
                    definition.name() + ": no class " + definition.handlerClass(), e);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(
                    definition.handlerClass() + " lacks the public constructor without arguments",
                    e);
        }
    }

    Invocation invoke(Payload event) {
        String requestId = UUID.randomUUID().toString();
        Invocation outcome = run(event, requestId);
        if (outcome instanceof Invocation.Failed(String type, String message)) {
            LOG.error(
                    "{} {}: {\"errorType\":\"{}\",\"errorMessage\":\"{}\"}",
                    definition.name(),
                    requestId,
                    type,
                    message);
        }
        return outcome;
    }

    private Invocation run(Payload event, String requestId) {
        if (event.length() > MAX_PAYLOAD) {
            return new Invocation.Failed(
                    "RequestEntityTooLargeException",
                    event.length() + " byte payload is too large (limit " + MAX_PAYLOAD + ")");
        }
        LambdaContext context = new LambdaContext(definition, requestId, definition.timeout());
        Future<byte[]> running = threads.submit(() -> serve(event, context));
        try {
            byte[] answer = running.get(definition.timeout().toNanos(), TimeUnit.NANOSECONDS);
            return answer.length <= MAX_PAYLOAD
                    ? new Invocation.Answered(Payload.of(answer))
                    : new Invocation.Failed(
                            "Function.ResponseSizeTooLarge",
                            "Response payload size exceeded maximum allowed payload size ("
                                    + MAX_PAYLOAD
                                    + " bytes).");
        } catch (TimeoutException e) {
            running.cancel(true);
            return new Invocation.Failed(
                    "Sandbox.Timedout",
                    String.format(
                            Locale.ROOT,
                            "Task timed out after %.2f seconds",
                            definition.timeout().toMillis() / 1000.0));
        } catch (InterruptedException e) {
            running.cancel(true);
            Thread.currentThread().interrupt();
            return new Invocation.Failed("Runtime.ExitError", "the sandbox is shutting down");
        } catch (ExecutionException e) {
            return failed(e.getCause() == null ? e : e.getCause());
        }
    }

    private byte[] serve(Payload event, LambdaContext context) throws Exception {
        Handler pooled = idle.poll();
        Handler handler = pooled == null ? create() : pooled;
        try {
            return handler.handle(event.bytes(), context);
        } finally {
            if (!Thread.currentThread().isInterrupted()) {
                idle.push(handler);
            }
        }
    }

    private Handler create() throws Exception {
        try {
            return Handler.of(factory.create(definition, handlerClass));
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private Invocation failed(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        LOG.error("{}", trace);
        String message = thrown.getMessage() == null ? "" : thrown.getMessage();
        return new Invocation.Failed(thrown.getClass().getName(), message);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
