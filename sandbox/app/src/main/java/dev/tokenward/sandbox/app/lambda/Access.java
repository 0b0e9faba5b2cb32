package dev.tokenward.sandbox.app.lambda;

/** Whether something may be done to a resource. */
@FunctionalInterface
public interface Access {
    boolean allows(Need need);
}
