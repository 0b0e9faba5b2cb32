package dev.tokenward.api;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.IssueRef;
import dev.tokenward.domain.Listed;
import dev.tokenward.workflow.InventoryLine;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Credentials for a spreadsheet; Zendesk's numbers digit for digit (case C08). */
final class CredentialsCsv {
    /** What is read each morning first, so that it fits one screen; ids for look-ups last. */
    private static final List<String> COLUMNS =
            List.of(
                    "attention",
                    "name",
                    "kind",
                    "status",
                    "holder",
                    "lastDay",
                    "lastUsedAt",
                    "idleDays",
                    "ageDays",
                    "proposedOwner",
                    "evidence",
                    "rightName",
                    "purpose",
                    "issue",
                    "managed",
                    "createdAt",
                    "endsAt",
                    "requestId",
                    "zendeskId",
                    "id");

    private CredentialsCsv() {}

    static String write(List<InventoryLine> lines) {
        return Csv.table(
                COLUMNS,
                lines.stream()
                        .map(line -> {
                            Map<String, String> cells = cells(line);
                            return COLUMNS.stream().map(c -> cells.getOrDefault(c, "")).toList();
                        })
                        .toList());
    }

    private static Map<String, String> cells(InventoryLine line) {
        Map<String, String> cells =
                new HashMap<>(
                        switch (line.listed()) {
                            case Listed.Managed(Credential c) -> managed(c, line);
                            case Listed.Stray(Found f) -> found(f);
                        });
        cells.put("attention", String.join(" ", line.attention()));
        cells.put("ageDays", line.ageDays().map(Object::toString).orElse(""));
        cells.put("idleDays", line.idleDays().map(Object::toString).orElse(""));
        return cells;
    }

    private static Map<String, String> managed(Credential c, InventoryLine line) {
        String purpose =
                line.request()
                        .map(r -> r.content().purpose())
                        .or(() -> c.adoption().map(Credential.Adoption::purpose))
                        .orElse("");
        String issue =
                line.request().flatMap(r -> r.content().issue()).map(IssueRef::url).orElse("");
        return Map.ofEntries(
                Map.entry("id", c.id()),
                Map.entry("requestId", c.requestId()),
                Map.entry("zendeskId", c.zendeskId().orElse("")),
                Map.entry("kind", c.kind().name()),
                Map.entry("name", c.name()),
                Map.entry("holder", c.holder().value()),
                Map.entry("status", c.status().name()),
                Map.entry("lastDay", c.lastDay().toString()),
                Map.entry("endsAt", c.endsAt().toString()),
                Map.entry("lastUsedAt", at(c.lastUsedAt())),
                Map.entry("managed", Boolean.toString(c.managed())),
                Map.entry("purpose", purpose),
                Map.entry("issue", issue),
                Map.entry("createdAt", c.createdAt().toString()));
    }

    private static Map<String, String> found(Found f) {
        return Map.ofEntries(
                Map.entry("id", f.id()),
                Map.entry("zendeskId", f.zendeskId()),
                Map.entry("kind", f.kind().name()),
                Map.entry("name", f.seen().name().orElse("")),
                Map.entry("status", f.status().name()),
                Map.entry("lastUsedAt", at(f.seen().lastUsedAt())),
                Map.entry("managed", "false"),
                Map.entry("issue", f.naming().issue().map(IssueRef::url).orElse("")),
                Map.entry("createdAt", at(f.seen().createdAt())),
                Map.entry("proposedOwner", f.owner().map(o -> o.email().value()).orElse("")),
                Map.entry("evidence", f.owner().map(Found.Owner::evidence).orElse("")),
                Map.entry("rightName", f.naming().right().orElse("")));
    }

    private static String at(Optional<Instant> instant) {
        return instant.map(Instant::toString).orElse("");
    }
}
