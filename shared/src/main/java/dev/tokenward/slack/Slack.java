package dev.tokenward.slack;

import dev.tokenward.domain.Email;
import dev.tokenward.net.Answer;

/** Slack, as far as the process needs it. */
public interface Slack {
    /**
     * The full, live member of our workspace with exactly this address. Guests, bots, strangers and
     * deactivated people are {@link Answer.Missing} (hazard E4).
     */
    Answer<Member> memberByEmail(Email email);

    /** Opens (or finds) the direct channel with a member. */
    Answer<String> directChannel(String memberId);

    /** Posts; the answer says where it stands. Never repeated blindly. */
    Answer<Posted> post(String channel, Message message);

    /** Replaces text, blocks and attachments of a message. */
    Answer<Posted> update(Posted where, Message message);

    /** A person's account in our workspace. */
    record Member(String id, String name) {}

    /** Where a message stands: enough to change it. */
    record Posted(String channel, String ts) {}
}
