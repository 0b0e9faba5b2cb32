package dev.tokenward.sandbox.simulators.slack;

/** Behaviours that are told in two ways or met only at times. All are off unless turned on. */
public enum SlackQuirk {
    /** {@code chat.update} with text only keeps the blocks (older pages); else it removes them. */
    TEXT_ONLY_UPDATE_KEEPS_BLOCKS,
    /** {@code chat.update} says ok and changes nothing (people have seen it). */
    UPDATE_CHANGES_NOTHING,
    /** A second message to a channel within a second of real time gets 429. */
    ONE_MESSAGE_A_SECOND,
    /** The bot lacks the scope {@code users:read.email}. */
    NO_EMAIL_SCOPE,
    /** Enterprise Grid: users come without {@code team_id}, with {@code enterprise_user}. */
    ENTERPRISE_GRID
}
