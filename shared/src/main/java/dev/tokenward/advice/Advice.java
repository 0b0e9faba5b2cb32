package dev.tokenward.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;

/**
 * The smallest set of scopes that covers the named calls, what it cannot cover, and who may make
 * them.
 *
 * @param scopes per resource, sorted. Writing does not cover reading: Zendesk asks for both
 * @param plain {@code read} or {@code write}, where something needs them for want of less
 */
public record Advice(
        List<Line> lines, List<String> scopes, List<String> plain, Administrator administrator) {
    public Advice {
        lines = List.copyOf(lines);
        scopes = List.copyOf(scopes);
        plain = List.copyOf(plain);
    }

    /**
     * One call.
     *
     * @param times how often it was named
     * @param endpoint what the table knows of it
     */
    public record Line(NamedCall call, int times, Optional<Endpoint> endpoint) {
        public Coverage coverage() {
            return endpoint.map(Endpoint::coverage).orElseGet(Coverage.Unknown::new);
        }

        /** The scope of its own that covers it. */
        public Optional<String> scope() {
            return coverage() instanceof Coverage.Resource(String name, Coverage.Known known)
                    ? Optional.of(name + ":" + call.method().access())
                    : Optional.empty();
        }

        /** Plain {@code read} or {@code write}, where no scope of its own is known. */
        public Optional<String> plain() {
            return switch (coverage()) {
                case Coverage.Broad broad -> Optional.of(call.method().access());
                case Coverage.Unknown unknown -> Optional.of(call.method().access());
                case Coverage.Resource resource -> Optional.empty();
                case Coverage.None none -> Optional.empty();
                case Coverage.Outside outside -> Optional.empty();
            };
        }

        public Needs needs() {
            return endpoint.map(Endpoint::needs).orElse(Needs.UNKNOWN);
        }

        /** Addresses of pages and files that say so. */
        public List<String> sources() {
            return endpoint.map(Endpoint::sources).orElseGet(List::of).stream()
                    .map(Object::toString)
                    .toList();
        }

        public Optional<String> note() {
            return endpoint.map(Endpoint::note).filter(note -> !note.isEmpty());
        }
    }

    public static Advice on(SequencedMap<NamedCall, Integer> calls, ScopeTable table) {
        List<Line> lines = new ArrayList<>();
        for (Map.Entry<NamedCall, Integer> each : calls.entrySet()) {
            lines.add(new Line(each.getKey(), each.getValue(), table.about(each.getKey())));
        }
        TreeSet<String> scopes = new TreeSet<>();
        TreeSet<String> plain = new TreeSet<>();
        lines.forEach(line -> {
            line.scope().ifPresent(scopes::add);
            line.plain().ifPresent(plain::add);
        });
        return new Advice(lines, List.copyOf(scopes), List.copyOf(plain), administrator(lines));
    }

    /**
     * On calls that were kept as texts.
     *
     * @return nothing if there are none
     */
    public static Optional<Advice> onKept(Optional<List<String>> texts) {
        return texts.filter(t -> !t.isEmpty())
                .map(t -> on(ApiCalls.kept(t), ScopeTable.standard()));
    }

    private static Administrator administrator(List<Line> lines) {
        if (lines.stream().anyMatch(line -> line.needs() == Needs.ADMIN)) {
            return Administrator.NEEDED;
        }
        return lines.stream().anyMatch(line -> line.needs() == Needs.UNKNOWN)
                ? Administrator.UNKNOWN
                : Administrator.NOT_NEEDED;
    }

    /** Calls that no scope of their own is known for. */
    public List<Line> notNarrowed() {
        return lines.stream().filter(line -> line.plain().isPresent()).toList();
    }

    /** Calls of other APIs, which no scope of these clients reaches. */
    public List<Line> outside() {
        return lines.stream().filter(line -> line.coverage() instanceof Coverage.Outside).toList();
    }

    /** Whether each call is covered by the scopes alone. */
    public boolean isComplete() {
        return notNarrowed().isEmpty() && outside().isEmpty();
    }
}
