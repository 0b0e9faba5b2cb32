package dev.tokenward.sandbox.app.cli;

import java.nio.file.Path;

/** Sets slf4j-simple up; before the first logger is asked for. */
final class Logs {
    private static final String PREFIX = "org.slf4j.simpleLogger.";

    private Logs() {}

    /** To standard error, without what a reader at a terminal does not need. */
    static void plain() {
        set("showThreadName", "false");
        set("showShortLogName", "true");
        set("showDateTime", "true");
        set("dateTimeFormat", "HH:mm:ss");
        // an SDK that is closed while a handler still waits for it warns at length
        set("log.software.amazon.awssdk", "error");
    }

    /** Into a file, so that they do not run into the story. */
    static void into(Path file) {
        plain();
        set("logFile", file.toString());
    }

    private static void set(String name, String value) {
        if (System.getProperty(PREFIX + name) == null) {
            System.setProperty(PREFIX + name, value);
        }
    }
}
