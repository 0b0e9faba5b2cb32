package dev.tokenward.advice;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * What somebody asks for against what their calls need.
 *
 * @param superfluous scopes of resources that no named call touches
 * @param wider scopes that allow more than the named calls of their resource need: writing where
 *     they read, or plain {@code read} and {@code write}
 * @param missing scopes that the named calls need and that are not asked for; plain {@code read} or
 *     {@code write} where nothing narrower is known
 */
public record Compared(List<String> superfluous, List<String> wider, List<String> missing) {
    public Compared {
        superfluous = List.copyOf(superfluous);
        wider = List.copyOf(wider);
        missing = List.copyOf(missing);
    }

    public static Compared of(Advice advice, Collection<String> asked) {
        List<String> superfluous = new ArrayList<>();
        List<String> wider = new ArrayList<>();
        for (String scope : new TreeSet<>(asked)) {
            if (advice.scopes().contains(scope) || advice.plain().contains(scope)) {
                continue;
            }
            String resource = scope.split(":", 2)[0];
            boolean touched =
                    !scope.contains(":")
                            || advice.scopes().stream().anyMatch(s -> s.startsWith(resource + ":"));
            (touched ? wider : superfluous).add(scope);
        }
        List<String> missing = new ArrayList<>();
        for (String needed : advice.scopes()) {
            boolean covered =
                    asked.contains(needed)
                            || asked.contains(needed.substring(needed.indexOf(':') + 1));
            if (!covered) {
                missing.add(needed);
            }
        }
        advice.plain().stream().filter(p -> !asked.contains(p)).forEach(missing::add);
        return new Compared(superfluous, wider, missing);
    }

    /** Whether nothing is asked for beyond the need, and nothing is missing. */
    public boolean fits() {
        return superfluous.isEmpty() && wider.isEmpty() && missing.isEmpty();
    }
}
