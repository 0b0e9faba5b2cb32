package dev.tokenward.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** OAuth scopes: which may be asked for, and what they allow in plain words. */
public final class Scopes {
    /** The most that one request may ask for; more is not narrow any more. */
    public static final int MAX = 30;

    private static final String READ = "read";
    private static final String WRITE = "write";
    private static final String IMPERSONATE = "impersonate";

    private static final Map<String, String> RESOURCES =
            Map.of(
                    "auditlogs",
                    "the account's audit logs",
                    "hc",
                    "Help Center articles and settings",
                    "any_channel",
                    "messages through channel integrations",
                    "web_widget",
                    "the web widget",
                    "targets",
                    "targets (where Zendesk sends data to)",
                    "webhooks",
                    "webhooks (where Zendesk sends data to)",
                    "users",
                    "users, their roles included");

    private Scopes() {}

    /** The scopes asked for, sorted and without duplicates, or everything that is wrong. */
    public static Checked<List<String>> check(String field, List<String> raw, Policy policy) {
        List<Fault> faults = new ArrayList<>();
        TreeSet<String> scopes = new TreeSet<>();
        for (int i = 0; i < raw.size(); i++) {
            String scope = Text.tidy(raw.get(i));
            Optional<String> wrong = wrong(scope, policy);
            if (wrong.isEmpty()) {
                scopes.add(scope);
            } else {
                faults.add(Fault.of(field + "[" + i + "]", wrong.get()));
            }
        }
        if (raw.isEmpty()) {
            faults.add(
                    Fault.of(
                            field,
                            "is missing; an OAuth client needs at least one scope, for example"
                                    + " tickets:read"));
        }
        if (scopes.size() > MAX) {
            faults.add(Fault.of(field, "has " + scopes.size() + " scopes; the most is " + MAX));
        }
        return faults.isEmpty()
                ? new Checked.Valid<>(List.copyOf(scopes))
                : new Checked.Invalid<>(faults);
    }

    /** What a scope allows, in words that need no knowledge of Zendesk. */
    public static String inWords(String scope) {
        int colon = scope.indexOf(':');
        if (colon < 0) {
            return switch (scope) {
                case READ -> "read everything in the account";
                case WRITE -> "create, change and delete everything in the account";
                case IMPERSONATE -> "act as any end user";
                default -> "use " + scope;
            };
        }
        String resource = scope.substring(0, colon);
        String what = RESOURCES.getOrDefault(resource, resource.replace('_', ' '));
        return switch (scope.substring(colon + 1)) {
            case READ -> "read " + what;
            case WRITE -> "create, change and delete " + what;
            default -> "use " + what;
        };
    }

    /** Whether any of these is plain {@code read} or {@code write}: everything in the account. */
    public static boolean anyBroad(Collection<String> scopes) {
        return scopes.contains(READ) || scopes.contains(WRITE);
    }

    /**
     * Whether a client with the granted scopes may do what {@code scope} allows: writing implies
     * reading, a plain access covers every resource. A probe's outside scope is one that this
     * denies.
     */
    public static boolean covers(Collection<String> granted, String scope) {
        if (granted.contains(scope)) {
            return true;
        }
        if (scope.equals(IMPERSONATE) || scope.equals(WRITE)) {
            return false;
        }
        if (granted.contains(WRITE)) {
            return true;
        }
        int colon = scope.indexOf(':');
        boolean reads = scope.substring(colon + 1).equals(READ);
        return reads
                && colon >= 0
                && (granted.contains(READ)
                        || granted.contains(scope.substring(0, colon) + ":" + WRITE));
    }

    private static Optional<String> wrong(String scope, Policy policy) {
        if (policy.scopes().contains(scope)) {
            return Optional.empty();
        }
        if (scope.equals(IMPERSONATE)) {
            return Optional.of("is impersonate, which is never granted: it acts as other people");
        }
        if (scope.equals(READ) || scope.equals(WRITE)) {
            return policy.allowBroadScopes()
                    ? Optional.empty()
                    : Optional.of(
                            "is plain "
                                    + scope
                                    + ", which is not granted: it reaches everything in the account;"
                                    + " ask per resource, for example tickets:"
                                    + scope);
        }
        if (scope.isEmpty()) {
            return Optional.of("is blank");
        }
        return Optional.of(
                "is no scope that may be asked for"
                        + nearest(scope.toLowerCase(Locale.ROOT), policy)
                                .map(near -> "; perhaps " + near + " was meant")
                                .orElseGet(() ->
                                        "; known are "
                                                + String.join(
                                                        ", ", new TreeSet<>(policy.scopes()))));
    }

    /** The known scope that is fewest edits away, if it is near enough to be a slip. */
    private static Optional<String> nearest(String scope, Policy policy) {
        if (scope.length() > 60) {
            return Optional.empty();
        }
        return policy.scopes().stream()
                .filter(known -> EditDistance.between(scope, known) <= 3)
                .min(
                        Comparator.<String>comparingInt(known -> EditDistance.between(scope, known))
                                .thenComparing(Comparator.naturalOrder()));
    }
}
