package dev.tokenward.api;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.IssueRef;
import dev.tokenward.domain.Listed;
import dev.tokenward.workflow.InventoryLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Credentials for a spreadsheet; Zendesk's numbers digit for digit (case C08). */
final class CredentialsCsv {
    private static final List<String> COLUMNS =
            List.of(
                    "id",
                    "requestId",
                    "zendeskId",
                    "kind",
                    "name",
                    "holder",
                    "status",
                    "endsAt",
                    "lastUsedAt",
                    "managed",
                    "purpose",
                    "issue",
                    "createdAt",
                    "ageDays",
                    "idleDays",
                    "proposedOwner",
                    "evidence",
                    "rightName",
                    "attention");

    private CredentialsCsv() {}

    static String write(List<InventoryLine> lines) {
        return Csv.table(COLUMNS, lines.stream().map(CredentialsCsv::cells).toList());
    }

    private static List<String> cells(InventoryLine line) {
        List<String> cells =
                switch (line.listed()) {
                    case Listed.Managed(Credential c) -> managed(c, line);
                    case Listed.Stray(Found f) -> found(f);
                };
        List<String> all = new ArrayList<>(cells);
        all.add(line.ageDays().map(Object::toString).orElse(""));
        all.add(line.idleDays().map(Object::toString).orElse(""));
        Optional<Found> stray =
                line.listed() instanceof Listed.Stray(Found f) ? Optional.of(f) : Optional.empty();
        all.add(stray.flatMap(Found::owner).map(o -> o.email().value()).orElse(""));
        all.add(stray.flatMap(Found::owner).map(Found.Owner::evidence).orElse(""));
        all.add(stray.flatMap(f -> f.naming().right()).orElse(""));
        all.add(String.join(" ", line.attention()));
        return all;
    }

    private static List<String> managed(Credential c, InventoryLine line) {
        return List.of(
                c.id(),
                c.requestId(),
                c.zendeskId().orElse(""),
                c.kind().name(),
                c.name(),
                c.holder().value(),
                c.status().name(),
                c.endsAt().toString(),
                at(c.lastUsedAt()),
                Boolean.toString(c.managed()),
                line.request()
                        .map(r -> r.content().purpose())
                        .or(() -> c.adoption().map(Credential.Adoption::purpose))
                        .orElse(""),
                line.request().flatMap(r -> r.content().issue()).map(IssueRef::url).orElse(""),
                c.createdAt().toString());
    }

    private static List<String> found(Found f) {
        return List.of(
                f.id(),
                "",
                f.zendeskId(),
                f.kind().name(),
                f.seen().name().orElse(""),
                "",
                f.status().name(),
                "",
                at(f.seen().lastUsedAt()),
                "false",
                "",
                f.naming().issue().map(IssueRef::url).orElse(""),
                at(f.seen().createdAt()));
    }

    private static String at(Optional<Instant> instant) {
        return instant.map(Instant::toString).orElse("");
    }
}
