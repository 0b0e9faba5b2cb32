package dev.tokenward.sandbox.engine;

/** The template says something that AWS would refuse, or that is not understood here. */
public final class TemplateFault extends RuntimeException {
    public TemplateFault(String message) {
        super(message);
    }

    TemplateFault(String message, Throwable cause) {
        super(message, cause);
    }
}
