package dev.tokenward.store;

import java.util.Optional;

/** Which part of a list: {@code limit} from 1 to 100, {@code cursor} from the page before. */
public record PageRequest(int limit, Optional<String> cursor) {
    public static PageRequest first(int limit) {
        return new PageRequest(limit, Optional.empty());
    }
}
