package dev.tokenward.workflow;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.DueTimes;
import dev.tokenward.store.Due;
import java.util.Optional;

/**
 * Takes out the credentials whose end has come, and tries again what could not be taken out. What a
 * run begins to delete for its end alone is bounded (hazard E15); what was begun or what a person
 * ordered is not counted.
 */
public final class RevokeDue implements SweepStep {
    private final World world;
    private final Revocation revocation;
    private final DueTimes dueTimes;
    private final DeletionCap cap;

    /**
     * @param most deletions that one run begins; the rest waits for a person's yes
     */
    public RevokeDue(World world, Revocation revocation, int most) {
        this.world = world;
        this.revocation = revocation;
        this.dueTimes = new DueTimes(world.policy());
        this.cap = new DeletionCap(world, most);
    }

    @Override
    public void run(SweepRun run) {
        DeletionCap.Count count = cap.count();
        run.eachInZendesk(
                run.due(Due.Queue.TICK, Due.CredentialDue.class),
                due -> "credential " + due.credentialId(),
                due ->
                        world.store()
                                .credential(due.credentialId())
                                .filter(this::hasEnded)
                                .ifPresent(c -> takeOut(c, count, run)));
        count.tell(run);
    }

    private boolean hasEnded(Credential c) {
        return dueTimes.removal(c).filter(at -> !world.now().isBefore(at)).isPresent();
    }

    private void takeOut(Credential c, DeletionCap.Count count, SweepRun run) {
        if (!count.allows(c)) {
            return;
        }
        if (run.dryRun()) {
            run.count(Counted.REVOKED);
            return;
        }
        revocation.order(c.id(), Optional.empty(), "its end has come");
        revocation.carryOut(c.id()).ifPresent(after -> tell(after, run));
    }

    private static void tell(Credential c, SweepRun run) {
        if (c.status() == CredentialStatus.REVOKED) {
            run.count(Counted.REVOKED);
        } else if (c.status() == CredentialStatus.REVOKE_FAILED) {
            run.count(Counted.REVOKE_FAILED);
            run.matter(
                    new Matter(
                            "revocation:" + c.id(),
                            Matter.Urgency.NOW,
                            "The credential \""
                                    + c.name()
                                    + "\" could not be deleted: "
                                    + c.revocation()
                                            .flatMap(Credential.Revocation::failure)
                                            .orElse("?"),
                            "Support Ops managers"));
        }
    }
}
