package dev.tokenward.store;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * Where a part of an export ended, and what was exported so far.
 *
 * @param seal number of the last seal
 * @param subject the present chain; empty as long as seals are exported
 * @param sequence number of the last event of that chain; 0 before the first
 */
record ExportCursor(
        long seal, String subject, long sequence, long events, long subjects, long seals) {
    static final ExportCursor START = new ExportCursor(0, "", 0, 0, 0, 0);

    ExportCursor sealed(long number) {
        return new ExportCursor(number, "", 0, 0, 0, seals + 1);
    }

    ExportCursor event(String of, long number) {
        boolean begun = of.equals(subject) && sequence > 0;
        return new ExportCursor(
                seal, of, number, events + 1, begun ? subjects : subjects + 1, seals);
    }

    /** A chain whose events are all gone moves the cursor all the same. */
    ExportCursor passed(String chain) {
        return chain.equals(subject)
                ? this
                : new ExportCursor(seal, chain, 0, events, subjects, seals);
    }

    String encode() {
        String plain =
                String.join(
                        "\n",
                        subject,
                        Long.toString(seal),
                        Long.toString(sequence),
                        Long.toString(events),
                        Long.toString(subjects),
                        Long.toString(seals));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @throws BadCursor if the text is none of ours
     */
    static ExportCursor decode(String text) {
        try {
            List<String> parts =
                    List.of(
                            new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8)
                                    .split("\n", -1));
            if (parts.size() == 6
                    && parts.stream().skip(1).allMatch(p -> p.matches("[0-9]{1,11}"))) {
                return new ExportCursor(
                        Long.parseLong(parts.get(1)),
                        parts.get(0),
                        Long.parseLong(parts.get(2)),
                        Long.parseLong(parts.get(3)),
                        Long.parseLong(parts.get(4)),
                        Long.parseLong(parts.get(5)));
            }
        } catch (IllegalArgumentException e) {
            throw new BadCursor();
        }
        throw new BadCursor();
    }
}
