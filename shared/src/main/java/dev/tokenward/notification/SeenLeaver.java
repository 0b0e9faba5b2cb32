package dev.tokenward.notification;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Departure;
import dev.tokenward.domain.Sha256;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The question about a leaver's credential as somebody sees it who presses a button.
 *
 * @param stamp of the holder who left: under another one it is another question
 */
public record SeenLeaver(String id, String stamp) {
    private static final int STAMP = 16;
    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9_-]{1,100}):([0-9a-f]{16})");

    public static SeenLeaver of(Credential c) {
        return new SeenLeaver(c.id(), stampOf(c));
    }

    /** What a button's value names; empty if it is none of ours. */
    public static Optional<SeenLeaver> parse(String value) {
        Matcher m = FORM.matcher(value);
        return m.matches() ? Optional.of(new SeenLeaver(m.group(1), m.group(2))) : Optional.empty();
    }

    /** Whether this holder left, and nobody said yet what shall become of it. */
    public boolean isOpen(Credential now) {
        return now.id().equals(id)
                && stampOf(now).equals(stamp)
                && now.departure()
                        .filter(d -> d.heir().isEmpty() && d.stage() != Departure.Stage.KEPT)
                        .isPresent();
    }

    /** A button's value. */
    public String value() {
        return id + ":" + stamp;
    }

    private static String stampOf(Credential c) {
        return Sha256.hex(c.id() + " " + c.holder()).substring(0, STAMP);
    }
}
