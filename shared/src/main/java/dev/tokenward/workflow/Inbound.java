package dev.tokenward.workflow;

import dev.tokenward.domain.Notice;
import dev.tokenward.net.Answer;

/**
 * Works on what a hook brought in and the outbox recorded. Comes at least once, perhaps late and
 * out of order: so it looks at how things stand now, and does nothing that is done already.
 */
@FunctionalInterface
interface Inbound {
    /**
     * @return {@link Answer.Ok} once it needs no more work, also where the person was refused (and
     *     told so); {@link Answer.Later} to come again
     */
    Answer<String> workOn(Notice notice);
}
