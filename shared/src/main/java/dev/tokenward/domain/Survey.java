package dev.tokenward.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * How much of Zendesk the daily sweep saw: since when the inventory is complete, or why it is not.
 *
 * @param version 0 while nothing was ever stored
 */
public record Survey(
        Optional<Look> tokens, Optional<Look> clients, Optional<Look> access, long version) {
    public static final Survey NONE =
            new Survey(Optional.empty(), Optional.empty(), Optional.empty(), 0);

    /**
     * One of Zendesk's lists.
     *
     * @param completeAt when it was last read to its end
     * @param count entries at that time
     * @param failure why the last try came to no end
     */
    public record Look(
            Instant triedAt, Optional<Instant> completeAt, int count, Optional<String> failure) {
        /** After a try that came to no end. */
        public static Look failed(Optional<Look> before, String why, Instant now) {
            return new Look(
                    now,
                    before.flatMap(Look::completeAt),
                    before.map(Look::count).orElse(0),
                    Optional.of(why));
        }

        public static Look complete(int count, Instant now) {
            return new Look(now, Optional.of(now), count, Optional.empty());
        }

        boolean isComplete() {
            return failure.isEmpty();
        }
    }

    /** Whether the last look saw every token and client there is. */
    public boolean complete() {
        return tokens.filter(Look::isComplete).isPresent()
                && clients.filter(Look::isComplete).isPresent();
    }

    /** As of when everything in the inventory is known; empty if it was never complete. */
    public Optional<Instant> asOf() {
        return tokens.flatMap(Look::completeAt)
                .flatMap(t -> clients.flatMap(Look::completeAt).map(c -> t.isBefore(c) ? t : c));
    }

    /** Why the last look was not complete. */
    public Optional<String> failure() {
        return tokens.flatMap(Look::failure).or(() -> clients.flatMap(Look::failure));
    }

    public Survey next(Optional<Look> ofTokens, Optional<Look> ofClients, Optional<Look> ofAccess) {
        return new Survey(ofTokens, ofClients, ofAccess, version + 1);
    }
}
