package dev.tokenward.sandbox.app.lambda;

/** Whether something may be done to a resource. */
@FunctionalInterface
public interface Access {
    /**
     * @param action in IAM's spelling, for example {@code dynamodb:Query}
     * @param resource an ARN
     */
    boolean allows(String action, String resource);
}
