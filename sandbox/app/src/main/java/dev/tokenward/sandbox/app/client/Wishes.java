package dev.tokenward.sandbox.app.client;

import java.util.List;
import java.util.Map;

/** Bodies of requests as people of the sandbox make them. */
public final class Wishes {
    private Wishes() {}

    /** An OAuth client for a person, which reads tickets. */
    public static Map<String, Object> client(String issue, String removalDate) {
        return Map.of(
                "category",
                "PERSON",
                "kind",
                "OAUTH_CLIENT",
                "purpose",
                "Nightly export of tickets into the warehouse",
                "removalDate",
                removalDate,
                "issue",
                issue,
                "needsAdmin",
                true,
                "adminReason",
                "Reads the tickets of every brand",
                "scopes",
                List.of("tickets:read"));
    }

    /** An API token for a Zendesk target. */
    public static Map<String, Object> token(String target, String removalDate) {
        return Map.of(
                "category", "TARGET",
                "kind", "API_TOKEN",
                "purpose", "The status page shows the open incidents",
                "removalDate", removalDate,
                "target", target,
                "needsAdmin", true,
                "adminReason", "Reads across all groups");
    }
}
