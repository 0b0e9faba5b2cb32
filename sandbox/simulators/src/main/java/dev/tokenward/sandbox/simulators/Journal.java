package dev.tokenward.sandbox.simulators;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What was asked of a simulator, oldest first; the newest 20,000. Holds no body and no secret. */
public final class Journal {
    private static final int KEPT = 20_000;
    private static final Set<String> SECRET_HEADERS =
            Set.of("authorization", "private-token", "cookie", "x-gitlab-token", "job-token");

    private final Deque<Entry> entries = new ArrayDeque<>();

    /**
     * One request.
     *
     * @param at by the sandbox's clock
     * @param path raw
     * @param rawQuery raw: how a value was encoded matters (case C25)
     * @param status as answered; 0 where the connection was dropped
     * @param carriedOut false where a fault came instead
     */
    public record Entry(
            Instant at,
            String method,
            String path,
            String rawQuery,
            Map<String, String> headers,
            int status,
            boolean carriedOut) {
        /** Method and path, as tests compare them. */
        public String line() {
            return method + " " + path;
        }
    }

    synchronized void add(Instant at, Call call, int status, boolean carriedOut) {
        entries.addLast(
                new Entry(
                        at,
                        call.method(),
                        call.rawPath(),
                        call.rawQuery(),
                        withoutSecrets(call.headers()),
                        status,
                        carriedOut));
        if (entries.size() > KEPT) {
            entries.removeFirst();
        }
    }

    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** The requests whose method and path match. */
    public List<Entry> matching(String method, String pathPattern) {
        return entries().stream()
                .filter(e -> method.equals("*") || e.method.equals(method))
                .filter(e -> e.path.matches(pathPattern))
                .toList();
    }

    public synchronized void clear() {
        entries.clear();
    }

    /** Keeps the scheme of an authorization, which tests ask for. */
    private static Map<String, String> withoutSecrets(Map<String, String> headers) {
        Map<String, String> kept = new TreeMap<>();
        headers.forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            boolean secret = SECRET_HEADERS.contains(lower);
            int blank = value.indexOf(' ');
            String scheme =
                    lower.equals("authorization") && blank > 0
                            ? value.substring(0, blank) + " "
                            : "";
            kept.put(lower, secret ? scheme + "[hidden]" : value);
        });
        return Map.copyOf(kept);
    }
}
