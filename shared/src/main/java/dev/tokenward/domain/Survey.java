package dev.tokenward.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How much of Zendesk the daily sweep saw: since when the inventory is complete, or why it is not.
 *
 * @param days what was measured on the last days, earliest first; absent while nothing was
 * @param wholeAt when one look last read all lists to their ends; absent while none did
 * @param watched ids of the rows of clients whose use is looked for between two daily looks, too;
 *     absent while none was stored
 * @param version 0 while nothing was ever stored
 */
public record Survey(
        Optional<Look> tokens,
        Optional<Look> clients,
        Optional<Look> access,
        Optional<List<Day>> days,
        Optional<Instant> wholeAt,
        Optional<List<String>> watched,
        long version) {
    public static final Survey NONE =
            new Survey(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    0);

    /** More than a year. */
    private static final int MOST_DAYS = 400;

    public Survey {
        days = days.map(List::copyOf);
        watched = watched.map(List::copyOf);
    }

    /**
     * What one day's look measured.
     *
     * @param rate the busiest minute that an answer of Zendesk told of
     * @param tokensLeft API tokens that somebody still has to do something about before their end
     */
    public record Day(LocalDate on, Optional<Rate> rate, Optional<Integer> tokensLeft) {
        /** This, and the earlier where this has nothing. */
        Day or(Day earlier) {
            return new Day(on, rate.or(earlier::rate), tokensLeft.or(earlier::tokensLeft));
        }
    }

    /**
     * The account's calls in one minute, as the headers of an answer tell them.
     *
     * @param limit calls that the account may make in a minute
     * @param used calls that everybody made in it by then
     * @param ours those of them that the sweep made, at most: its own last 60 seconds, which need
     *     not be Zendesk's minute
     */
    public record Rate(int limit, int used, int ours) {}

    /**
     * One of Zendesk's lists.
     *
     * @param completeAt when it was last read to its end
     * @param count entries at that time
     * @param failure why the last try came to no end
     * @param doubtedSince since when each try saw it to lack so much that it was not believed
     */
    public record Look(
            Instant triedAt,
            Optional<Instant> completeAt,
            int count,
            Optional<String> failure,
            Optional<Instant> doubtedSince) {
        /** After a try that came to no end. */
        public static Look failed(Optional<Look> before, String why, Instant now) {
            return new Look(
                    now,
                    before.flatMap(Look::completeAt),
                    before.map(Look::count).orElse(0),
                    Optional.of(why),
                    Optional.empty());
        }

        /** After a try that came to its end, and is not believed. */
        public static Look doubted(Optional<Look> before, String why, Instant now) {
            Look failed = failed(before, why, now);
            return new Look(
                    now,
                    failed.completeAt,
                    failed.count,
                    failed.failure,
                    Optional.of(before.flatMap(Look::doubtedSince).orElse(now)));
        }

        public static Look complete(int count, Instant now) {
            return new Look(now, Optional.of(now), count, Optional.empty(), Optional.empty());
        }

        boolean isComplete() {
            return failure.isEmpty();
        }
    }

    /**
     * Whether the last look saw every token and client there is, and how the clients are used. Of
     * the latter an earlier version stored nothing.
     */
    public boolean complete() {
        return isComplete(tokens, clients, access);
    }

    private static boolean isComplete(
            Optional<Look> tokens, Optional<Look> clients, Optional<Look> access) {
        return tokens.filter(Look::isComplete).isPresent()
                && clients.filter(Look::isComplete).isPresent()
                && access.map(Look::isComplete).orElse(true);
    }

    /** As of when everything in the inventory is known; empty if it was never complete. */
    public Optional<Instant> asOf() {
        List<Optional<Instant>> seen =
                Stream.of(tokens, clients, access.or(() -> clients))
                        .map(look -> look.flatMap(Look::completeAt))
                        .toList();
        return seen.contains(Optional.<Instant>empty())
                ? Optional.empty()
                : seen.stream().flatMap(Optional::stream).min(Comparator.naturalOrder());
    }

    /** Why the last look was not complete. */
    public Optional<String> failure() {
        return Stream.of(tokens, clients, access)
                .flatMap(look -> look.flatMap(Look::failure).stream())
                .findFirst();
    }

    /** After another look on this day; of two on a day the last counts, as far as it measured. */
    public Survey next(
            Optional<Look> ofTokens,
            Optional<Look> ofClients,
            Optional<Look> ofAccess,
            Day measured) {
        List<Day> all = new ArrayList<>(days.orElse(List.of()));
        all.removeIf(day -> !day.on().isBefore(measured.on()));
        all.add(
                days.stream()
                        .flatMap(List::stream)
                        .filter(day -> day.on().equals(measured.on()))
                        .findFirst()
                        .map(measured::or)
                        .orElse(measured));
        boolean isWhole = isComplete(ofTokens, ofClients, ofAccess);
        return new Survey(
                ofTokens,
                ofClients,
                ofAccess,
                Optional.of(all.subList(Math.max(0, all.size() - MOST_DAYS), all.size())),
                isWhole ? ofTokens.map(Look::triedAt) : wholeAt,
                watched,
                version + 1);
    }

    /** The same version, with these rows' clients watched from now on. */
    public Survey watching(List<String> rows) {
        return new Survey(tokens, clients, access, days, wholeAt, Optional.of(rows), version);
    }
}
