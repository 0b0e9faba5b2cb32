package dev.tokenward.sandbox.app.lambda;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a handler may ask about its invocation. */
final class LambdaContext implements Context {
    private static final Logger LOG = LoggerFactory.getLogger("function");

    private final FunctionDefinition function;
    private final String requestId;
    private final long deadline;

    LambdaContext(FunctionDefinition function, String requestId, Duration timeout) {
        this.function = function;
        this.requestId = requestId;
        this.deadline = System.nanoTime() + timeout.toNanos();
    }

    @Override
    public String getAwsRequestId() {
        return requestId;
    }

    @Override
    public String getLogGroupName() {
        return "/aws/lambda/" + function.name();
    }

    @Override
    public String getLogStreamName() {
        return "sandbox";
    }

    @Override
    public String getFunctionName() {
        return function.name();
    }

    @Override
    public String getFunctionVersion() {
        return "$LATEST";
    }

    @Override
    public String getInvokedFunctionArn() {
        return "arn:aws:lambda:us-east-1:000000000000:function:" + function.name();
    }

    /** Null, as Lambda has it for callers without a mobile identity. */
    @Override
    @SuppressWarnings("NullAway") // the interface is not annotated; Lambda answers null here
    public @Nullable CognitoIdentity getIdentity() {
        return null;
    }

    /** Null, as Lambda has it for callers without a client context. */
    @Override
    @SuppressWarnings("NullAway") // the interface is not annotated; Lambda answers null here
    public @Nullable ClientContext getClientContext() {
        return null;
    }

    @Override
    public int getRemainingTimeInMillis() {
        return (int) Math.max(0, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()));
    }

    @Override
    public int getMemoryLimitInMB() {
        return function.memoryMb();
    }

    @Override
    public LambdaLogger getLogger() {
        return new LambdaLogger() {
            @Override
            public void log(String message) {
                LOG.info("{}: {}", function.name(), message.strip());
            }

            @Override
            public void log(byte[] message) {
                log(new String(message, StandardCharsets.UTF_8));
            }
        };
    }
}
