package dev.tokenward.workflow;

import dev.tokenward.store.BadCursor;
import dev.tokenward.store.Page;
import dev.tokenward.store.PageRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Pages of a list that is worked out as a whole for each call: the cursor is the place in it. What
 * moves between two calls may be seen twice or not at all, as in any ranking.
 */
final class Ranked {
    private static final String MARK = "place\n";

    private Ranked() {}

    /**
     * @throws BadCursor if the cursor is none of ours
     */
    static <T> Page<T> page(List<T> all, PageRequest wanted) {
        int from = Math.min(wanted.cursor().map(Ranked::place).orElse(0), all.size());
        int to = Math.min(from + wanted.limit(), all.size());
        return new Page<>(
                all.subList(from, to),
                to < all.size() ? Optional.of(cursor(to)) : Optional.empty());
    }

    private static String cursor(int place) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((MARK + place).getBytes(StandardCharsets.UTF_8));
    }

    /** Whether a cursor is one of a ranking, and not one of the table. */
    static boolean isPlace(String cursor) {
        try {
            place(cursor);
            return true;
        } catch (BadCursor e) {
            return false;
        }
    }

    private static int place(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (text.startsWith(MARK) && text.substring(MARK.length()).matches("[0-9]{1,6}")) {
                return Integer.parseInt(text.substring(MARK.length()));
            }
        } catch (IllegalArgumentException e) {
            throw new BadCursor();
        }
        throw new BadCursor();
    }
}
