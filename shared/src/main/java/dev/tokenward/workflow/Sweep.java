package dev.tokenward.workflow;

import dev.tokenward.domain.Change;
import dev.tokenward.domain.Command;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialLifecycle;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.DueTimes;
import dev.tokenward.domain.Notice;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestState;
import dev.tokenward.store.Commit;
import dev.tokenward.store.CommitResult;
import dev.tokenward.store.Due;
import dev.tokenward.store.Page;
import dev.tokenward.store.PageRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The scheduled work. Whatever is due is looked at by itself: one that fails is reported and does
 * not keep the others from their turn (hazard E12). What was done is not due any more, so a second
 * run on the same day is harmless.
 */
public final class Sweep {
    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

    /** Entries read from an index at a time. */
    private static final int BATCH = 100;

    private final World world;
    private final Requests requests;
    private final Issuance issuance;
    private final Revocation revocation;
    private final Outbox outbox;
    private final DueTimes dueTimes;
    private final int maxRevocations;

    public Sweep(
            World world,
            Requests requests,
            Issuance issuance,
            Revocation revocation,
            Outbox outbox,
            int maxRevocations) {
        this.world = world;
        this.requests = requests;
        this.issuance = issuance;
        this.revocation = revocation;
        this.outbox = outbox;
        this.dueTimes = new DueTimes(world.policy());
        this.maxRevocations = maxRevocations;
    }

    /** Everything: what cannot wait, then lapses and reminders, then the report. */
    public SweepReport daily() {
        SweepTally tally = new SweepTally("daily", world.now());
        tick(tally);
        eachDue(Due.Queue.DAILY, tally, due -> daily(due, tally));
        reroute(RequestState.AWAITING_MANAGER, tally);
        reroute(RequestState.AWAITING_SUPPORT_OPS, tally);
        SweepReport report = tally.report(world.now());
        LOG.info("{}", report);
        tell(report);
        return report;
    }

    /** What cannot wait: redact, resume, drain, revoke what is due. */
    public SweepReport tick() {
        SweepTally tally = new SweepTally("tick", world.now());
        tick(tally);
        SweepReport report = tally.report(world.now());
        LOG.info("{}", report);
        return report;
    }

    private void tick(SweepTally tally) {
        eachDue(Due.Queue.TICK, tally, due -> tick(due, tally));
    }

    /** Looks at each due entry once per run; stops when a whole batch brings nothing new. */
    private void eachDue(Due.Queue queue, SweepTally tally, Consumer<Due> work) {
        Set<Due> seen = new HashSet<>();
        int limit = BATCH;
        while (true) {
            List<Due> batch = world.store().due(queue, world.now(), limit);
            List<Due> fresh = batch.stream().filter(seen::add).toList();
            for (Due due : fresh) {
                try {
                    work.accept(due);
                } catch (RuntimeException e) {
                    LOG.error("{} failed", due, e);
                    tally.failed(due, e);
                }
            }
            if (batch.size() < limit) {
                return;
            }
            if (fresh.isEmpty()) {
                limit += BATCH;
            }
        }
    }

    private void tick(Due due, SweepTally tally) {
        switch (due) {
            case Due.RequestDue(String id, Instant at) ->
                    world.store().request(id).ifPresent(r -> resume(r, tally));
            case Due.CredentialDue(String id, Instant at) ->
                    world.store().credential(id).ifPresent(c -> look(c, tally));
            case Due.OutboxDue(String key, Instant at) -> {
                outbox.deliver(key);
                tally.drained();
            }
        }
    }

    private void resume(Request r, SweepTally tally) {
        switch (r.state()) {
            case AWAITING_MANAGER, AWAITING_SUPPORT_OPS ->
                    requests.recheckIssue(r).ifPresent(done -> tally.resumed());
            case APPROVED, ISSUING -> {
                issuance.issue(r.id());
                tally.resumed();
            }
            case ISSUED, DENIED, WITHDRAWN, LAPSED, ISSUE_FAILED -> LOG.debug("{} rests", r.id());
        }
    }

    private void look(Credential c, SweepTally tally) {
        Instant now = world.now();
        if (dueTimes.redaction(c).filter(at -> !now.isBefore(at)).isPresent()) {
            orderRedaction(c, tally);
        }
        boolean ended = dueTimes.removal(c).filter(at -> !now.isBefore(at)).isPresent();
        if (!ended) {
            return;
        }
        if (tally.revocations() >= maxRevocations) {
            tally.capped(maxRevocations);
            return;
        }
        revocation.order(c.id(), Optional.empty(), "its end has come");
        revocation.carryOut(c.id()).ifPresent(tally::revocation);
    }

    private void orderRedaction(Credential c, SweepTally tally) {
        Notice order = CredentialLifecycle.redact(c);
        if (world.store().outbox(order.key()).isEmpty()
                && world.store().commit(new Commit().notice(order))
                        instanceof CommitResult.Committed) {
            outbox.deliver(order.key());
            tally.redactionOrdered();
        }
    }

    private void daily(Due due, SweepTally tally) {
        switch (due) {
            case Due.RequestDue(String id, Instant at) -> {
                if (new Moves(world).apply(id, new Command.Lapse()) instanceof Result.Done) {
                    tally.lapsed();
                }
            }
            case Due.CredentialDue(String id, Instant at) ->
                    world.store().credential(id).ifPresent(c -> remind(c, tally));
            case Due.OutboxDue outboxDue -> LOG.debug("drained by the tick");
        }
    }

    /** The nearest threshold that has come: a missed day sends one message, not one for each. */
    private void remind(Credential c, SweepTally tally) {
        Instant now = world.now();
        long left = world.policy().daysLeft(c.lastDay(), now);
        int reminded = c.reminded().orElse(Integer.MAX_VALUE);
        Optional<Integer> threshold =
                world.policy().remindDays().stream()
                        .filter(days -> left <= days && days < reminded)
                        .min(Integer::compareTo);
        if (threshold.isEmpty() || c.status() != CredentialStatus.ACTIVE || left < 0) {
            return;
        }
        Change<Credential> change = CredentialLifecycle.remind(c, threshold.get(), left);
        if (world.store().commit(new Commit().credential(change))
                instanceof CommitResult.Committed) {
            tally.reminded();
        }
    }

    /** Asks whoever may decide by today's directory; says who is stuck without anybody. */
    private void reroute(RequestState state, SweepTally tally) {
        Optional<String> cursor = Optional.empty();
        do {
            Page<Request> page =
                    world.store().requests(Optional.of(state), new PageRequest(BATCH, cursor));
            for (Request r : page.items()) {
                new Moves(world).apply(r.id(), new Command.Reroute());
                world.store()
                        .request(r.id())
                        .filter(now -> now.attention().isPresent())
                        .ifPresent(tally::needsAttention);
            }
            cursor = page.cursor();
        } while (cursor.isPresent());
    }

    /** One report a run: the key holds its start. */
    private void tell(SweepReport report) {
        Map<String, String> params = new HashMap<>();
        params.put("mode", report.mode());
        params.put("complete", Boolean.toString(report.complete()));
        params.put("lines", String.join("\n", report.needsPerson()));
        params.put("lapsed", Integer.toString(report.lapsed()));
        params.put("reminded", Integer.toString(report.reminded()));
        params.put("revoked", Integer.toString(report.revoked()));
        params.put("revokeFailed", Integer.toString(report.revokeFailed()));
        params.put("resumed", Integer.toString(report.resumed()));
        params.put("redactionsOrdered", Integer.toString(report.redactionsOrdered()));
        params.put("drained", Integer.toString(report.drained()));
        world.store()
                .commit(
                        new Commit()
                                .notice(
                                        new Notice(
                                                "sweep:" + report.startedAt(),
                                                Notice.Topic.SWEEP_REPORT,
                                                "",
                                                Optional.empty(),
                                                new Notice.Recipient.OpsChannel(),
                                                params)));
    }
}
