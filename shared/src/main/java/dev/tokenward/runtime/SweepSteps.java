package dev.tokenward.runtime;

import dev.tokenward.workflow.DrainDue;
import dev.tokenward.workflow.Issuance;
import dev.tokenward.workflow.LapseDue;
import dev.tokenward.workflow.Leavers;
import dev.tokenward.workflow.LookAtIssues;
import dev.tokenward.workflow.NudgeDue;
import dev.tokenward.workflow.Outbox;
import dev.tokenward.workflow.Reconcile;
import dev.tokenward.workflow.RedactDue;
import dev.tokenward.workflow.RemindDue;
import dev.tokenward.workflow.Requests;
import dev.tokenward.workflow.RerouteWaiting;
import dev.tokenward.workflow.ResumeDue;
import dev.tokenward.workflow.Revocation;
import dev.tokenward.workflow.RevokeDue;
import dev.tokenward.workflow.SealMoved;
import dev.tokenward.workflow.Seals;
import dev.tokenward.workflow.Sight;
import dev.tokenward.workflow.SweepStep;
import dev.tokenward.workflow.SwitchOnDue;
import dev.tokenward.workflow.TakeStock;
import dev.tokenward.workflow.UntoldIssues;
import dev.tokenward.workflow.WatchClients;
import dev.tokenward.workflow.WeeklyDigest;
import dev.tokenward.workflow.World;
import dev.tokenward.zendesk.Zendesk;
import java.util.List;
import java.util.function.Supplier;

/** What a sweep does, in its order. */
final class SweepSteps {
    private final World world;
    private final Supplier<Zendesk> zendesk;
    private final Revocation revocation;
    private final int mostRevocations;
    private final boolean deactivateLeavers;

    SweepSteps(
            World world,
            Supplier<Zendesk> zendesk,
            Revocation revocation,
            int mostRevocations,
            boolean deactivateLeavers) {
        this.world = world;
        this.zendesk = zendesk;
        this.revocation = revocation;
        this.mostRevocations = mostRevocations;
        this.deactivateLeavers = deactivateLeavers;
    }

    /** What cannot wait for the day. */
    List<SweepStep.Named> tick(Requests requests, Issuance issuance, Outbox outbox) {
        return List.of(
                step("revoke what has ended", new RevokeDue(world, revocation, mostRevocations)),
                step("switch on what was given on", new SwitchOnDue(world, zendesk)),
                step("redact hand-overs", new RedactDue(world, outbox)),
                step("resume requests", new ResumeDue(world, requests, issuance)),
                step("send what waits", new DrainDue(outbox)),
                step("watch what takes a token's place", new WatchClients(world, zendesk)),
                // last, so that it counts what the others left
                step("take stock", new TakeStock(world)));
    }

    /** What the daily run does after that. */
    List<SweepStep.Named> daily(Seals seals, Sight sight, UntoldIssues untold) {
        return List.of(
                step("lapse requests", new LapseDue(world)),
                step("remind approvers", new NudgeDue(world)),
                step("remind holders", new RemindDue(world)),
                step("compare with Zendesk", new Reconcile(world, zendesk, mostRevocations)),
                step("keep Zendesk in sight", sight),
                step(
                        "look for who left",
                        new Leavers(world, zendesk, deactivateLeavers, mostRevocations)),
                step("write the week's digest", new WeeklyDigest(world)),
                step("ask who may decide", new RerouteWaiting(world)),
                step("look at issues", new LookAtIssues(world)),
                step("look for issues that no hook told of", untold),
                // last, so that it covers what the run itself recorded
                step("seal the audit log", new SealMoved(seals)));
    }

    private static SweepStep.Named step(String name, SweepStep step) {
        return new SweepStep.Named(name, step);
    }
}
