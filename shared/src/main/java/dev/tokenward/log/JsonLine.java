package dev.tokenward.log;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.spi.MDCAdapter;

/**
 * Writes one event of the log as one JSON object in one line, so that no text, whoever wrote it,
 * begins another event. {@code timestamp} and {@code level} are what Lambda filters by.
 */
final class JsonLine {
    /** An event of CloudWatch's log has 256 KB at most; nobody reads more of a trace than this. */
    private static final int LONGEST = 16_000;

    private final Consumer<String> out;
    private final InstantSource clock;
    private final MDCAdapter context;

    JsonLine(Consumer<String> out, InstantSource clock, MDCAdapter context) {
        this.out = out;
        this.clock = clock;
        this.context = context;
    }

    void write(
            Level level,
            String logger,
            String pattern,
            Object @Nullable [] arguments,
            @Nullable Throwable thrown) {
        StringBuilder json = new StringBuilder(256);
        json.append("{\"timestamp\":\"")
                .append(clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .append("\",\"level\":\"")
                .append(level)
                .append('"');
        @Nullable Map<String, String> present = context.getCopyOfContextMap();
        if (present != null) {
            present.forEach((name, value) -> field(json, name, value));
        }
        field(json, "logger", logger.substring(logger.lastIndexOf('.') + 1));
        field(json, "message", MessageFormatter.basicArrayFormat(pattern, arguments));
        if (thrown != null) {
            StringWriter trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace, true));
            field(json, "stackTrace", trace.toString());
        }
        out.accept(json.append('}').toString());
    }

    private static void field(StringBuilder json, String name, String value) {
        json.append(",\"");
        JsonStringEncoder.getInstance().quoteAsString(name, json);
        json.append("\":\"");
        JsonStringEncoder.getInstance().quoteAsString(cut(value), json);
        json.append('"');
    }

    private static String cut(String value) {
        return value.length() <= LONGEST ? value : value.substring(0, LONGEST) + " …";
    }
}
