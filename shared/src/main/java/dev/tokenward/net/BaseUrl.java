package dev.tokenward.net;

import dev.tokenward.secrets.BaseAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Where another system is: the one host that its credential may be sent to. A trailing slash makes
 * no difference.
 */
public final class BaseUrl {
    private final URI base;

    private BaseUrl(URI base) {
        this.base = base;
    }

    /**
     * @throws IllegalArgumentException as {@link BaseAddress#of}
     */
    public static BaseUrl of(URI uri) {
        return new BaseUrl(BaseAddress.of(uri));
    }

    /**
     * The path and query of a link that another system gave us, for {@link Call#page}; empty if it
     * leads to another host, scheme or port, where our credential must not go.
     */
    public Optional<String> within(String link) {
        try {
            URI uri = new URI(link.strip());
            String path = uri.getRawPath();
            if (uri.getRawUserInfo() != null || path == null || !path.startsWith("/")) {
                return Optional.empty();
            }
            if (uri.isAbsolute() ? !sameOrigin(uri) : uri.getRawAuthority() != null) {
                return Optional.empty();
            }
            return Optional.of(path + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()));
        } catch (URISyntaxException notALink) {
            return Optional.empty();
        }
    }

    private boolean sameOrigin(URI uri) {
        return base.getScheme().equalsIgnoreCase(uri.getScheme())
                && base.getHost().equalsIgnoreCase(uri.getHost())
                && port(base) == port(uri);
    }

    /** Always on our host: the parts are joined as text, nothing is resolved. */
    URI target(Call call) {
        String origin = base.getScheme() + "://" + base.getRawAuthority();
        return URI.create(
                origin + (call.fromRoot() ? "" : base.getRawPath()) + call.pathAndQuery());
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : BaseAddress.usualPort(uri.getScheme());
    }

    @Override
    public String toString() {
        return base.toString();
    }
}
