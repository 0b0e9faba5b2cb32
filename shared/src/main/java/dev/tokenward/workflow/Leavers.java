package dev.tokenward.workflow;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Email;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Person;
import dev.tokenward.domain.Roster;
import dev.tokenward.net.Answer;
import dev.tokenward.zendesk.Zendesk;
import dev.tokenward.zendesk.ZendeskUser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * People who left, or lost their rights, and still have a credential: an API token lives on without
 * them, and an OAuth client acts as its owner, so that it stops or does less. Each is told with who
 * must act; what is done beyond that is done at a second sight. A search that fails, and a
 * directory that is empty, prove nothing.
 */
public final class Leavers implements SweepStep {
    /** Searches in one run; who was left out comes first on another day. */
    private static final int MOST = 300;

    /** Of the keys of its sightings, which it keeps beside those of the comparison with Zendesk. */
    static final String PREFIX = "leaver:";

    private final World world;
    private final Supplier<Zendesk> zendesk;
    private final boolean deactivate;
    private final int most;

    /**
     * @param deactivate whether API tokens of those who left are switched off
     * @param most that one run switches off
     */
    public Leavers(World world, Supplier<Zendesk> zendesk, boolean deactivate, int most) {
        this.world = world;
        this.zendesk = zendesk;
        this.deactivate = deactivate;
        this.most = most;
    }

    @Override
    public void run(SweepRun run) {
        Optional<Map<String, Credential>> records = new LiveRecords(world).byFound(run::goesOn);
        if (records.isEmpty()) {
            return;
        }
        List<Person> people = world.store().directory().people();
        if (people.isEmpty()) {
            run.leftOver("who left: the directory is empty");
            return;
        }
        Roster roster = new Roster(people);
        LeaverRows rows = new LeaverRows(world, run);
        holders(roster, records.get().values().stream().toList(), rows, run);
        Map<String, List<Found>> owned = new TreeMap<>();
        rows.all().stream()
                .filter(f -> !f.seen().own() && f.standing() != Found.Standing.ISSUED)
                .filter(f -> f.standing() != Found.Standing.UNLISTED)
                // an adopted token is its holder's affair
                .filter(f -> f.kind() == Kind.OAUTH_CLIENT || !f.standing().isManaged())
                .forEach(f ->
                        f.seen()
                                .creatorId()
                                .ifPresent(id ->
                                        owned.computeIfAbsent(id, i -> new ArrayList<>()).add(f)));
        LeaverOwners owners = new LeaverOwners(zendesk, roster, rows, run);
        run.eachInZendesk(
                today(List.copyOf(owned.entrySet()), run),
                e -> "the owner of " + e.getValue().size() + " credentials",
                e -> owners.look(e.getKey(), e.getValue()));
    }

    private void holders(Roster roster, List<Credential> records, LeaverRows rows, SweepRun run) {
        Map<Email, List<Credential>> held = new TreeMap<>();
        records.stream()
                // what is not handed over ends with its request (hazard E8)
                .filter(c -> !c.status().isEnding() && c.status() != CredentialStatus.PENDING)
                .forEach(c -> held.computeIfAbsent(c.holder(), e -> new ArrayList<>()).add(c));
        List<Left> left = new ArrayList<>();
        Set<String> there = new HashSet<>();
        Set<Email> looked = new HashSet<>();
        run.eachInZendesk(
                today(List.copyOf(held.entrySet()), run),
                e -> "the holder of " + e.getValue().size() + " credentials",
                e -> {
                    look(e.getKey(), e.getValue(), roster, rows, left, there);
                    looked.add(e.getKey());
                });
        tell(left, run);
        Set<String> live = records.stream().map(Credential::id).collect(Collectors.toSet());
        Optional<Map<String, Instant>> since =
                new TwoSightings(world)
                        .note(
                                left.stream().map(Left::key).toList(),
                                key ->
                                        !key.startsWith(PREFIX)
                                                || isOpen(
                                                        key.substring(PREFIX.length()),
                                                        there,
                                                        live),
                                run.dryRun());
        if (since.isEmpty()) {
            run.leftOver("who left was looked at by another run at the same time");
            return;
        }
        LeaverCredentials acts = new LeaverCredentials(world, zendesk, deactivate, most, run);
        run.eachInZendesk(
                records.stream().filter(Transfers::isToBeSwitchedOn).toList(),
                c -> "credential " + c.id(),
                acts::switchOn);
        run.eachInZendesk(
                records.stream()
                        .filter(c -> there.contains(c.id()) && c.departure().isPresent())
                        .toList(),
                c -> "credential " + c.id(),
                acts::there);
        if (!tooMany(left, looked.size(), run)) {
            Instant now = world.now();
            run.eachInZendesk(
                    left.stream()
                            .filter(l ->
                                    TwoSightings.isSecond(
                                            since.get().getOrDefault(l.key(), now), now))
                            .toList(),
                    l -> "credential " + l.credential().id(),
                    l -> asRead(l.credential()).ifPresent(c -> acts.left(c, l.what())));
        }
    }

    /** Whether it may still be that its holder left. */
    private static boolean isOpen(String id, Set<String> there, Set<String> live) {
        return live.contains(id) && !there.contains(id);
    }

    /** A credential whose holder left; what became of them is the end of a sentence. */
    private record Left(Credential credential, String what) {
        /** By the credential, since addresses are personal data. */
        String key() {
            return PREFIX + credential.id();
        }

        String who() {
            return credential.holder() + " " + what;
        }
    }

    /** Whatever this very run, or a person, did to it meanwhile is for the next run to look at. */
    private Optional<Credential> asRead(Credential c) {
        return world.store().credential(c.id()).filter(now -> now.version() == c.version());
    }

    /** As many as one run asks for, others first each day. */
    private <T> List<T> today(List<T> all, SweepRun run) {
        if (all.size() > MOST) {
            run.leftOver(
                    "whether all holders are still there: " + MOST + " are asked for in a run");
        }
        return new DailyShare(MOST, world.policy().today(world.now())).of(all);
    }

    private void look(
            Email email,
            List<Credential> credentials,
            Roster roster,
            LeaverRows rows,
            List<Left> left,
            Set<String> there) {
        Optional<Person> person = roster.byEmail(email);
        if (person.isEmpty()) {
            credentials.forEach(c -> left.add(new Left(c, Leave.NOT_IN_DIRECTORY)));
            return;
        }
        Answer<Optional<ZendeskUser>> answer = zendesk.get().userByEmail(email);
        Optional<ZendeskUser> user =
                answer instanceof Answer.Ok<Optional<ZendeskUser>>(Optional<ZendeskUser> found)
                        ? found
                        : Optional.empty();
        for (Credential c : credentials) {
            Optional<String> what =
                    user.flatMap(u -> Leave.ofHolder(u, rows.wasAdministrator(c)))
                            .or(() -> Leave.ofSupportOps(world, person.get(), c));
            what.ifPresent(w -> left.add(new Left(c, w)));
            if (user.filter(ZendeskUser::isAdministrator).isPresent()) {
                rows.isAdministrator(c);
            }
            if (what.isEmpty() && user.isPresent()) {
                there.add(c.id());
            }
        }
    }

    /**
     * So many at once look like a wrong file or a wrong account (hazard E15).
     *
     * @param holders who were looked for in this run
     */
    private static boolean tooMany(List<Left> left, int holders, SweepRun run) {
        long gone = left.stream().map(l -> l.credential().holder()).distinct().count();
        if (!MassLoss.isSuspicious(gone, holders)) {
            return false;
        }
        run.leftOver("holders who left all at once");
        run.matter(
                new Matter(
                        "leavers:all",
                        Matter.Urgency.NOW,
                        gone
                                + " of "
                                + holders
                                + " holders seem to have left. So many at once look like a wrong"
                                + " directory or a wrong view of Zendesk: nobody was asked and nothing"
                                + " switched off.",
                        "Support Ops managers and the operator of Tokenward"));
        return true;
    }

    private void tell(List<Left> left, SweepRun run) {
        left.stream()
                .collect(
                        Collectors.groupingBy(
                                Left::who,
                                TreeMap::new,
                                Collectors.mapping(Left::credential, Collectors.toList())))
                .forEach((who, credentials) -> tell(who, credentials, run));
    }

    private void tell(String who, List<Credential> credentials, SweepRun run) {
        run.count(Counted.LEAVERS);
        Map<Kind, List<String>> names = new HashMap<>();
        credentials.forEach(
                c -> names.computeIfAbsent(c.kind(), k -> new ArrayList<>()).add(c.name()));
        run.matter(
                new Matter(
                        "leaver:"
                                + credentials.getFirst().holder()
                                + ":"
                                + credentials.getFirst().id(),
                        Matter.Urgency.SOON,
                        who
                                + ", and still holds "
                                + names.entrySet().stream()
                                        .map(e ->
                                                (e.getKey() == Kind.API_TOKEN
                                                                ? "API tokens, which live on: "
                                                                : "OAuth clients, whose secret they"
                                                                        + " know: ")
                                                        + Labels.of(e.getValue()))
                                        .sorted()
                                        .collect(Collectors.joining(" And "))
                                + (deactivate
                                        ? " At a second sight API tokens are switched off."
                                        : ""),
                        "Support Ops managers: end each (POST /credentials/{id}/revocation), or say who"
                                + " is to have it (POST /credentials/{id}/transfer)"));
    }
}
