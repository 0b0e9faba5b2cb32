package dev.tokenward.domain;

import java.util.List;
import java.util.Optional;

/**
 * A request as a person sent it, before any rule was applied. A field of the wrong type is absent
 * here and named in {@code faults}, so that one answer can name everything that is wrong.
 *
 * @param apiCalls calls to Zendesk, as method and path
 * @param faults what was wrong already in reading: types, unknown fields
 */
public record RequestInput(
        Optional<String> category,
        Optional<String> kind,
        Optional<String> purpose,
        Optional<String> removalDate,
        Optional<String> issue,
        Optional<String> target,
        Optional<String> useCase,
        Optional<Boolean> needsAdmin,
        Optional<String> adminReason,
        Optional<List<String>> scopes,
        Optional<List<String>> apiCalls,
        List<Fault> faults) {
    public RequestInput {
        faults = List.copyOf(faults);
    }
}
