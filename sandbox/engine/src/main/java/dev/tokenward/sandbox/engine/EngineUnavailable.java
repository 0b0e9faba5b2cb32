package dev.tokenward.sandbox.engine;

/** The local engine cannot be set up or started; the message says what the user can do. */
public final class EngineUnavailable extends RuntimeException {
    EngineUnavailable(String message) {
        super(message);
    }

    EngineUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
