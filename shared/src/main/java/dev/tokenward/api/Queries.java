package dev.tokenward.api;

import dev.tokenward.store.PageRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What stands behind the question mark of an address. */
final class Queries {
    private Queries() {}

    static PageRequest page(ApiCall call, int usual, int most) {
        String limit = call.query("limit").orElse(Integer.toString(usual));
        if (!limit.matches("[0-9]{1,4}")
                || Integer.parseInt(limit) < 1
                || Integer.parseInt(limit) > most) {
            throw ApiFault.of(400, "limit", "limit is a whole number from 1 to " + most + ".");
        }
        return new PageRequest(
                Integer.parseInt(limit), call.query("cursor").filter(c -> !c.isEmpty()));
    }

    static <E extends Enum<E>> Optional<E> choice(ApiCall call, String name, Class<E> type) {
        Optional<String> given = call.query(name);
        if (given.isEmpty()) {
            return Optional.empty();
        }
        for (E value : type.getEnumConstants()) {
            if (value.name().equals(given.get().toUpperCase(Locale.ROOT))) {
                return Optional.of(value);
            }
        }
        throw ApiFault.of(
                400,
                "query",
                name
                        + " is one of "
                        + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT)
                        + ".");
    }
}
