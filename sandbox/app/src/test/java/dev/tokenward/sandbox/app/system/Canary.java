package dev.tokenward.sandbox.app.system;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A text that stands in every secret, and is known again in the forms that hide it from the eye.
 */
record Canary(String text) {
    /** The forms in which to look for it. */
    List<String> forms() {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Stream<String> base64 = IntStream.range(0, 3).mapToObj(shift -> base64(bytes, shift));
        String hex = HexFormat.of().formatHex(bytes);
        return Stream.concat(Stream.of(text, hex), base64).toList();
    }

    /**
     * What always stands in base64 of a text that holds it, {@code shift} bytes behind a multiple
     * of three: without the characters that its neighbours have a part in.
     */
    private static String base64(byte[] bytes, int shift) {
        byte[] shifted = new byte[shift + bytes.length];
        System.arraycopy(bytes, 0, shifted, shift, bytes.length);
        Arrays.fill(shifted, 0, shift, (byte) 0);
        int from = (shift * 8 + 5) / 6;
        int to = shifted.length * 8 / 6;
        return Base64.getEncoder().encodeToString(shifted).substring(from, to);
    }

    boolean isIn(String place) {
        return forms().stream().anyMatch(place::contains);
    }
}
