package dev.tokenward.advice;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is known of Zendesk's endpoints: which scope covers each, and who may call it. */
public final class ScopeTable {
    private final List<Endpoint> endpoints;
    private final Set<String> words;
    private final Set<String> families;

    ScopeTable(List<Endpoint> endpoints) {
        this.endpoints = endpoints.stream().sorted(Endpoint::closeness).toList();
        words =
                endpoints.stream()
                        .flatMap(e -> e.path().stream())
                        .filter(s -> !s.startsWith(Endpoint.ANY))
                        .collect(Collectors.toUnmodifiableSet());
        families =
                endpoints.stream()
                        .map(Endpoint::path)
                        .filter(path -> path.size() > 2 && path.get(1).equals("v2"))
                        .map(path -> path.get(2))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** The table that comes with Tokenward. */
    public static ScopeTable standard() {
        return Standard.TABLE;
    }

    /** Read once when first asked for, and never changed. */
    private static final class Standard {
        private static final ScopeTable TABLE = ScopeTableFile.read();
    }

    List<Endpoint> endpoints() {
        return endpoints;
    }

    /** What is known of a call; nothing if no line is about it. */
    Optional<Endpoint> about(NamedCall call) {
        return endpoints.stream().filter(e -> e.matches(call)).findFirst();
    }

    /** Whether Zendesk names this resource's own scope as what reads its list. */
    public boolean isReadBy(String resource) {
        return about(new NamedCall(Method.GET, "/api/v2/" + resource))
                .filter(e ->
                        e.coverage().equals(new Coverage.Resource(resource, Coverage.Known.NAMED)))
                .isPresent();
    }

    /** Whether it is what the first segment after {@code /api/v2} may be. */
    boolean isFamily(String segment) {
        return families.contains(segment);
    }

    /** Whether a segment is a word of Zendesk's addresses, and so nobody's id or secret. */
    boolean isWord(String segment) {
        return words.contains(segment);
    }
}
