package dev.tokenward.workflow;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.ZendeskDates;
import dev.tokenward.net.Answer;
import dev.tokenward.store.Page;
import dev.tokenward.store.PageRequest;
import dev.tokenward.zendesk.ApiToken;
import dev.tokenward.zendesk.OauthClient;
import dev.tokenward.zendesk.Zendesk;
import dev.tokenward.zendesk.ZendeskUser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Compares the records with Zendesk. Acts only on what complete lists showed twice, some time
 * apart; a list that is not complete proves nothing and changes nothing (hazards E14, E15).
 */
public final class Reconcile implements SweepStep {
    private static final int PAGE = 100;

    private final World world;
    private final Supplier<Zendesk> zendesk;
    private final int most;
    private final Alerts alerts;

    /**
     * @param most credentials that one run marks as gone or deletes; the rest waits for the next
     */
    public Reconcile(World world, Supplier<Zendesk> zendesk, int most) {
        this.world = world;
        this.zendesk = zendesk;
        this.most = most;
        this.alerts = new Alerts(world);
    }

    @Override
    public void run(SweepRun run) {
        Zendesk account = zendesk.get();
        List<Credential> records = new ArrayList<>(inUse(CredentialStatus.ACTIVE, run));
        records.addAll(inUse(CredentialStatus.DEACTIVATED, run));
        if (!run.mayCallZendesk()) {
            // what is not read of the records would look unexplained in Zendesk
            return;
        }
        Set<Kind> blind = EnumSet.noneOf(Kind.class);
        List<Drift> drifts = look(account, records, blind, run);
        drifts.removeIf(drift -> !isAsRead(drift));
        // what could not be looked at is neither seen again nor seen to be mended
        Optional<Map<String, Instant>> since =
                new TwoSightings(world)
                        .note(
                                drifts.stream().map(Drift::key).toList(),
                                key ->
                                        key.startsWith(Leavers.PREFIX)
                                                || blind.stream()
                                                        .anyMatch(k -> key.startsWith(k + ":")),
                                run.dryRun());
        if (since.isEmpty()) {
            run.leftOver("records and Zendesk were compared by another run at the same time");
            return;
        }
        DriftResponse response = new DriftResponse(world, account, most, run);
        run.eachInZendesk(
                MassLoss.without(drifts, records, run),
                Drift::key,
                drift ->
                        response.to(
                                drift,
                                Optional.ofNullable(since.get().get(drift.key())).orElseThrow()));
    }

    private List<Credential> inUse(CredentialStatus status, SweepRun run) {
        List<Credential> all = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Page<Credential> page =
                    world.store().credentials(Optional.of(status), new PageRequest(PAGE, cursor));
            all.addAll(page.items());
            cursor = page.cursor();
        } while (cursor.isPresent() && run.goesOn());
        return all;
    }

    private List<Drift> look(
            Zendesk account, List<Credential> records, Set<Kind> blind, SweepRun run) {
        List<Drift> drifts = new ArrayList<>();
        Comparison comparison = new Comparison(records, world.now());
        Unexplained unexplained = new Unexplained(world, ownUser(account, run));
        switch (account.oauthClients()) {
            case Answer.Ok<List<OauthClient>>(var list) -> {
                drifts.addAll(comparison.clients(list));
                drifts.addAll(unexplained.among(list, ids(records)));
            }
            case Answer<List<OauthClient>> other -> blind(Kind.OAUTH_CLIENT, other, blind, run);
        }
        if (records.stream().anyMatch(c -> c.kind() == Kind.API_TOKEN)) {
            switch (account.apiTokens()) {
                case Answer.Ok<List<ApiToken>>(var list) -> drifts.addAll(comparison.tokens(list));
                case Answer<List<ApiToken>> other -> blind(Kind.API_TOKEN, other, blind, run);
            }
        }
        return drifts;
    }

    private static Set<String> ids(List<Credential> records) {
        return records.stream().flatMap(c -> c.zendeskId().stream()).collect(Collectors.toSet());
    }

    /** Whom we act as; every client acts as this user too, so their role matters (hazard E32). */
    private Optional<String> ownUser(Zendesk account, SweepRun run) {
        return switch (account.me()) {
            case Answer.Ok<ZendeskUser>(ZendeskUser me) -> {
                if (!me.role().equals("admin")) {
                    run.matter(
                            new Matter(
                                    "own-user",
                                    Matter.Urgency.NOW,
                                    "Tokenward's own user in Zendesk ("
                                            + me.name()
                                            + ") is no administrator any more but \""
                                            + me.role()
                                            + "\": every OAuth client that it owns acts as it, and"
                                            + " Tokenward can govern nothing.",
                                    "an administrator of Zendesk"));
                }
                yield Optional.of(me.id());
            }
            case Answer<ZendeskUser> other -> Optional.empty();
        };
    }

    private void blind(Kind kind, Answer<?> answer, Set<Kind> blind, SweepRun run) {
        blind.add(kind);
        Removal.Seen.Trouble trouble = Removal.blind(kind, answer);
        String what = trouble.what();
        if (answer instanceof Answer.Missing<?>
                && !world.now().isBefore(ZendeskDates.API_TOKENS_END_AT)) {
            run.matter(
                    new Matter(
                            "blind:" + kind,
                            Matter.Urgency.NOTE,
                            "Zendesk has no list of API tokens any more: it switched all of them off on"
                                    + " 2027-04-30. What is recorded of them stays as it is.",
                            "Support Ops managers: give up what is left (POST"
                                    + " /credentials/{id}/forgetting)"));
            return;
        }
        run.leftOver("the comparison with Zendesk (" + kind + ")");
        run.matter(
                new Matter(
                        "blind:" + kind,
                        Matter.Urgency.NOW,
                        "Records and Zendesk could not be compared, and nothing was changed. "
                                + what,
                        "the operator of Tokenward"));
        if (!run.dryRun() && trouble.permanent()) {
            alerts.raise("zendesk-access", what);
        }
    }

    /** The listing may lag behind what a person or this very run just did. */
    private boolean isAsRead(Drift drift) {
        return !(drift instanceof Drift.OfRecord of)
                || world.store()
                        .credential(of.credential().id())
                        .filter(c -> c.version() == of.credential().version())
                        .isPresent();
    }
}
