package dev.tokenward.sandbox.app;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A system outside that Tokenward talks to. */
public enum Service {
    ZENDESK,
    SLACK,
    GITLAB;

    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1\\]");

    /** In lower case, as in options and in secrets' names. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads an address that is to take the place of the simulator: on this machine only, since the
     * sandbox hands out administrators' tokens to anyone who asks.
     *
     * @throws IllegalArgumentException if it is none; the message names the option
     */
    public URI loopback(String text) {
        URI address;
        try {
            address = URI.create(text.strip());
        } catch (IllegalArgumentException e) {
            throw refused("is no address", e);
        }
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw refused("must begin with http:// or https://", null);
        }
        if (!LOOPBACK.matcher(host).matches()) {
            throw refused(
                    "must be on this machine (127.0.0.1, localhost or [::1]): the sandbox hands out"
                            + " administrators' tokens to anyone who asks",
                    null);
        }
        if (address.getRawUserInfo() != null
                || address.getRawQuery() != null
                || address.getRawFragment() != null) {
            throw refused("must have no user, query or fragment", null);
        }
        return address;
    }

    private IllegalArgumentException refused(String why, @Nullable Throwable cause) {
        return new IllegalArgumentException("--" + key() + " " + why, cause);
    }
}
