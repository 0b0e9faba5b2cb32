package dev.tokenward.sandbox.app.gateway;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All routes; of those that match, the most specific serves. */
final class Routes {
    private final List<Route> routes;

    /**
     * @throws IllegalArgumentException if two routes have the same key
     */
    Routes(List<Route> routes) {
        Set<String> keys = new HashSet<>();
        for (Route route : routes) {
            if (!keys.add(route.key().replaceAll("\\{[^}]*\\}", "{}"))) {
                throw new IllegalArgumentException("two routes for " + route.key());
            }
        }
        this.routes = routes.stream().sorted(Comparator.comparing(Route::specificity)).toList();
    }

    Optional<Match> match(String method, String rawPath) {
        for (Route route : routes) {
            Optional<Map<String, String>> parameters = route.match(method, rawPath);
            if (parameters.isPresent()) {
                return Optional.of(new Match(route, parameters.get()));
            }
        }
        return Optional.empty();
    }

    record Match(Route route, Map<String, String> parameters) {}
}
