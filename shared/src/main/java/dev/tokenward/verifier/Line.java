package dev.tokenward.verifier;

import java.util.List;
import java.util.Optional;

/** A line of an export. */
sealed interface Line {
    /**
     * @param falsePlain a fact whose plain text is not the one whose hash was recorded
     * @param erased facts without their plain text
     */
    record Event(Link link, Optional<String> falsePlain, int erased) implements Line {}

    record Seal(Link link, List<Head> heads) implements Line {
        public Seal {
            heads = List.copyOf(heads);
        }
    }

    /** The last line: how many there were. */
    record End(long events, long subjects, long seals) implements Line {}

    /** Where a chain ended when it was sealed. */
    record Head(String subject, long sequence, String hash) {}
}
