package dev.tokenward.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An API token whose place an OAuth client takes: asked for, watched, its deletion proposed. */
public final class Replacing {
    private Replacing() {}

    /** An OAuth client is asked for in its place. */
    public static Change<Found> ask(Found f, String requestId, Actor actor, Instant now) {
        Found next =
                f.draft()
                        .replacement(
                                new Replacement(requestId, actor.email(), now, Optional.empty()))
                        .next();
        return new Change<>(
                next,
                List.of(
                        FoundLifecycle.event(
                                next,
                                "replacement-asked",
                                Optional.of(actor),
                                Map.of("request", requestId))),
                List.of());
    }

    /**
     * The client is used and the token is not: its deletion is proposed to who may order it.
     *
     * @param record what stands for the token
     * @param evidence parameters of {@link Notice.Topic#DELETION_PROPOSED}
     */
    public static Change<Found> propose(
            Found f, Optional<Credential> record, Map<String, String> evidence, Instant now) {
        Replacement replacement = f.replacement().orElseThrow();
        Found next = f.draft().replacement(replacement.proposed(Optional.of(now))).next();
        Map<String, String> params = new TreeMap<>(evidence);
        params.put("id", record.map(Credential::id).orElse(f.id()));
        params.put("name", record.map(Credential::name).orElse(f.label()));
        params.put("zendeskId", f.zendeskId());
        Notice.Recipient to =
                record.filter(Credential::hasHolder)
                        .<Notice.Recipient>map(c -> new Notice.Recipient.To(c.holder()))
                        .orElse(new Notice.Recipient.Group(Role.SUPPORT_OPS_MANAGER));
        return new Change<>(
                next,
                List.of(
                        FoundLifecycle.event(
                                next, "deletion-proposed", Optional.empty(), Map.of())),
                List.of(
                        new Notice(
                                f.id()
                                        + ":"
                                        + Notice.Topic.DELETION_PROPOSED
                                        + ":v"
                                        + next.version()
                                        + ":"
                                        + to.key(),
                                Notice.Topic.DELETION_PROPOSED,
                                "",
                                record.map(Credential::id),
                                to,
                                params)));
    }

    /** It is used after all, or its client is gone: the proposal is void. */
    public static Change<Found> withdrawProposal(Found f) {
        Found next =
                f.draft()
                        .replacement(f.replacement().orElseThrow().proposed(Optional.empty()))
                        .next();
        return new Change<>(
                next,
                List.of(FoundLifecycle.event(next, "proposal-void", Optional.empty(), Map.of())),
                List.of());
    }
}
