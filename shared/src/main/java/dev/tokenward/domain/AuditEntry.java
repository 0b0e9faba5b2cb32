package dev.tokenward.domain;

import java.util.Map;

/**
 * What happened, as the domain tells it; the store adds place, time and hash.
 *
 * @param subject the chain it belongs to: {@code request:<id>}, {@code directory} or {@code system}
 * @param type what happened, for example {@code request.approved}
 * @param actor who did it; {@code system} for Tokenward itself
 * @param details facts without personal data
 * @param personal facts about people (addresses, reasons in their words): hashed with a salt, kept
 *     beside
 */
public record AuditEntry(
        String subject,
        String type,
        String actor,
        Channel channel,
        Map<String, String> details,
        Map<String, String> personal) {
    public AuditEntry {
        details = Map.copyOf(details);
        personal = Map.copyOf(personal);
    }
}
