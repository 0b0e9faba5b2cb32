package dev.tokenward.net;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where another system is: the one host that its credential may be sent to. https, or http to a
 * loopback address. A trailing slash makes no difference.
 */
public final class BaseUrl {
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]|\\[(0+:){7}0*1]");

    private final String scheme;
    private final String host;
    private final int port;
    private final String path;

    private BaseUrl(String scheme, String host, int port, String path) {
        this.scheme = scheme;
        this.host = host;
        this.port = port;
        this.path = path;
    }

    /**
     * @throws IllegalArgumentException if the address cannot be a base; the message says why and
     *     repeats nothing of the address, which may hold a password
     */
    public static BaseUrl of(URI uri) {
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
        String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceAll("/+$", "");
        return new BaseUrl(scheme, host, portOf(scheme, uri.getPort()), path);
    }

    /**
     * The path and query of a link that another system gave us, for {@link Call#page}; empty if it
     * leads to another host, scheme or port, where our credential must not go.
     */
    public Optional<String> within(String link) {
        try {
            URI uri = new URI(link.strip());
            if (uri.getRawUserInfo() != null || uri.getRawPath() == null) {
                return Optional.empty();
            }
            boolean ours =
                    uri.isAbsolute()
                            ? lower(uri.getScheme()).equals(scheme)
                                    && lower(uri.getHost()).equals(host)
                                    && portOf(scheme, uri.getPort()) == port
                            : uri.getRawAuthority() == null;
            if (!ours || !uri.getRawPath().startsWith("/")) {
                return Optional.empty();
            }
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            return Optional.of(uri.getRawPath() + query);
        } catch (URISyntaxException notALink) {
            return Optional.empty();
        }
    }

    /** Always on our host: the parts are joined as text, nothing is resolved. */
    URI target(Call call) {
        String origin = scheme + "://" + host + ":" + port;
        return URI.create(origin + (call.fromRoot() ? "" : path) + call.pathAndQuery());
    }

    private static int portOf(String scheme, int port) {
        return port >= 0 ? port : scheme.equals("https") ? 443 : 80;
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        boolean usual = port == portOf(scheme, -1);
        return scheme + "://" + host + (usual ? "" : ":" + port) + path;
    }
}
