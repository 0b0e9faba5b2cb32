package dev.tokenward.retirement;

import dev.tokenward.domain.Email;
import dev.tokenward.domain.Policy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Who has to do what about an API token.
 *
 * @param email of the one person whose turn it is; empty for a group
 * @param what as a sentence to them
 * @param by the last whole day of the policy's zone on which it is in time; empty where nothing is
 *     to be done, or nothing is lost by waiting
 */
public record NextStep(Who who, Optional<Email> email, String what, Optional<LocalDate> by) {
    /** Whose turn it is. */
    public enum Who {
        /** Who holds the token; once there is an OAuth client in its place, who holds that. */
        HOLDER,
        /** Who is asked whether it is theirs. */
        PROPOSED_OWNER,
        /** Who decides the request for the OAuth client. */
        APPROVERS,
        SUPPORT_OPS_MANAGERS,
        NOBODY
    }

    static NextStep of(
            Subject s,
            Phase phase,
            Forecast forecast,
            Optional<SideBySide> besides,
            Policy policy,
            Instant now) {
        return new Turn(s, forecast, besides, policy, policy.today(now)).in(phase);
    }

    static NextStep of(Who who, Email email, String what, Optional<LocalDate> by) {
        return new NextStep(who, Optional.of(email), what, by);
    }

    static NextStep ofGroup(Who who, String what, Optional<LocalDate> by) {
        return new NextStep(who, Optional.empty(), what, by);
    }

    static NextStep ofManagers(String what, Optional<LocalDate> by) {
        return ofGroup(Who.SUPPORT_OPS_MANAGERS, what, by);
    }

    static NextStep ofNobody(String why) {
        return ofGroup(Who.NOBODY, why, Optional.empty());
    }
}
