package dev.tokenward.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a list of Zendesk's is read.
 *
 * @param envelope the field that holds the records
 * @param record reads one record; empty makes the whole list unusable
 * @param id what a record is known by: pages may overlap while records come and go
 * @param mayBeOff whether a 404 means that the whole endpoint is off
 */
record ListShape<T>(
        String envelope,
        Function<JsonNode, Optional<T>> record,
        Function<T, String> id,
        boolean mayBeOff) {}
