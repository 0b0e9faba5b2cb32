package dev.tokenward.sandbox.app.faults;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What people ask for. */
final class Wishes {
    private Wishes() {}

    static Map<String, Object> client(String issue, LocalDate end) {
        return Map.of(
                "category",
                "PERSON",
                "kind",
                "OAUTH_CLIENT",
                "purpose",
                "Nightly export of tickets into the warehouse",
                "removalDate",
                end.toString(),
                "issue",
                issue,
                "needsAdmin",
                true,
                "adminReason",
                "Reads the tickets of every brand",
                "scopes",
                List.of("tickets:read"));
    }

    static Map<String, Object> token(LocalDate end) {
        return Map.of(
                "category", "TARGET",
                "kind", "API_TOKEN",
                "purpose", "The status page shows the open incidents",
                "removalDate", end.toString(),
                "target", "Status page",
                "needsAdmin", true,
                "adminReason", "Reads across all groups");
    }
}
