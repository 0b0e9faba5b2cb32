package dev.tokenward.domain;

import java.time.Instant;
import java.util.Optional;

/** Why a command is not carried out. One type per reason, so that each channel can say it well. */
public sealed interface Refusal {
    /** Text for the person who tried: what is wrong and what would work. */
    String message();

    /** The actor must not know that the thing exists. */
    record NotVisible(String message) implements Refusal {}

    /** The actor is known, the thing is visible, but this is not theirs to do. */
    record Forbidden(String message) implements Refusal {}

    /** Nobody decides on their own request. */
    record SelfApproval(String message) implements Refusal {}

    /** Another person or the same one decided first. */
    record AlreadyDecided(String message, Email by, Instant at) implements Refusal {}

    /** The state does not allow it; the message names what would. */
    record WrongState(String message, String state) implements Refusal {}

    /** The caller looked at an older version. */
    record Stale(String message, long version) implements Refusal {}

    /** Another system could not do its part now; what was decided is kept, and said. */
    record NotNow(String message) implements Refusal {}

    /** Something else holds the place: an issue's one request, a name, an open extension. */
    record Taken(String message, Optional<String> by) implements Refusal {}
}
