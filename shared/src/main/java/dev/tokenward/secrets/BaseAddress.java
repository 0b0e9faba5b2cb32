package dev.tokenward.secrets;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The one rule for a system's address: https, or http to a loopback address. */
public final class BaseAddress {
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]|\\[(0+:){7}0*1]");

    private BaseAddress() {}

    /**
     * The address in its one form: scheme and host in lower case, no default port, no trailing
     * slash.
     *
     * @throws IllegalArgumentException if it cannot be a base; the message says why and repeats
     *     nothing of the address, which may hold a password
     */
    public static URI of(URI uri) {
        String scheme = lower(uri.getScheme());
        String host = lower(uri.getHost());
        if (host.isEmpty() || !(scheme.equals("https") || scheme.equals("http"))) {
            throw new IllegalArgumentException("is no https address");
        }
        if (scheme.equals("http") && !LOOPBACK.matcher(host).matches()) {
            throw new IllegalArgumentException("must be https (http only to a loopback address)");
        }
        if (uri.getRawUserInfo() != null
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("must have no user, query or fragment");
        }
        String path = Optional.ofNullable(uri.getRawPath()).orElse("").replaceAll("/+$", "");
        boolean usual = uri.getPort() < 0 || uri.getPort() == usualPort(scheme);
        return URI.create(scheme + "://" + host + (usual ? "" : ":" + uri.getPort()) + path);
    }

    /** 443 or 80. */
    public static int usualPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
