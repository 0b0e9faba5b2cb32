package dev.tokenward.sandbox.simulators.gitlab;

/**
 * Who gets in by which token: the service by its own, a person by {@code sandbox-USERNAME}.
 *
 * @param webhookSecret sent with every webhook as {@code X-Gitlab-Token}
 */
public record GitLabAccess(String serviceToken, String webhookSecret) {
    private static final String PREFIX = "sandbox-";

    /** A person's token: known to all, as it opens nothing but the sandbox. */
    public static String tokenOf(String username) {
        return PREFIX + username;
    }

    /** The user name behind a token; empty text where there is none. */
    String username(String token) {
        if (token.equals(serviceToken)) {
            return Beginning.SERVICE;
        }
        String name = token.startsWith(PREFIX) ? token.substring(PREFIX.length()) : "";
        return name.equals(Beginning.SERVICE) ? "" : name;
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "GitLabAccess";
    }
}
