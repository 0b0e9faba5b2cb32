package dev.tokenward.retirement;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What becomes of an API token, and when. All days are of the policy's zone, the end of all tokens
 * too: west of UTC it falls on 29 April. They are the earliest ones where a span is known only.
 *
 * @param cause what switches it off, or did
 * @param off the day on which it stops to work, or did
 * @param missed the day on which its regular use finds it switched off, or gone
 * @param lastDayToReactivate the last whole day on which it can be switched on again
 * @param deleted the day on which it is deleted for good
 * @param words all of that, as sentences
 * @param assumption what is not known of Zendesk and was taken; absent where nothing was
 */
public record Forecast(
        Cause cause,
        Optional<LocalDate> off,
        Optional<LocalDate> missed,
        Optional<LocalDate> lastDayToReactivate,
        Optional<LocalDate> deleted,
        String words,
        Optional<String> assumption) {
    /** What ends a token. */
    public enum Cause {
        /** Zendesk's rule: unused for 30 days. */
        IDLE,
        /** Zendesk's date: no API token works from 2027-04-30 on. */
        TOKENS_END,
        /** Its own end, on which Tokenward deletes it. */
        OWN_END,
        /** Its deletion is ordered or agreed to. */
        REMOVAL,
        /** Somebody switched it off by hand, as far as can be told. */
        PERSON
    }
}
