package dev.tokenward.store;

import java.util.List;
import java.util.Optional;

/** A part of a list; {@code cursor} is present while there is more. */
public record Page<T>(List<T> items, Optional<String> cursor) {
    public Page {
        items = List.copyOf(items);
    }
}
