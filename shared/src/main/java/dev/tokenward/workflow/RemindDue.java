package dev.tokenward.workflow;

import dev.tokenward.domain.Change;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialLifecycle;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.store.Commit;
import dev.tokenward.store.CommitResult;
import dev.tokenward.store.Due;
import java.util.Optional;

/** Reminds holders ahead of the end. */
public final class RemindDue implements SweepStep {
    private final World world;

    public RemindDue(World world) {
        this.world = world;
    }

    @Override
    public void run(SweepRun run) {
        run.each(
                run.due(Due.Queue.DAILY, Due.CredentialDue.class),
                due -> "credential " + due.credentialId(),
                due -> world.store().credential(due.credentialId()).ifPresent(c -> remind(c, run)));
    }

    /** The nearest threshold that has come: a missed day sends one message, not one for each. */
    private void remind(Credential c, SweepRun run) {
        long left = world.policy().daysLeft(c.lastDay(), world.now());
        int reminded = c.reminded().orElse(Integer.MAX_VALUE);
        Optional<Integer> threshold =
                world.policy().remindDays().stream()
                        .filter(days -> left <= days && days < reminded)
                        .min(Integer::compareTo);
        if (threshold.isEmpty() || c.status() != CredentialStatus.ACTIVE || left < 0) {
            return;
        }
        if (run.dryRun()) {
            run.count(Counted.REMINDED);
            return;
        }
        Change<Credential> change = CredentialLifecycle.remind(c, threshold.get(), left);
        if (world.store().commit(new Commit().credential(change))
                instanceof CommitResult.Committed) {
            run.count(Counted.REMINDED);
        }
    }
}
