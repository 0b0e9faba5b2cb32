package dev.tokenward.net;

import java.nio.charset.StandardCharsets;

/**
 * Percent encoding of one part of a path or query. {@code URLEncoder} is for forms, and {@code URI}
 * leaves {@code +} and {@code &} as they are: both lose people such as {@code riley+zd@} (C25).
 */
public final class Percent {
    private Percent() {}

    /** All but RFC 3986's unreserved characters encoded, as UTF-8. */
    public static String encode(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (isUnreserved(b)) {
                out.append((char) b);
            } else {
                out.append('%')
                        .append(Character.toUpperCase(Character.forDigit((b >> 4) & 0xf, 16)))
                        .append(Character.toUpperCase(Character.forDigit(b & 0xf, 16)));
            }
        }
        return out.toString();
    }

    private static boolean isUnreserved(byte b) {
        return (b >= 'a' && b <= 'z')
                || (b >= 'A' && b <= 'Z')
                || (b >= '0' && b <= '9')
                || b == '-'
                || b == '.'
                || b == '_'
                || b == '~';
    }
}
