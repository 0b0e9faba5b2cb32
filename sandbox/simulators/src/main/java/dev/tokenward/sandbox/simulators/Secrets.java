package dev.tokenward.sandbox.simulators;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Makes the secrets that a simulator hands out. Each carries the canary, so that tests can search
 * for it everywhere, behind the first {@value #VISIBLE} characters, which vendors show again in
 * lists. None looks like a real vendor's token, so that no scanner takes it for one.
 */
public final class Secrets {
    /** So many characters of a value may be shown again. */
    public static final int VISIBLE = 10;

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

    /** {@value #VISIBLE} characters, and not those that a JWT begins with. */
    private static final String ALIKE = "simulatedt";

    private final SecureRandom random = new SecureRandom();
    private final String canary;

    public Secrets(String canary) {
        this.canary = canary;
    }

    public String next(int randomCharacters) {
        return letters(VISIBLE) + canary + letters(randomCharacters);
    }

    /**
     * Long and in three parts, as JWTs are, yet none. All begin alike, as JWTs of one header do:
     * the characters that lists show tell no two of them apart.
     */
    public String nextInThreeParts() {
        return ALIKE + letters(30) + "." + letters(10) + canary + letters(400) + "." + letters(342);
    }

    /** The part of a value that lists show. */
    public static String visible(String value) {
        return value.substring(0, Math.min(VISIBLE, value.length()));
    }

    /** What a simulator keeps instead of the value. */
    public static String hash(String value) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(value.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String letters(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        StringBuilder text = new StringBuilder(count);
        for (byte one : bytes) {
            // some letters come a little more often: nobody has to guess these
            text.append(LETTERS.charAt(Byte.toUnsignedInt(one) % LETTERS.length()));
        }
        return text.toString();
    }
}
