package dev.tokenward.secrets;

/**
 * A secret is absent or faulty: names the secret and the field, never the value. An operator's
 * matter.
 */
public final class SecretUnusable extends RuntimeException {
    public SecretUnusable(String message) {
        super(message, null, false, true);
    }
}
