package dev.tokenward.log;

import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;

/** One logger: what is less than INFO is not written. */
final class JsonLogger extends LegacyAbstractLogger {
    private final transient JsonLine line;

    JsonLogger(String name, JsonLine line) {
        this.name = name;
        this.line = line;
    }

    @Override
    public boolean isTraceEnabled() {
        return false;
    }

    @Override
    public boolean isDebugEnabled() {
        return false;
    }

    @Override
    public boolean isInfoEnabled() {
        return true;
    }

    @Override
    public boolean isWarnEnabled() {
        return true;
    }

    @Override
    public boolean isErrorEnabled() {
        return true;
    }

    /** Null, as SLF4J has it where no caller is told. */
    @Override
    @SuppressWarnings(
            "NullAway") // the class is not annotated; SLF4J's own loggers answer null here
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            String pattern,
            Object @Nullable [] arguments,
            @Nullable Throwable thrown) {
        line.write(level, name, pattern, arguments, thrown);
    }
}
