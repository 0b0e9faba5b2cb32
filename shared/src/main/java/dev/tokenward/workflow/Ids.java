package dev.tokenward.workflow;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.random.RandomGenerator;

/** Makes identifiers: 80 random bits after a prefix, in digits and letters that nobody confuses. */
public final class Ids {
    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 16;

    private final RandomGenerator random;

    /** Identifiers that cannot be guessed. */
    public Ids() {
        this(new SecureRandom());
    }

    public Ids(RandomGenerator random) {
        this.random = random;
    }

    String request() {
        return next("req_");
    }

    String credential() {
        return next("cred_");
    }

    String run() {
        return next("run_");
    }

    String ask() {
        return next("ask_");
    }

    String attempt() {
        return next("att_");
    }

    /** The key of a calendar's address: 256 bits, in characters that need no escape there. */
    String feed() {
        byte[] bits = new byte[32];
        random.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    private String next(String prefix) {
        StringBuilder id = new StringBuilder(prefix);
        for (int i = 0; i < LENGTH; i++) {
            id.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        return id.toString();
    }
}
