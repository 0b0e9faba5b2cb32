package dev.tokenward.domain;

import java.util.List;

/**
 * Freezes what was approved: SHA-256 over everything an approver's word depends on (hazard E8).
 * Each part is preceded by its length, so that no two contents can be written to the same text.
 */
public final class ContentHash {
    private ContentHash() {}

    /** The hash of a request's present content, as 64 hexadecimal digits. */
    public static String of(Request request) {
        Content c = request.content();
        StringBuilder text = new StringBuilder();
        List<String> parts =
                List.of(
                        request.requester().value(),
                        c.category().name(),
                        c.kind().name(),
                        c.purpose(),
                        c.removalDate().toString(),
                        request.endsAt().toString(),
                        c.issue().map(IssueRef::key).orElse(""),
                        c.target().orElse(""),
                        c.useCase().orElse(""),
                        Boolean.toString(c.needsAdmin()),
                        c.adminReason().orElse(""),
                        String.join(" ", c.scopes()),
                        request.replaces().orElse(""));
        for (String part : parts) {
            text.append(part.length()).append(':').append(part).append('\n');
        }
        // asked, changed and changed back: what was approved then is approved no more
        request.fromIssue()
                .flatMap(FromIssue::edits)
                .ifPresent(edits -> text.append("edits:").append(edits).append('\n'));
        // requests older than named calls keep their hash, and so their approvals
        c.apiCalls().ifPresent(calls -> text.append("calls:").append(String.join("\n", calls)));
        return Sha256.hex(text.toString());
    }
}
