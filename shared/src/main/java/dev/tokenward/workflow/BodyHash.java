package dev.tokenward.workflow;

import dev.tokenward.domain.RequestInput;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Tells whether two calls under one idempotency key ask for the same thing. */
final class BodyHash {
    private BodyHash() {}

    static String of(RequestInput input, Optional<String> replaces) {
        try {
            // a record's text names every component; lists and optionals are framed by brackets
            String text = input + "\n" + replaces;
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
