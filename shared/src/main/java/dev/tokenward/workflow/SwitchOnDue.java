package dev.tokenward.workflow;

import dev.tokenward.domain.Credential;
import dev.tokenward.net.Answer;
import dev.tokenward.store.Due;
import dev.tokenward.zendesk.Zendesk;
import java.util.function.Supplier;

/**
 * Switches on what a leaver's heir waits for: said in Slack, where Zendesk is not at hand, or said
 * before and not carried out.
 */
public final class SwitchOnDue implements SweepStep {
    private final World world;
    private final Transfers transfers;

    public SwitchOnDue(World world, Supplier<Zendesk> zendesk) {
        this.world = world;
        this.transfers = new Transfers(world, zendesk);
    }

    @Override
    public void run(SweepRun run) {
        run.eachInZendesk(
                run.due(Due.Queue.TICK, Due.CredentialDue.class),
                due -> "credential " + due.credentialId(),
                due ->
                        world.store()
                                .credential(due.credentialId())
                                .filter(Transfers::isToBeSwitchedOn)
                                .ifPresent(c -> switchOn(c, run)));
    }

    private void switchOn(Credential c, SweepRun run) {
        if (run.dryRun() || transfers.carryOut(c) instanceof Answer.Ok<Credential>) {
            run.count(Counted.SWITCHED_ON);
        }
    }
}
