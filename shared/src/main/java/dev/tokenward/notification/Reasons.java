package dev.tokenward.notification;

import dev.tokenward.domain.Decision;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Why something ended, from wherever it was written down. */
final class Reasons {
    private Reasons() {}

    /** Every reason of a denial, the approver's own words first, none twice. */
    static List<String> ofDenial(Occasion o) {
        Optional<String> words = o.denial().flatMap(Decision::reason);
        return Stream.concat(words.stream(), o.reason().stream())
                .map(String::strip)
                .filter(reason -> !reason.isEmpty())
                .distinct()
                .toList();
    }
}
