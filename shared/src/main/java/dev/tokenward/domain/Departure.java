package dev.tokenward.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * The holder of a credential left, or lost what it takes to hold it, and the credential did not.
 *
 * @param what became of the holder, as the end of a sentence that begins with their name
 * @param since when its stage began; Support Ops was asked then, and what is to be switched on is
 *     due from then on
 * @param manager of the holder, as far as the directory tells, if they are asked too
 * @param heir who is to have the credential from now on
 */
public record Departure(
        Stage stage, String what, Instant since, Optional<Email> manager, Optional<Heir> heir) {
    /** How far it is dealt with. */
    public enum Stage {
        /** Support Ops is asked; the credential works. */
        NOTICED,
        /** The intent: Zendesk is about to be told to switch the API token off. */
        TO_SWITCH_OFF,
        /** Switched off for that alone; Support Ops is asked. */
        SWITCHED_OFF,
        /** The intent: somebody is to have it, and Zendesk is about to be told to switch it on. */
        TO_SWITCH_ON,
        /** A person wants it to work all the same. Not switched off again while this lasts. */
        KEPT
    }

    /**
     * Who is to have it.
     *
     * @param by the Support Ops manager who said so
     * @param reason as they gave it
     */
    public record Heir(
            Email email, String name, Email by, String byName, Optional<String> reason) {}

    Departure at(Stage next, Instant now) {
        return new Departure(next, what, now, manager, heir);
    }

    Departure leftTo(Heir who, Stage next, Instant now) {
        return new Departure(next, what, now, manager, Optional.of(who));
    }
}
