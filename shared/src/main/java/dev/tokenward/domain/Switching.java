package dev.tokenward.domain;

import dev.tokenward.domain.Found.Seen;
import java.time.Instant;
import java.util.Optional;

/**
 * When an API token was switched off or on again. Zendesk's list says whether it is active, not
 * since when: two looks leave a span, and what else the list says narrows it.
 */
final class Switching {
    private final Optional<Instant> lastLook;
    private final Optional<Instant> updatedAt;
    private final Instant now;

    /**
     * @param lastLook the last one before this that saw everything
     * @param updatedAt when it was last changed; UNKNOWN whether Zendesk's own acts count
     */
    Switching(Optional<Instant> lastLook, Optional<Instant> updatedAt, Instant now) {
        this.lastLook = lastLook;
        this.updatedAt = updatedAt;
        this.now = now;
    }

    /** At its first sight: what is active has no history worth a word. */
    Optional<Switched> appeared(Seen seen) {
        if (seen.active()) {
            return Optional.empty();
        }
        Optional<Instant> ruled = ruled(seen, Optional.empty()).filter(at -> !at.isAfter(now));
        Instant earliest = earlier(ruled, updatedAt).orElse(now);
        return Optional.of(
                new Switched(false, earliest, Found.later(ruled, updatedAt).orElse(now)));
    }

    /** At another sight. */
    Optional<Switched> seenAgain(Found before, Seen seen) {
        if (before.seen().active() == seen.active()) {
            return before.switched();
        }
        Instant after = lastLook.filter(at -> at.isBefore(now)).orElse(before.firstSeenAt());
        Optional<Instant> at =
                (seen.active() ? Optional.<Instant>empty() : ruled(seen, before.switched()))
                        .filter(t -> isBetween(after, t))
                        .or(() -> updatedAt.filter(t -> isBetween(after, t)));
        return Optional.of(new Switched(seen.active(), at.orElse(after), at.orElse(now)));
    }

    /** When the rule of 30 idle days, or the end of all tokens, switches it off. */
    private static Optional<Instant> ruled(Seen seen, Optional<Switched> before) {
        return Found.idleSince(seen, before).map(ZendeskDates::idleUntil);
    }

    private boolean isBetween(Instant after, Instant at) {
        return at.isAfter(after) && !at.isAfter(now);
    }

    private static Optional<Instant> earlier(Optional<Instant> a, Optional<Instant> b) {
        return a.isPresent() && b.isPresent() ? (a.get().isBefore(b.get()) ? a : b) : a.or(() -> b);
    }
}
