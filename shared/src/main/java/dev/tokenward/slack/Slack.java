package dev.tokenward.slack;

import dev.tokenward.domain.Email;
import dev.tokenward.net.Answer;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Slack, as far as the process needs it. */
public interface Slack {
    /** The code of {@link Answer.Refused} for a change in a channel that our token cannot see. */
    String NO_CHANNEL = "channel_not_found";

    /**
     * The full, live member of our workspace with exactly this address. Guests, bots, strangers and
     * deactivated people are {@link Answer.Missing} (hazard E4).
     */
    Answer<Member> memberByEmail(Email email);

    /** Opens (or finds) the direct channel with a member. */
    Answer<String> directChannel(String memberId);

    /**
     * Posts; the answer says where it stands. Never repeated blindly.
     *
     * @param key what the message is known by to {@link #find}; seen by apps, not by people
     */
    Answer<Posted> post(String channel, Message message, String key);

    /**
     * The newest message of this key in a channel: what an earlier try, whose answer was lost, has
     * left there. Empty too where the token may not read the channel.
     *
     * @param since earlier messages are not looked at
     */
    Answer<Optional<Posted>> find(String channel, String key, Instant since);

    /**
     * Replaces text, blocks and attachments of a message. {@link Answer.Missing} if its reader
     * deleted it; {@link Answer.Refused} with {@link #NO_CHANNEL} if the channel is not there for
     * our token, which says nothing of the message.
     */
    Answer<Posted> update(Posted where, Message message);

    /**
     * Who pressed a button: the full, live member of our workspace, with the address that Slack has
     * confirmed. All others are {@link Answer.Missing}, whatever the interaction says of itself.
     */
    Answer<Account> account(Sender sender);

    /**
     * Shows a form to whoever has just acted. Never repeated: the trigger is good for one view and
     * three seconds.
     *
     * @param view Block Kit's modal as a JSON object
     * @return the view's id
     */
    Answer<String> openView(String trigger, Map<String, Object> view);

    /**
     * Where an interaction says that it comes from.
     *
     * @param team of the workspace; empty for an app of a whole Enterprise Grid
     * @param enterprise of the Enterprise Grid, if any
     */
    record Sender(String user, Optional<String> team, Optional<String> enterprise) {}

    /** Whose account it is. */
    record Account(String id, Email email) {}

    /** A person's account in our workspace. */
    record Member(String id, String name) {}

    /** Where a message stands: enough to change it. */
    record Posted(String channel, String ts) {}
}
