package dev.tokenward.verifier;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.erdtman.jcs.JsonCanonicalizer;

/** SHA-256 as 64 lower-case hexadecimal digits. */
final class Digest {
    private Digest() {}

    /** Of the content in its one canonical form (RFC 8785). */
    static String of(JsonNode content) throws NoLine {
        try {
            return of(new JsonCanonicalizer(content.toString()).getEncodedString());
        } catch (IOException e) {
            throw new NoLine("it has no canonical form");
        }
    }

    static String of(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
