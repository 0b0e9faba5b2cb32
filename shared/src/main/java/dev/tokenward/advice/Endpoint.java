package dev.tokenward.advice;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * One line of the table.
 *
 * @param path segments; a star is any one, a double star at the end any number of them
 * @param note what else must be known; may be empty
 */
public record Endpoint(
        List<String> path,
        Set<Method> methods,
        Coverage coverage,
        Needs needs,
        List<URI> sources,
        String note) {
    static final String ANY = "*";
    static final String REST = "**";

    public Endpoint {
        path = List.copyOf(path);
        methods = Set.copyOf(methods);
        sources = List.copyOf(sources);
    }

    static List<String> segments(String path) {
        return Arrays.stream(path.split("/", -1)).filter(s -> !s.isEmpty()).toList();
    }

    boolean matches(NamedCall call) {
        List<String> called = segments(call.path());
        if (!methods.contains(call.method())) {
            return false;
        }
        for (int i = 0; i < path.size(); i++) {
            if (path.get(i).equals(REST)) {
                return true;
            }
            if (i == called.size()
                    || !(path.get(i).equals(ANY) || path.get(i).equals(called.get(i)))) {
                return false;
            }
        }
        return path.size() == called.size();
    }

    /** The closer pattern first: at the first difference a word before a star before the rest. */
    static int closeness(Endpoint a, Endpoint b) {
        for (int i = 0; i < Math.max(a.path.size(), b.path.size()); i++) {
            int difference = Integer.compare(b.weight(i), a.weight(i));
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    /** How closely the pattern holds the segment at this place; its end is closer than a rest. */
    int weight(int place) {
        if (place >= path.size()) {
            return path.getLast().equals(REST) ? 0 : 1;
        }
        return switch (path.get(place)) {
            case REST -> 0;
            case ANY -> 2;
            default -> 3;
        };
    }
}
