package dev.tokenward.verifier;

import java.util.Optional;

/** What came of a check. */
public sealed interface Outcome {
    /**
     * Everything fits.
     *
     * @param lastSeal name and hash of the last seal
     * @param unsealed events since their chain's last seal, whose end nothing proves yet
     * @param erased facts about people without their plain text
     */
    record Whole(
            long events,
            long subjects,
            long seals,
            Optional<String> lastSeal,
            long unsealed,
            long erased)
            implements Outcome {}

    /** Something does not fit; the first is told. */
    record Broken(Finding finding) implements Outcome {}
}
