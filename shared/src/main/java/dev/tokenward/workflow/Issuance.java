package dev.tokenward.workflow;

import dev.tokenward.domain.Change;
import dev.tokenward.domain.Command;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialLifecycle;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Outcome;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestLifecycle;
import dev.tokenward.domain.RequestState;
import dev.tokenward.domain.StandardName;
import dev.tokenward.net.Patience;
import dev.tokenward.net.TimeFrame;
import dev.tokenward.slack.Slack;
import dev.tokenward.store.Commit;
import dev.tokenward.store.CommitResult;
import dev.tokenward.zendesk.Zendesk;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes what was approved: create, probe, hand over, or undo. */
public final class Issuance {
    /**
     * Longer than the function may run, so that a lease outlives its holder and not the reverse.
     */
    public static final Duration LEASE = Duration.ofMinutes(10);

    /**
     * Calls of a first attempt: Zendesk's token, the requester, the creation, two probes and three
     * for the end of a probe's token; Slack's workspace, member, channel, placeholder, value, and a
     * look at it.
     */
    private static final int CALLS_TO_MAKE = 14;

    /**
     * Calls that take it out again: the list, a new secret, the proof that the old one is dead, the
     * list of tokens, the deletion, and two looks.
     */
    private static final int CALLS_TO_UNDO = 7;

    private static final Duration TO_MAKE = Patience.usual().total().multipliedBy(CALLS_TO_MAKE);

    /** Of its own, so that what was slow to make is still taken out. */
    private static final Duration TO_UNDO = Patience.usual().total().multipliedBy(CALLS_TO_UNDO);

    /** What one attempt's calls to Zendesk and Slack take at the most, however slow they are. */
    public static final Duration LONGEST = TO_MAKE.plus(TO_UNDO);

    private static final Duration LONGEST_WAIT = Duration.ofHours(6);
    private static final Logger LOG = LoggerFactory.getLogger(Issuance.class);

    private final World world;
    private final Supplier<Zendesk> zendesk;
    private final Supplier<Slack> slack;
    private final Moves moves;
    private final IssuanceFigures figures;

    public Issuance(World world, Supplier<Zendesk> zendesk, Supplier<Slack> slack) {
        this.world = world;
        this.zendesk = zendesk;
        this.slack = slack;
        this.moves = new Moves(world);
        this.figures = new IssuanceFigures(world);
    }

    /** Takes a request as far as it goes now. Never throws for a business failure. */
    public void issue(String requestId) {
        Optional<Request> found = world.store().request(requestId).filter(this::isOurs);
        if (found.isEmpty()) {
            return;
        }
        Request request = found.get();
        if (request.isTooLate(world.now())) {
            moves.apply(requestId, new Command.Lapse());
            return;
        }
        if (!request.approvalsStand()) {
            moves.apply(
                    requestId,
                    new Command.SendBack(
                            Optional.empty(),
                            "What was asked for has changed since it was approved."));
            return;
        }
        claim(request).ifPresent(this::attempt);
    }

    private boolean isOurs(Request r) {
        return r.state() == RequestState.APPROVED || r.state() == RequestState.ISSUING;
    }

    /**
     * The right to issue, as one transaction with the intent; only its winner goes on (hazard E1).
     */
    private Optional<Claimed> claim(Request request) {
        Instant now = world.now();
        Optional<Credential> present = request.credentialId().flatMap(world.store()::credential);
        if (present.filter(c -> c.status() != CredentialStatus.PENDING)
                // what two people gave up may still be there
                .filter(c -> c.status().mayExist() || c.status() == CredentialStatus.FORGOTTEN)
                .isPresent()) {
            LOG.warn("{} waits: its earlier credential may still exist", request.id());
            return Optional.empty();
        }
        Optional<Credential> pending = present.filter(c -> c.status() == CredentialStatus.PENDING);
        String credentialId = pending.map(Credential::id).orElseGet(world.ids()::credential);
        String attempt = world.ids().attempt();
        Outcome<Request> outcome =
                RequestLifecycle.apply(
                        request,
                        new Command.Claim(attempt, LEASE, credentialId),
                        world.facts(request.requester()),
                        now);
        if (!(outcome instanceof Outcome.Changed<Request>(Change<Request> change))) {
            LOG.info("{} is not to be issued now: {}", request.id(), outcome);
            return Optional.empty();
        }
        Commit commit = new Commit().request(change);
        Credential credential;
        if (pending.isPresent()) {
            credential = pending.get();
        } else {
            Change<Credential> intent =
                    CredentialLifecycle.intend(
                            credentialId,
                            change.next(),
                            StandardName.of(request.content(), request.requesterName()),
                            now);
            commit.credential(intent);
            credential = intent.next();
        }
        Commit.Place name = Commit.Place.tokenName(credential.name(), request.id());
        boolean named =
                credential.kind() == Kind.API_TOKEN && world.store().owner(name.key()).isEmpty();
        if (named) {
            commit.take(name);
        }
        return world.store().commit(commit) instanceof CommitResult.Committed
                ? Optional.of(new Claimed(change.next(), credential, attempt, request.since()))
                : Optional.empty();
    }

    private record Claimed(
            Request request, Credential credential, String attempt, Instant approvedSince) {}

    private void attempt(Claimed claimed) {
        Attempt attempt =
                new Attempt(
                        world, zendesk.get(), slack.get(), claimed.request(), claimed.credential());
        Ending ending =
                nameIsOurs(claimed)
                        .or(() -> tooOften(claimed))
                        .orElseGet(() -> TimeFrame.of(TO_MAKE, attempt::run));
        LOG.info("{} attempt {}: {}", claimed.request().id(), claimed.request().attempts(), ending);
        if (ending instanceof Ending.HandedOver) {
            if (finish(claimed, attempt.credential())) {
                figures.issued(claimed.request(), claimed.approvedSince());
                return;
            }
            ending = new Ending.PutOff("The hand-over could not be recorded.", Ending.SOON);
        }
        settle(claimed, attempt, ending);
    }

    /**
     * Two live tokens of one name cannot be told apart, so the name belongs to one request at a
     * time.
     */
    private Optional<Ending> nameIsOurs(Claimed claimed) {
        Credential c = claimed.credential();
        if (c.kind() != Kind.API_TOKEN) {
            return Optional.empty();
        }
        Commit.Place name = Commit.Place.tokenName(c.name(), claimed.request().id());
        Optional<String> owner = world.store().owner(name.key());
        if (owner.equals(Optional.of(name.owner()))) {
            return Optional.empty();
        }
        Optional<Credential> replaced =
                claimed.request().replaces().flatMap(world.store()::credential);
        if (replaced.map(Credential::requestId).equals(owner)) {
            return Optional.of(
                    new Ending.PutOff(
                            "The token that this one replaces has the same name; the new one is made right"
                                    + " after the old one is deleted.",
                            Duration.between(
                                    world.now(),
                                    replaced.map(Credential::endsAt).orElse(world.now()))));
        }
        return Optional.of(
                new Ending.GiveUp(
                        "Request "
                                + owner.orElse("?")
                                + " has a live token of the same name. It ends first, or this request asks"
                                + " for another name."));
    }

    private static Optional<Ending> tooOften(Claimed claimed) {
        return claimed.request().attempts() > RequestLifecycle.MAX_ATTEMPTS
                ? Optional.of(
                        new Ending.GiveUp(
                                "It was tried "
                                        + RequestLifecycle.MAX_ATTEMPTS
                                        + " times. The last reason: "
                                        + claimed.request().reason().orElse("none recorded")))
                : Optional.empty();
    }

    /** ISSUED and ACTIVE in one transaction, unless the request was withdrawn or taken over. */
    private boolean finish(Claimed claimed, Credential credential) {
        Optional<Request> present = world.store().request(claimed.request().id());
        Instant now = world.now();
        if (present.isEmpty()) {
            return false;
        }
        Outcome<Request> outcome =
                RequestLifecycle.apply(
                        present.get(),
                        new Command.Issued(claimed.attempt()),
                        world.facts(claimed.request().requester()),
                        now);
        if (!(outcome instanceof Outcome.Changed<Request>(Change<Request> change))) {
            return false;
        }
        Change<Credential> handed = CredentialLifecycle.handedOver(credential, world.policy(), now);
        return world.store().commit(new Commit().request(change).credential(handed))
                instanceof CommitResult.Committed;
    }

    private void settle(Claimed claimed, Attempt attempt, Ending ending) {
        Optional<Request> present =
                world.store().request(claimed.request().id()).filter(r -> isHeld(r, claimed));
        if (present.isEmpty()) {
            // whoever took over finds by the credential's record what this attempt left
            LOG.warn("{} was taken over", claimed.request().id());
            return;
        }
        String id = claimed.request().id();
        Ending settled = present.get().withdrawalRequested() ? new Ending.TakenBack() : ending;
        figures.settled(settled);
        switch (settled) {
            case Ending.PutOff(String reason, Duration wait) -> {
                undo(attempt);
                moves.apply(
                        id,
                        new Command.Defer(
                                claimed.attempt(),
                                reason,
                                world.now().plus(backOff(wait, claimed.request()))));
            }
            case Ending.GiveUp(String reason) -> {
                moves.apply(id, new Command.Fail(claimed.attempt(), reason));
                end(attempt);
            }
            case Ending.SendBack(String reason) -> {
                moves.apply(id, new Command.SendBack(Optional.of(claimed.attempt()), reason));
                end(attempt);
            }
            case Ending.TakenBack takenBack -> {
                moves.apply(id, new Command.WithdrawnInTime(claimed.attempt()));
                end(attempt);
            }
            case Ending.HandedOver handedOver ->
                    throw new IllegalStateException("not settled here");
            case Ending.Superseded superseded -> LOG.warn("{} was taken over", id);
        }
    }

    private static boolean isHeld(Request r, Claimed claimed) {
        return r.state() == RequestState.ISSUING
                && r.lease().filter(l -> l.attempt().equals(claimed.attempt())).isPresent();
    }

    private static Duration backOff(Duration wait, Request request) {
        Duration first = wait.compareTo(Ending.SOON) < 0 ? Ending.SOON : wait;
        Duration most = first.compareTo(LONGEST_WAIT) > 0 ? first : LONGEST_WAIT;
        Duration grown = first.multipliedBy(1L << Math.min(request.attempts() - 1, 8));
        return grown.compareTo(most) < 0 ? grown : most;
    }

    /**
     * Deletes what the attempt made, as long as its value is there to be proven dead; the intent
     * stands.
     */
    private void undo(Attempt attempt) {
        Credential c = attempt.credential();
        if (attempt.value().isPresent()
                && TimeFrame.of(
                                TO_UNDO,
                                () ->
                                        new Removal(zendesk.get())
                                                .takeOut(c, attempt.value(), world.now()))
                        instanceof Removal.Seen.Gone) {
            world.store().commit(new Commit().credential(CredentialLifecycle.undone(c)));
        }
    }

    /**
     * The end of the credential was ordered with the request's; now as far as it goes, later the
     * tick.
     */
    private void end(Attempt attempt) {
        Revocation revocation = new Revocation(world, zendesk);
        TimeFrame.of(
                TO_UNDO, () -> revocation.carryOut(attempt.credential().id(), attempt.value()));
    }
}
