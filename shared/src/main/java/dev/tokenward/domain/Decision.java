package dev.tokenward.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * One approver's word, bound to the content it was given for.
 *
 * @param contentHash {@link ContentHash} of what was decided on
 */
public record Decision(
        Stage stage,
        Verdict verdict,
        Email by,
        String byName,
        Instant at,
        Optional<String> reason,
        Channel channel,
        String contentHash) {}
