package dev.tokenward.workflow;

import dev.tokenward.domain.Request;
import dev.tokenward.domain.Standing;
import dev.tokenward.net.Answer;
import dev.tokenward.zendesk.Zendesk;
import dev.tokenward.zendesk.ZendeskUser;
import java.util.Optional;

/**
 * Asks the directory and Zendesk, right before a credential is made, whether what was approved
 * still holds (hazards E8, E10, E11): days may lie between an approval and this.
 */
final class StandingCheck {
    private final World world;
    private final Zendesk zendesk;
    private final Alerts alerts;

    StandingCheck(World world, Zendesk zendesk, Alerts alerts) {
        this.world = world;
        this.zendesk = zendesk;
        this.alerts = alerts;
    }

    /** Empty if it holds. */
    Optional<Ending> of(Request r) {
        return switch (Standing.of(r, world.facts(r.requester()), world.now())) {
            case Standing.Holds holds -> inZendesk(r);
            case Standing.SentBack(String reason) -> Optional.of(new Ending.SendBack(reason));
            case Standing.Fails(String reason) -> Optional.of(new Ending.GiveUp(reason));
        };
    }

    private Optional<Ending> inZendesk(Request r) {
        return switch (zendesk.userByEmail(r.requester())) {
            case Answer.Ok<Optional<ZendeskUser>>(Optional<ZendeskUser> user) -> judge(r, user);
            case Answer<Optional<ZendeskUser>> other ->
                    NotNow.of("Looking for the requester in Zendesk", other, alerts);
        };
    }

    private static Optional<Ending> judge(Request r, Optional<ZendeskUser> user) {
        if (user.isEmpty()) {
            // the search shows a new user after minutes only (case C25)
            return Optional.of(
                    new Ending.PutOff(
                            "Zendesk's search shows no user, or more than one, with the address "
                                    + r.requester()
                                    + ". A new user is found after some minutes; where there is none, an"
                                    + " administrator of Zendesk adds one.",
                            Ending.SOON));
        }
        if (!user.get().active() || user.get().suspended()) {
            return Optional.of(
                    new Ending.GiveUp(
                            r.requesterName()
                                    + " ("
                                    + r.requester()
                                    + ") is "
                                    + (user.get().active() ? "suspended" : "deleted")
                                    + " in Zendesk: no credential is made for them. If that changes, a"
                                    + " Support Ops manager orders another try."));
        }
        return Optional.empty();
    }
}
