package dev.tokenward.domain;

import java.util.List;
import java.util.Optional;

/**
 * What somebody says about a credential that they stand for, as it came in.
 *
 * @param holder whose it is; the proposed owner's where it is not given
 * @param faults what was wrong with the reading already
 */
public record AdoptionInput(
        Optional<String> purpose,
        Optional<String> removalDate,
        Optional<String> holder,
        List<Fault> faults) {
    public AdoptionInput {
        faults = List.copyOf(faults);
    }
}
