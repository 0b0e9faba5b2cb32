package dev.tokenward.domain;

import dev.tokenward.domain.RandomCommandsTest.Step;
import dev.tokenward.domain.RandomCommandsTest.Step.Op;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A world in memory that carries commands out by the domain's functions alone, and judges it. */
final class CommandWorld {
    private final Map<String, Request> requests = new LinkedHashMap<>();
    private final Map<String, Credential> credentials = new LinkedHashMap<>();

    /** What exists in Zendesk, by the credential that it belongs to. */
    private final Set<String> live = new HashSet<>();

    private final Set<String> told = new HashSet<>();
    private final Map<String, Integer> handOvers = new HashMap<>();
    private List<Person> directory = Sample.EVERYBODY;
    private Instant now = Sample.NOW;
    private boolean swept;
    private int withdrawnWhileIssuing;
    private int revokedAtTheEnd;
    private int sentBack;

    static List<Step> toHandOver() {
        return List.of(
                new Step(Op.SUBMIT, 3, 0, 20),
                new Step(Op.APPROVE, 2, 0, 0),
                new Step(Op.APPROVE, 0, 0, 0),
                new Step(Op.CLAIM, 0, 0, 0),
                new Step(Op.CREATE, 0, 0, 0),
                new Step(Op.HAND_OVER, 0, 0, 0));
    }

    int handedOver() {
        return handOvers.size();
    }

    int withdrawnWhileIssuing() {
        return withdrawnWhileIssuing;
    }

    int revokedAtTheEnd() {
        return revokedAtTheEnd;
    }

    int sentBack() {
        return sentBack;
    }

    long count(RequestState state) {
        return requests.values().stream().filter(r -> r.state() == state).count();
    }

    /** A live credential that no function of the domain made: only to see that it is noticed. */
    void smuggle() {
        Request r = requests.values().iterator().next();
        Credential c = CredentialLifecycle.intend("cred_smuggled", r, "name", now).next();
        credentials.put(c.id(), c);
        live.add(c.id());
    }

    void apply(Step step) {
        swept = false;
        Person who = directory.get(step.who() % directory.size());
        if (step.op() == Op.SUBMIT) {
            submit(who, step);
            return;
        }
        if (step.op() == Op.ADVANCE) {
            now = now.plus(Duration.ofHours(12L * step.amount()));
            return;
        }
        if (step.op() == Op.MOVE_MANAGER) {
            moveManager(who, directory.get(step.which() % directory.size()));
            return;
        }
        if (requests.isEmpty()) {
            return;
        }
        List<Request> all = new ArrayList<>(requests.values());
        Request r = all.get(step.which() % all.size());
        switch (step.op()) {
            case APPROVE -> command(r, Sample.decide(who, Verdict.APPROVE));
            case DENY -> command(r, Sample.decide(who, Verdict.DENY));
            case WITHDRAW -> withdraw(r, who);
            case CLAIM -> claim(r);
            case CREATE -> create(r);
            case HAND_OVER -> handOver(r);
            case DEFER ->
                    attempt(r)
                            .ifPresent(a ->
                                    command(
                                            r,
                                            new Command.Defer(
                                                    a, "later", now.plus(Duration.ofHours(1)))));
            case FAIL -> attempt(r).ifPresent(a -> command(r, new Command.Fail(a, "failed")));
            case TAKE_BACK -> attempt(r).ifPresent(a -> command(r, new Command.WithdrawnInTime(a)));
            case RETRY -> {
                if (credential(r).filter(c -> c.status().mayExist()).isEmpty()) {
                    command(r, new Command.Retry(Sample.actor(who)));
                }
            }
            case REVOKE -> credential(r).ifPresent(this::orderEnd);
            case RECEIVE ->
                    credential(r)
                            .ifPresent(c ->
                                    keep(CredentialLifecycle.receive(c, Sample.actor(who), now)));
            case REMOVAL_WORKS -> credential(r).ifPresent(this::remove);
            case REMOVAL_FAILS -> credential(r).ifPresent(this::failToRemove);
            case SWEEP -> sweep(step.amount());
            case SEND_BACK ->
                    attempt(r)
                            .ifPresent(a -> {
                                if (command(
                                        r, new Command.SendBack(Optional.of(a), "decide anew"))) {
                                    sentBack++;
                                }
                            });
            case REROUTE -> command(r, new Command.Reroute());
            case SUBMIT, ADVANCE, MOVE_MANAGER -> throw new IllegalStateException("done above");
        }
    }

    private void submit(Person who, Step step) {
        if (requests.size() >= 4) {
            return;
        }
        String id = "req_" + (requests.size() + 1);
        Category category =
                who.is(Role.SUPPORT_OPS) && step.amount() % 2 == 0
                        ? Category.TARGET
                        : Category.PERSON;
        Kind kind = step.amount() % 3 == 0 ? Kind.API_TOKEN : Kind.OAUTH_CLIENT;
        Content content =
                Sample.content(
                        category, kind, Sample.POLICY.today(now).plusDays(1 + step.amount()));
        Change<Request> opened =
                RequestLifecycle.open(
                        id,
                        Sample.actor(who),
                        content,
                        step.amount() != 7,
                        Optional.empty(),
                        facts(who),
                        now);
        requests.put(id, opened.next());
    }

    private void moveManager(Person of, Person to) {
        directory =
                directory.stream()
                        .map(p ->
                                p.equals(of)
                                        ? new Person(
                                                p.email(),
                                                p.name(),
                                                Optional.of(to.email()),
                                                p.groups(),
                                                p.roles(),
                                                p.gitlabUsername())
                                        : p)
                        .toList();
    }

    private Facts facts(Person requester) {
        return Sample.facts(requester, directory);
    }

    private boolean command(Request r, Command command) {
        Person requester = Sample.row(r.requester(), directory).orElseThrow();
        Outcome<Request> outcome = RequestLifecycle.apply(r, command, facts(requester), now);
        if (!(outcome instanceof Outcome.Changed<Request>(Change<Request> change))) {
            return false;
        }
        Request next = change.next();
        requests.put(r.id(), next);
        boolean ended =
                switch (next.state()) {
                    case DENIED, WITHDRAWN, LAPSED, ISSUE_FAILED -> next.state() != r.state();
                    default -> next.state().isWaiting() && r.state() == RequestState.ISSUING;
                };
        if (ended) {
            credential(next)
                    .filter(c -> c.status() == CredentialStatus.PENDING)
                    .ifPresent(this::orderEnd);
        }
        return true;
    }

    private void withdraw(Request r, Person who) {
        boolean issuing = r.state() == RequestState.ISSUING;
        if (command(r, new Command.Withdraw(Sample.actor(who))) && issuing) {
            withdrawnWhileIssuing++;
        }
    }

    private void claim(Request r) {
        Optional<Credential> present = credential(r);
        if (present.filter(c -> c.status() != CredentialStatus.PENDING && c.status().mayExist())
                .isPresent()) {
            return;
        }
        Optional<Credential> pending = present.filter(c -> c.status() == CredentialStatus.PENDING);
        String id = pending.map(Credential::id).orElse("cred_" + r.id() + "_" + credentials.size());
        if (command(r, new Command.Claim("att_" + r.version(), Duration.ofMinutes(5), id))) {
            // a new attempt begins by deleting what an earlier one left
            live.remove(id);
            credentials.computeIfAbsent(
                    id,
                    key ->
                            CredentialLifecycle.intend(key, request(r.id()), "name " + r.id(), now)
                                    .next());
        }
    }

    private void create(Request r) {
        Optional<Credential> c = credential(r);
        if (attempt(r).isPresent()
                && c.filter(x -> x.status() == CredentialStatus.PENDING).isPresent()
                && live.add(c.get().id())) {
            put(CredentialLifecycle.created(c.get(), "9007199254740993"));
        }
    }

    private void handOver(Request r) {
        Optional<Credential> c = credential(r);
        if (c.isEmpty() || !live.contains(c.get().id()) || attempt(r).isEmpty()) {
            return;
        }
        if (c.get().status() == CredentialStatus.PENDING
                && command(r, new Command.Issued(attempt(r).get()))) {
            Credential placed =
                    CredentialLifecycle.placed(c.get(), new Credential.Handover("D1", "1.5"))
                            .next();
            put(CredentialLifecycle.handedOver(placed, Sample.POLICY, now));
            handOvers.merge(r.id(), 1, Integer::sum);
        }
    }

    private void orderEnd(Credential c) {
        keep(CredentialLifecycle.orderRevocation(c, Optional.empty(), "ordered", now));
    }

    private void remove(Credential c) {
        if (c.status() == CredentialStatus.REVOKING
                || c.status() == CredentialStatus.REVOKE_FAILED) {
            live.remove(c.id());
            put(CredentialLifecycle.revoked(c));
        }
    }

    private void failToRemove(Credential c) {
        if (c.status() == CredentialStatus.REVOKING
                || c.status() == CredentialStatus.REVOKE_FAILED) {
            Change<Credential> change =
                    CredentialLifecycle.revocationFailed(
                            c, "no answer", false, Optional.empty(), Sample.POLICY, now);
            change.notices().stream()
                    .filter(n -> n.topic() == Notice.Topic.REVOKE_FAILED)
                    .forEach(n -> told.add(c.id()));
            put(change);
        }
    }

    /** What the sweep does with everything that is due; Zendesk works but for one in four. */
    private void sweep(int luck) {
        DueTimes due = new DueTimes(Sample.POLICY);
        for (Request r : List.copyOf(requests.values())) {
            command(r, new Command.Lapse());
        }
        for (Credential c : List.copyOf(credentials.values())) {
            Optional<Instant> removal = due.removal(c);
            if (removal.isPresent() && !now.isBefore(removal.get())) {
                orderEnd(c);
                Credential ordered = java.util.Objects.requireNonNull(credentials.get(c.id()));
                if (luck % 4 == 0) {
                    failToRemove(ordered);
                } else {
                    remove(ordered);
                    revokedAtTheEnd++;
                }
            }
        }
        swept = true;
    }

    private Request request(String id) {
        return java.util.Objects.requireNonNull(requests.get(id));
    }

    private Optional<Credential> credential(Request r) {
        return r.credentialId().map(credentials::get);
    }

    private static Optional<String> attempt(Request r) {
        return r.state() == RequestState.ISSUING ? r.lease().map(Lease::attempt) : Optional.empty();
    }

    private void put(Change<Credential> change) {
        credentials.put(change.next().id(), change.next());
    }

    private void keep(Outcome<Credential> outcome) {
        if (outcome instanceof Outcome.Changed<Credential>(Change<Credential> change)) {
            put(change);
        }
    }

    /** What is wrong with the world as it is, if anything. */
    Optional<String> violation() {
        for (Request r : requests.values()) {
            Optional<String> wrong =
                    atMostOneLive(r).or(() -> onlyWithApprovals(r)).or(() -> noneAfterTheEnd(r));
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return swept ? nothingOutlivesItsEnd() : Optional.empty();
    }

    private Optional<String> atMostOneLive(Request r) {
        long n =
                credentials.values().stream()
                        .filter(c -> c.requestId().equals(r.id()) && live.contains(c.id()))
                        .count();
        return n > 1 ? Optional.of(r.id() + " has " + n + " live credentials") : Optional.empty();
    }

    private Optional<String> onlyWithApprovals(Request r) {
        boolean handed = credential(r).filter(c -> c.handedOverAt().isPresent()).isPresent();
        if (!handed) {
            return Optional.empty();
        }
        Optional<Decision> ops =
                r.standing(Stage.SUPPORT_OPS).filter(d -> d.verdict() == Verdict.APPROVE);
        Optional<Decision> manager =
                r.standing(Stage.MANAGER).filter(d -> d.verdict() == Verdict.APPROVE);
        boolean exception = r.content().category().isException();
        boolean enough = ops.isPresent() && (exception || manager.isPresent());
        boolean self =
                ops.filter(d -> d.by().equals(r.requester())).isPresent()
                        || manager.filter(d -> d.by().equals(r.requester())).isPresent();
        boolean samePerson =
                manager.isPresent() && ops.isPresent() && manager.get().by().equals(ops.get().by());
        return enough && !self && !samePerson
                ? Optional.empty()
                : Optional.of(r.id() + " was handed over with decisions " + r.decisions());
    }

    private Optional<String> noneAfterTheEnd(Request r) {
        boolean refused =
                switch (r.state()) {
                    case DENIED, WITHDRAWN, LAPSED -> true;
                    default -> false;
                };
        return refused
                        && credential(r)
                                .filter(c ->
                                        c.status() == CredentialStatus.PENDING
                                                || c.status() == CredentialStatus.ACTIVE)
                                .isPresent()
                ? Optional.of(r.id() + " is " + r.state() + " and has a credential")
                : Optional.empty();
    }

    private Optional<String> nothingOutlivesItsEnd() {
        return credentials.values().stream()
                .filter(c -> !now.isBefore(c.endsAt()) && live.contains(c.id()))
                .filter(c -> c.status() != CredentialStatus.REVOKE_FAILED || !told.contains(c.id()))
                .findFirst()
                .map(c -> c.id() + " is past its end, live, " + c.status());
    }
}
