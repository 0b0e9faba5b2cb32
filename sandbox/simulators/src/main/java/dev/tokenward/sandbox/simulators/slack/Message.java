package dev.tokenward.sandbox.simulators.slack;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A message as it stands now. The former text of an edited one is gone, as in Slack.
 *
 * @param blocks an array, empty if there are none
 * @param attachments an array, empty if there are none
 * @param metadata what apps tell each other, missing if there is none
 * @param deleted it was there, and nobody sees it any more
 */
public record Message(
        String channel,
        String ts,
        String text,
        JsonNode blocks,
        JsonNode attachments,
        JsonNode metadata,
        boolean edited,
        boolean deleted) {
    Message edit(String nextText, JsonNode nextBlocks, JsonNode nextAttachments) {
        return new Message(
                channel, ts, nextText, nextBlocks, nextAttachments, metadata, true, deleted);
    }

    Message gone() {
        return new Message(channel, ts, text, blocks, attachments, metadata, edited, true);
    }

    /** Without its content, which may be a secret. */
    @Override
    public String toString() {
        return "Message[" + channel + " " + ts + (edited ? ", edited" : "") + "]";
    }
}
