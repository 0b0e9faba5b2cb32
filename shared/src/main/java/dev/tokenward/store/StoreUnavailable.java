package dev.tokenward.store;

/** The table did not answer in time, or refused for load. Nothing is known to have happened. */
public final class StoreUnavailable extends RuntimeException {
    public StoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
