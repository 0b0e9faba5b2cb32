package dev.tokenward.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether what was approved still holds by the directory's present word, asked again right before a
 * credential is made (hazards E8, E10, E11).
 */
public sealed interface Standing {
    record Holds() implements Standing {}

    /** The approvers decide anew. The reason is for the requester and for them. */
    record SentBack(String reason) implements Standing {}

    /** No credential comes of it unless a person changes something. */
    record Fails(String reason) implements Standing {}

    static Standing of(Request r, Facts facts, Instant now) {
        if (!r.approvalsStand()) {
            return new SentBack("What was asked for has changed since it was approved.");
        }
        Policy policy = facts.policy();
        if (policy.daysLeft(r.content().removalDate(), now) > policy.maxLifetimeDays()) {
            return new Fails(
                    "Its end is more than "
                            + policy.maxLifetimeDays()
                            + " days away, longer than any credential may live by now.");
        }
        if (r.content().kind() == Kind.OAUTH_CLIENT
                && Scopes.check("scopes", r.content().scopes(), policy)
                        instanceof Checked.Invalid<List<String>>(List<Fault> faults)) {
            return new Fails(
                    "Its scopes ("
                            + String.join(" ", r.content().scopes())
                            + ") are not all granted any more: "
                            + faults.stream().map(Fault::message).collect(Collectors.joining(" ")));
        }
        Optional<Person> requester = facts.requester();
        if (requester.isEmpty()) {
            return new Fails(
                    r.requesterName()
                            + " ("
                            + r.requester()
                            + ") is not in the directory any more: a credential goes to team members"
                            + " only.");
        }
        return r.content().category().isException()
                ? ofException(r, requester.get())
                : ofManager(r, facts);
    }

    private static Standing ofException(Request r, Person requester) {
        return requester.is(Role.SUPPORT_OPS) || requester.is(Role.SUPPORT_OPS_MANAGER)
                ? new Holds()
                : new Fails(
                        r.requesterName()
                                + " does not belong to Support Ops any more by the directory; only its"
                                + " members are issued a credential without an access-request issue.");
    }

    /** Whoever approved as manager is still above the requester, be it further up. */
    private static Standing ofManager(Request r, Facts facts) {
        Decision decision = r.standing(Stage.MANAGER).orElseThrow();
        boolean above = facts.managers().stream().anyMatch(m -> m.email().equals(decision.by()));
        return above
                ? new Holds()
                : new SentBack(
                        decision.byName()
                                + ", who approved as manager, is not the manager of "
                                + r.requesterName()
                                + " any more by the directory: the present one decides.");
    }
}
