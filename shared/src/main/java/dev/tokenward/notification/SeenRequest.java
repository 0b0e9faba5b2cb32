package dev.tokenward.notification;

import dev.tokenward.domain.ContentHash;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.Sha256;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The request as somebody sees it who presses a button: what {@code If-Match} is on the API.
 *
 * @param version of the request when the message was written
 * @param stamp of what was asked at which stage; the same where only the version went on, for
 *     example since somebody was reminded
 */
public record SeenRequest(String id, long version, String stamp) {
    private static final int STAMP = 16;
    private static final Pattern FORM =
            Pattern.compile("([A-Za-z0-9_-]{1,100}):([1-9][0-9]{0,17}):([0-9a-f]{16})");

    /** The request as it is now. */
    public static SeenRequest of(Request r) {
        return new SeenRequest(r.id(), r.version(), stampOf(r));
    }

    /** What a button's value names; empty if it is none of ours. */
    public static Optional<SeenRequest> parse(String value) {
        Matcher m = FORM.matcher(value);
        return m.matches()
                ? Optional.of(new SeenRequest(m.group(1), Long.parseLong(m.group(2)), m.group(3)))
                : Optional.empty();
    }

    /** Whether the request asks the same thing at the same stage now. */
    public boolean isAsNow(Request now) {
        return now.id().equals(id) && stampOf(now).equals(stamp);
    }

    /** A button's value. */
    public String value() {
        return id + ":" + version + ":" + stamp;
    }

    private static String stampOf(Request r) {
        return Sha256.hex(ContentHash.of(r) + " " + r.state() + " " + r.since())
                .substring(0, STAMP);
    }
}
