package dev.tokenward.sandbox.app.lambda;

import java.nio.charset.StandardCharsets;

/** Bytes that go in or out. */
public final class Payload {
    private final byte[] bytes;

    private Payload(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The bytes are not copied: whoever gives them away does not change them any more. */
    public static Payload of(byte[] bytes) {
        return new Payload(bytes);
    }

    public static Payload of(String text) {
        return new Payload(text.getBytes(StandardCharsets.UTF_8));
    }

    public byte[] bytes() {
        return bytes;
    }

    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    public int length() {
        return bytes.length;
    }
}
