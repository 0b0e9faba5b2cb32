package dev.tokenward.slack;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.tokenward.secrets.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Slack's signature of what it sends: {@code v0=} and HMAC-SHA256 of {@code v0:time:body} under the
 * signing secret (documented). Over the bytes as they came: text that is decoded and encoded again
 * is another text (observed with {@code *} and with bytes that are no UTF-8).
 */
public final class Signature {
    /** Slack's own advice; both ways, since our clock may be the one that is late. */
    private static final Duration GRACE = Duration.ofMinutes(5);

    /** Exactly one: repeated headers come joined by commas. */
    private static final Pattern FORM = Pattern.compile("v0=[0-9a-f]{64}");

    private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{0,11}");

    private Signature() {}

    /**
     * @param time header {@code X-Slack-Request-Timestamp}, seconds since 1970
     * @param signature header {@code X-Slack-Signature}
     */
    public static boolean holds(
            Secret signingSecret,
            Optional<String> time,
            Optional<String> signature,
            byte[] body,
            Instant now) {
        if (time.filter(t -> SECONDS.matcher(t).matches()).isEmpty()
                || signature.filter(s -> FORM.matcher(s).matches()).isEmpty()) {
            return false;
        }
        Instant sent = Instant.ofEpochSecond(Long.parseLong(time.get()));
        if (Duration.between(sent, now).abs().compareTo(GRACE) > 0) {
            return false;
        }
        byte[] expected = ("v0=" + hmac(signingSecret, time.get(), body)).getBytes(US_ASCII);
        // takes as long whatever differs
        return MessageDigest.isEqual(expected, signature.get().getBytes(US_ASCII));
    }

    private static String hmac(Secret secret, String time, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(
                    new SecretKeySpec(
                            secret.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update(("v0:" + time + ":").getBytes(US_ASCII));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", e);
        }
    }
}
