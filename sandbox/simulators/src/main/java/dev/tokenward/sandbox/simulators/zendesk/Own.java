package dev.tokenward.sandbox.simulators.zendesk;

/**
 * The credential that the governing service itself uses: a confidential client with the scopes
 * {@code read write}, made beforehand in Admin Center as the documentation says.
 */
public record Own(String identifier, String secret) {
    /** Without the secret. */
    @Override
    public String toString() {
        return "Own[" + identifier + "]";
    }
}
