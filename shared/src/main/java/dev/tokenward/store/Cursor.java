package dev.tokenward.store;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Where a page ended, as an opaque text: the part, and the last item's keys in it. */
record Cursor(String section, String sort, String pk, String sk) {
    String encode() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        String.join("\n", section, sort, pk, sk).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @throws BadCursor if the text is none of ours
     */
    static Cursor decode(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            List<String> parts = List.of(plain.split("\n", -1));
            if (parts.size() == 4 && parts.stream().noneMatch(String::isEmpty)) {
                return new Cursor(parts.get(0), parts.get(1), parts.get(2), parts.get(3));
            }
        } catch (IllegalArgumentException e) {
            throw new BadCursor();
        }
        throw new BadCursor();
    }
}
