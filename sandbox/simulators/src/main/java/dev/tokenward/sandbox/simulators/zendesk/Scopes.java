package dev.tokenward.sandbox.simulators.zendesk;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Scopes: an access ({@code read}, {@code write}, {@code impersonate}) or {@code resource:access}.
 * {@code write} alone does not read (observed 2026-08-20).
 */
final class Scopes {
    private Scopes() {}

    /**
     * What any of which a call needs.
     *
     * @param resource as scopes name it; empty where no scope but the broad one exists
     */
    static List<String> needed(String method, Optional<String> resource) {
        String access = method.equals("GET") ? "read" : "write";
        return resource.map(r -> List.of(r + ":" + access, access)).orElse(List.of(access));
    }

    static boolean suffice(List<String> held, List<String> anyOf) {
        return held.stream().anyMatch(anyOf::contains);
    }

    /** Whether a client limited to {@code ceiling} may ask for all of {@code asked}. */
    static boolean within(List<String> asked, List<String> ceiling) {
        return ceiling.isEmpty()
                || asked.stream()
                        .allMatch(scope ->
                                ceiling.contains(scope) || ceiling.contains(access(scope)));
    }

    static List<String> parse(String spaceSeparated) {
        return Arrays.stream(spaceSeparated.trim().split("\\s+"))
                .filter(scope -> !scope.isEmpty())
                .distinct()
                .toList();
    }

    private static String access(String scope) {
        return scope.substring(scope.indexOf(':') + 1);
    }
}
