package dev.tokenward.workflow;

import dev.tokenward.domain.AuditEntry;
import dev.tokenward.domain.Channel;
import dev.tokenward.domain.Credential;
import dev.tokenward.store.Commit;
import dev.tokenward.workflow.Removal.Seen;
import dev.tokenward.zendesk.OauthClient;
import dev.tokenward.zendesk.Zendesk;
import java.time.Instant;
import java.util.Map;

/**
 * Deletes clients that Tokenward made and that outlived their credential's record: a create whose
 * answer was lost for longer than the lists are taken to lag (hazard E2).
 */
final class Leftovers {
    private final World world;
    private final Removal removal;
    private final Alerts alerts;
    private final SweepRun run;

    Leftovers(World world, Zendesk zendesk, SweepRun run) {
        this.world = world;
        this.removal = new Removal(zendesk);
        this.alerts = new Alerts(world);
        this.run = run;
    }

    void remove(Drift.Leftover leftover) {
        Credential c = leftover.of();
        OauthClient client = leftover.client();
        if (run.dryRun()) {
            run.count(Counted.LEFTOVERS_DELETED);
            return;
        }
        record("credential.leftover-found", c, client);
        switch (removal.takeOut(c, client, world.now())) {
            case Seen.Gone gone -> {
                record("credential.leftover-deleted", c, client);
                run.count(Counted.LEFTOVERS_DELETED);
                run.matter(
                        matter(
                                leftover,
                                Matter.Urgency.NOTE,
                                "was made by Tokenward for "
                                        + c.id()
                                        + ", which is over, and nobody was given its secret. It was"
                                        + " deleted.",
                                "nobody"));
            }
            case Seen.NotYet(String what, Instant until) ->
                    run.matter(
                            matter(
                                    leftover,
                                    Matter.Urgency.NOTE,
                                    "is being deleted. " + what,
                                    "nobody; a later sweep looks again"));
            case Seen.Trouble(String what, boolean permanent, var after) -> {
                run.matter(
                        matter(
                                leftover,
                                Matter.Urgency.NOW,
                                "was made by Tokenward for "
                                        + c.id()
                                        + ", which is over, and could not be deleted: "
                                        + what,
                                "Support Ops managers, in Admin Center; Tokenward tries on"));
                if (permanent) {
                    alerts.raise("zendesk-revocation", what);
                }
            }
        }
    }

    private static Matter matter(
            Drift.Leftover leftover, Matter.Urgency urgency, String what, String who) {
        return new Matter(
                "drift:" + leftover.key(),
                urgency,
                "The client \"" + leftover.client().identifier() + "\" " + what,
                who);
    }

    private void record(String type, Credential c, OauthClient client) {
        world.store()
                .commit(
                        new Commit()
                                .audit(
                                        new AuditEntry(
                                                "request:" + c.requestId(),
                                                type,
                                                "system",
                                                Channel.SYSTEM,
                                                Map.of(
                                                        "credential",
                                                        c.id(),
                                                        "zendeskId",
                                                        client.id()),
                                                Map.of())));
    }
}
