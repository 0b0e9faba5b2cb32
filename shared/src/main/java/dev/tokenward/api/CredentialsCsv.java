package dev.tokenward.api;

import dev.tokenward.domain.Credential;
import java.time.Instant;
import java.util.List;

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
                    "managed");

    private CredentialsCsv() {}

    static String write(List<Credential> credentials) {
        return Csv.table(COLUMNS, credentials.stream().map(CredentialsCsv::cells).toList());
    }

    private static List<String> cells(Credential c) {
        return List.of(
                c.id(),
                c.requestId(),
                c.zendeskId().orElse(""),
                c.kind().name(),
                c.name(),
                c.holder().value(),
                c.status().name(),
                c.endsAt().toString(),
                c.lastUsedAt().map(Instant::toString).orElse(""),
                Boolean.toString(c.managed()));
    }
}
