package dev.tokenward.sandbox.simulators.zendesk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** Rows by id, and what lists showed a while ago: Zendesk's lists can lag behind its writes. */
final class Table<T> {
    private static final int VERSIONS_KEPT = 500;

    private final ToLongFunction<T> id;
    private final TreeMap<Long, T> rows = new TreeMap<>();
    private final Deque<Version<T>> versions = new ArrayDeque<>();

    Table(ToLongFunction<T> id, List<T> initial) {
        this.id = id;
        initial.forEach(row -> rows.put(id.applyAsLong(row), row));
        versions.add(new Version<>(Instant.MIN, initial));
    }

    Optional<T> find(long wanted) {
        return Optional.ofNullable(rows.get(wanted));
    }

    Optional<T> first(Predicate<T> wanted) {
        return rows.values().stream().filter(wanted).findFirst();
    }

    List<T> rows() {
        return List.copyOf(rows.values());
    }

    void put(T row, Instant now) {
        rows.put(id.applyAsLong(row), row);
        remember(now);
    }

    void putAll(List<T> more, Instant now) {
        more.forEach(row -> rows.put(id.applyAsLong(row), row));
        remember(now);
    }

    void remove(long gone, Instant now) {
        rows.remove(gone);
        remember(now);
    }

    /** The rows as they were {@code lag} before {@code now}. */
    List<T> listed(Instant now, Duration lag) {
        if (lag.isZero()) {
            return rows();
        }
        Instant then = now.minus(lag);
        Iterator<Version<T>> newestFirst = versions.descendingIterator();
        while (newestFirst.hasNext()) {
            Version<T> version = newestFirst.next();
            if (!version.at.isAfter(then)) {
                return version.rows;
            }
        }
        return versions.getFirst().rows;
    }

    private void remember(Instant now) {
        versions.addLast(new Version<>(now, rows()));
        if (versions.size() > VERSIONS_KEPT) {
            versions.removeFirst();
        }
    }

    private record Version<T>(Instant at, List<T> rows) {}
}
