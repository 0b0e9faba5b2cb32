package dev.tokenward.workflow;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Email;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.Kind;
import dev.tokenward.net.Answer;
import dev.tokenward.zendesk.Zendesk;
import dev.tokenward.zendesk.ZendeskUser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * People who left, or lost their rights, and still have a credential: an API token lives on without
 * them, and an OAuth client acts as its owner, so that it stops or does less. Each is told with who
 * must act; nothing is switched off. A search that fails proves nothing.
 */
public final class Leavers implements SweepStep {
    /** Searches in one run; who was left out comes first on another day. */
    private static final int MOST = 300;

    private final World world;
    private final Supplier<Zendesk> zendesk;

    public Leavers(World world, Supplier<Zendesk> zendesk) {
        this.world = world;
        this.zendesk = zendesk;
    }

    @Override
    public void run(SweepRun run) {
        Optional<Map<String, Credential>> records = new LiveRecords(world).byFound(run::goesOn);
        if (records.isEmpty()) {
            return;
        }
        Map<Email, List<Credential>> held = new TreeMap<>();
        records.get().values().stream()
                .filter(c -> !c.status().isEnding())
                .forEach(c -> held.computeIfAbsent(c.holder(), e -> new ArrayList<>()).add(c));
        run.eachInZendesk(
                today(List.copyOf(held.entrySet()), run),
                e -> "the holder of " + e.getValue().size() + " credentials",
                e -> holder(e.getKey(), e.getValue(), run));
        Map<String, List<Found>> owned = new TreeMap<>();
        world.store().standing().stream()
                .filter(f -> f.kind() == Kind.OAUTH_CLIENT && !f.seen().own())
                .filter(f -> f.standing() != Found.Standing.ISSUED)
                .forEach(f ->
                        f.seen()
                                .creatorId()
                                .ifPresent(id ->
                                        owned.computeIfAbsent(id, i -> new ArrayList<>()).add(f)));
        run.eachInZendesk(
                today(List.copyOf(owned.entrySet()), run),
                e -> "the owner of " + e.getValue().size() + " OAuth clients",
                e -> owner(e.getKey(), e.getValue(), run));
    }

    /** As many as one run asks for, others first each day. */
    private <T> List<T> today(List<T> all, SweepRun run) {
        if (all.size() > MOST) {
            run.leftOver(
                    "whether all holders are still there: " + MOST + " are asked for in a run");
        }
        return new DailyShare(MOST, world.policy().today(world.now())).of(all);
    }

    private void holder(Email email, List<Credential> credentials, SweepRun run) {
        if (world.store().person(email).isEmpty()) {
            tell(email, credentials, "is not in the directory any more", run);
            return;
        }
        if (zendesk.get().userByEmail(email)
                        instanceof Answer.Ok<Optional<ZendeskUser>>(Optional<ZendeskUser> user)
                && user.isPresent()) {
            left(user.get()).ifPresent(what -> tell(email, credentials, what, run));
        }
    }

    /** What of a user's state says that nobody works with the credential any more. */
    private static Optional<String> left(ZendeskUser user) {
        if (!user.active()) {
            return Optional.of("is deleted in Zendesk");
        }
        if (user.suspended()) {
            return Optional.of("is suspended in Zendesk");
        }
        return user.role().equals("end-user")
                ? Optional.of("is no agent any more in Zendesk")
                : Optional.empty();
    }

    private void tell(Email email, List<Credential> credentials, String what, SweepRun run) {
        run.count(Counted.LEAVERS);
        Map<Kind, List<String>> names = new HashMap<>();
        credentials.forEach(c ->
                names.computeIfAbsent(c.kind(), k -> new ArrayList<>())
                        .add(Strays.shortened(c.name())));
        run.matter(
                new Matter(
                        "leaver:" + email,
                        Matter.Urgency.SOON,
                        email
                                + " "
                                + what
                                + ", and still holds "
                                + names.entrySet().stream()
                                        .map(e ->
                                                (e.getKey() == Kind.API_TOKEN
                                                                ? "API tokens, which live on: "
                                                                : "OAuth clients: ")
                                                        + String.join(", ", e.getValue()))
                                        .sorted()
                                        .reduce((a, b) -> a + "; " + b)
                                        .orElse("nothing")
                                + ".",
                        "Support Ops managers: end each, or have somebody else ask for a new one (POST"
                                + " /credentials/{id}/revocation)"));
    }

    private void owner(String id, List<Found> clients, SweepRun run) {
        switch (zendesk.get().user(id)) {
            case Answer.Ok<ZendeskUser>(ZendeskUser user) ->
                    left(user)
                            .or(() ->
                                    user.role().equals("admin")
                                            ? Optional.empty()
                                            : Optional.of("is no administrator any more"))
                            .ifPresent(what -> warn(user.name(), id, clients, what, run));
            case Answer<ZendeskUser> other -> {
                // neither a user that cannot be read nor a call that failed proves anything
            }
        }
    }

    private static void warn(
            String name, String id, List<Found> clients, String what, SweepRun run) {
        run.count(Counted.LEAVERS);
        run.matter(
                new Matter(
                        "owner:" + id,
                        Matter.Urgency.SOON,
                        name
                                + " "
                                + what
                                + ", and owns OAuth clients that act as them, so that they stop or do"
                                + " less: "
                                + String.join(
                                        ", ",
                                        clients.stream()
                                                .map(f -> Strays.shortened(f.label()))
                                                .toList())
                                + ".",
                        "Support Ops managers: have each replaced by a client of a present"
                                + " administrator before it stops what uses it"));
    }
}
