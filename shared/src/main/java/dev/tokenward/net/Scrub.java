package dev.tokenward.net;

import dev.tokenward.secrets.Secret;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Makes a text fit to be logged and shown: no secret, no control character, short. */
public final class Scrub {
    private static final int LONGEST = 300;
    private static final int SHORTEST_SECRET = 4;
    private static final String HIDDEN = "[hidden]";

    /**
     * What looks like a credential though we did not send it: known prefixes, JWTs, headers, and
     * long runs without a hyphen (our own identifiers have hyphens or are shorter). Words joined by
     * underscores are what other systems call their faults.
     */
    private static final Pattern TOKEN_LIKE =
            Pattern.compile(
                    "(?i:bearer|basic)\\s+[A-Za-z0-9+/_=.~-]{8,}"
                            + "|xox[a-z]-[A-Za-z0-9-]+|xapp-[A-Za-z0-9-]+"
                            + "|gl[a-z]{2,6}-[A-Za-z0-9_.-]{8,}"
                            + "|eyJ[A-Za-z0-9_.-]{8,}"
                            + "|(?<![A-Za-z0-9+_=])(?![a-z]{1,20}(?:_[a-z]{1,20})++(?![A-Za-z0-9+_=]))"
                            + "[A-Za-z0-9+_=]{30,}");

    private Scrub() {}

    /** Cut to 300 characters, after everything secret was taken out of the whole. */
    public static String detail(String text, List<Secret> secrets) {
        String clean = text;
        for (Secret secret : secrets) {
            clean = without(clean, secret.reveal());
        }
        clean = TOKEN_LIKE.matcher(clean).replaceAll(HIDDEN);
        clean = clean.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\s]+", " ").strip();
        if (clean.length() <= LONGEST) {
            return clean;
        }
        int end = Character.isHighSurrogate(clean.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return clean.substring(0, end) + "…";
    }

    private static String without(String text, String value) {
        if (value.length() < SHORTEST_SECRET) {
            return text;
        }
        String encoded = Percent.encode(value);
        return text.replace(value, HIDDEN)
                .replace(encoded, HIDDEN)
                .replace(encoded.toLowerCase(Locale.ROOT), HIDDEN);
    }
}
