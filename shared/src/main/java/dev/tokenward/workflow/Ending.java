package dev.tokenward.workflow;

import java.time.Duration;

/** How an attempt to issue ends. */
sealed interface Ending {
    /** Shortest wait before another try. */
    Duration SOON = Duration.ofMinutes(2);

    /** The holder has it. */
    record HandedOver() implements Ending {}

    /** Not now: tried again after a while. The reason is for the requester. */
    record PutOff(String reason, Duration delay) implements Ending {}

    /**
     * Never, unless a person changes something. The reason is for the requester and Support Ops.
     */
    record GiveUp(String reason) implements Ending {}

    /** What was approved does not hold any more: the approvers decide anew, and read why. */
    record SendBack(String reason) implements Ending {}

    /** The requester took the request back before the hand-over. */
    record TakenBack() implements Ending {}

    /** Another invocation changed the credential: this one stops without a word. */
    record Superseded() implements Ending {}
}
