package dev.tokenward.sandbox.simulators.oidc;

/**
 * What outlives a restart: the key, so that tokens handed out before stay valid.
 *
 * @param signingKey a private JWK
 */
public record OidcState(String signingKey) {
    /** Without the key. */
    @Override
    public String toString() {
        return "OidcState";
    }
}
