package dev.tokenward.bench;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Answers as an intake would, without one. */
public final class AnsweringHandler implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context)
            throws IOException {
        answer.write("{\"statusCode\":201}".getBytes(StandardCharsets.UTF_8));
    }
}
