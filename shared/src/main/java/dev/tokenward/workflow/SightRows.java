package dev.tokenward.workflow;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialLifecycle;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.Found.Owner;
import dev.tokenward.domain.Found.Seen;
import dev.tokenward.domain.FoundLifecycle;
import dev.tokenward.domain.IssueLinks;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Naming;
import dev.tokenward.domain.Ownership;
import dev.tokenward.domain.Roster;
import dev.tokenward.domain.Survey;
import dev.tokenward.domain.Survey.Look;
import dev.tokenward.store.Commit;
import dev.tokenward.store.CommitResult;
import dev.tokenward.zendesk.ApiToken;
import dev.tokenward.zendesk.OauthClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Brings the rows up to what complete lists show, and writes those that changed. */
final class SightRows {
    /** What is younger may be in the making, its record a moment behind it. */
    private static final Duration YOUNG = Duration.ofHours(1);

    /** Two days, for runs that begin at about the same time: that is no passing fault. */
    private static final Duration BELIEVED = Duration.ofHours(46);

    /** A transaction holds 100 items at most. */
    private static final int BATCH = 40;

    private static final int PROGRESS = 10 * BATCH;

    private final World world;
    private final SweepRun run;
    private final IssueLinks links;
    private final Roster roster;
    private final Map<String, Found> before;
    private final Map<String, Credential> records;
    private final Survey survey;
    private final Instant now;
    private final List<Found> changed = new ArrayList<>();
    private final List<Credential> used = new ArrayList<>();
    private final Map<String, Found> after;
    private int written;
    private boolean whole = true;

    /**
     * @param before the rows as they are, by their ids
     * @param records the credentials that stand for a row, by its id
     * @param survey of the look before this one
     * @param now of the look: what appears in it is known by this instant
     */
    SightRows(
            World world,
            SweepRun run,
            IssueLinks links,
            Roster roster,
            Map<String, Found> before,
            Map<String, Credential> records,
            Survey survey,
            Instant now) {
        this.world = world;
        this.run = run;
        this.links = links;
        this.roster = roster;
        this.before = before;
        this.records = records;
        this.survey = survey;
        this.now = now;
        this.after = new HashMap<>(before);
    }

    /**
     * What the list of API tokens shows; nothing of a list that is not believed to be whole.
     *
     * @return why it is not, if so
     */
    Optional<String> tokens(List<ApiToken> list) {
        Set<String> there = ids(Kind.API_TOKEN, list, ApiToken::id);
        Optional<String> doubt = doubt(Kind.API_TOKEN, there, survey.tokens());
        if (doubt.isPresent()) {
            return doubt;
        }
        for (ApiToken token : list) {
            Seen seen =
                    new Seen(
                            token.description(),
                            Optional.empty(),
                            token.active(),
                            token.own(),
                            token.createdAt(),
                            token.lastUsedAt(),
                            token.userId(),
                            List.of(),
                            Optional.empty(),
                            Optional.empty());
            look(Kind.API_TOKEN, token.id(), seen, token.updatedAt());
        }
        missing(Kind.API_TOKEN, there);
        return doubt;
    }

    /** As {@link #tokens}, of the clients. */
    Optional<String> clients(List<OauthClient> list, Access access) {
        Set<String> there = ids(Kind.OAUTH_CLIENT, list, OauthClient::id);
        Optional<String> doubt = doubt(Kind.OAUTH_CLIENT, there, survey.clients());
        if (doubt.isPresent()) {
            return doubt;
        }
        for (OauthClient client : list) {
            Seen seen =
                    new Seen(
                            client.name(),
                            Optional.of(client.identifier()),
                            true,
                            client.own(),
                            client.createdAt(),
                            Optional.empty(),
                            client.userId(),
                            client.scopes(),
                            Optional.empty(),
                            Optional.empty());
            look(Kind.OAUTH_CLIENT, client.id(), access.in(seen, client.id()), Optional.empty());
        }
        missing(Kind.OAUTH_CLIENT, there);
        if (access.isWhole()) {
            UnlistedRows unlisted = new UnlistedRows(access, there);
            unlisted.changed(records.keySet(), this::row, now.minus(YOUNG), world.policy(), now)
                    .forEach(this::changed);
            missing(unlisted.missing(before.values()));
        }
        return doubt;
    }

    private static <T> Set<String> ids(Kind kind, List<T> list, Function<T, String> number) {
        return list.stream()
                .map(each -> Found.rowId(kind, number.apply(each)))
                .collect(Collectors.toSet());
    }

    private Optional<Found> row(String id) {
        return Optional.ofNullable(before.get(id)).or(() -> gone(id));
    }

    private void look(Kind kind, String zendeskId, Seen seen, Optional<Instant> updatedAt) {
        String id = Found.rowId(kind, zendeskId);
        Optional<Credential> record = Optional.ofNullable(records.get(id));
        Optional<Found> row = row(id);
        Naming naming = Naming.of(seen.name(), links, roster);
        if (row.isPresent()) {
            Found f = row.get();
            Optional<Owner> owner = owner(f, seen, naming);
            FoundLifecycle.seenAgain(
                            f,
                            seen,
                            naming,
                            owner,
                            record.map(Credential::id),
                            updatedAt,
                            survey.tokens().flatMap(Look::completeAt),
                            world.policy(),
                            now)
                    .ifPresent(this::changed);
        } else if (record.isPresent() || !isYoung(seen)) {
            Found f =
                    FoundLifecycle.appeared(
                            kind,
                            zendeskId,
                            seen,
                            naming,
                            Ownership.of(naming, roster),
                            record.map(Credential::id),
                            updatedAt,
                            world.policy(),
                            now);
            changed(f);
            if (f.standing() == Found.Standing.FOUND) {
                run.count(Counted.FOUND);
            }
        }
        Optional<Instant> off = Optional.ofNullable(after.get(id)).flatMap(Found::switchOffAt);
        record.flatMap(c -> CredentialLifecycle.used(c, seen.lastUsedAt(), off, world.policy()))
                .ifPresent(used::add);
    }

    /** By its name; where that says nothing new, or too little, whoever was proposed before. */
    private Optional<Owner> owner(Found f, Seen seen, Naming naming) {
        Optional<Owner> named = Ownership.of(naming, roster);
        Optional<Owner> before = f.naming().equals(naming) ? f.owner() : Optional.empty();
        Optional<Found.Renamed> renamed = f.renamedTo(seen.name(), Optional.empty(), now);
        if (named.isEmpty() || renamed.isEmpty()) {
            return named.or(() -> before);
        }
        Optional<String> first = Optional.of(renamed.get().from());
        Owner owner =
                Ownership.ofRenamed(
                        named.get(),
                        renamed.get(),
                        Ownership.of(Naming.of(first, links, roster), roster),
                        world.policy());
        // whom something else speaks for is not put aside by a name that anybody may have written
        return owner.doubt().isPresent()
                ? f.credibleOwner().or(() -> Optional.of(owner))
                : Optional.of(owner);
    }

    /** What was missing for good and is there again. Not asked for at the very first look. */
    private Optional<Found> gone(String id) {
        return before.isEmpty() ? Optional.empty() : world.store().found(id);
    }

    private boolean isYoung(Seen seen) {
        return seen.createdAt().filter(at -> at.plus(YOUNG).isAfter(now)).isPresent();
    }

    private void changed(Found f) {
        changed.add(f);
        after.put(f.id(), f);
    }

    /**
     * So many that are missing at once are nobody's deletions, unless they stay away (hazard E15).
     * Those of which that is known are not counted again.
     */
    private Optional<String> doubt(Kind kind, Set<String> there, Optional<Look> look) {
        List<Found> all = listed(kind).stream().filter(f -> f.missingSince().isEmpty()).toList();
        long missing = all.stream().filter(f -> !there.contains(f.id())).count();
        boolean stayAway =
                look.flatMap(Look::doubtedSince)
                        .filter(since -> !now.isBefore(since.plus(BELIEVED)))
                        .isPresent();
        return MassLoss.isSuspicious(missing, all.size()) && !stayAway
                ? Optional.of(
                        "more than half of what stood there is missing all at once: "
                                + missing
                                + " of "
                                + all.size()
                                + " ("
                                + kind
                                + ")")
                : Optional.empty();
    }

    private void missing(Kind kind, Set<String> there) {
        missing(listed(kind).stream().filter(f -> !there.contains(f.id())).toList());
    }

    private List<Found> listed(Kind kind) {
        return before.values().stream()
                .filter(f -> f.kind() == kind && !UnlistedRows.isOne(f))
                .toList();
    }

    /** The kind is over: what was of it is missing, however many that are. */
    void none(Kind kind) {
        missing(before.values().stream().filter(f -> f.kind() == kind).toList());
    }

    private void missing(List<Found> missing) {
        for (Found f : missing) {
            if (f.missingSince().isEmpty()) {
                changed(FoundLifecycle.missing(f, false, now));
            } else if (!now.isBefore(f.missingSince().get().plus(Removal.LAG))) {
                changed(FoundLifecycle.missing(f, true, now));
                after.remove(f.id());
            }
        }
    }

    /** The rows as they are now, without what is gone. */
    Map<String, Found> write() {
        if (run.dryRun()) {
            return after;
        }
        for (int from = 0; from < changed.size(); from += BATCH) {
            if (!run.goesOn()) {
                whole = false;
                return after;
            }
            if (from > 0 && from % PROGRESS == 0) {
                run.doing(from + " of " + changed.size() + " changed rows written");
            }
            List<Found> batch = changed.subList(from, Math.min(from + BATCH, changed.size()));
            Commit commit = new Commit();
            batch.forEach(commit::found);
            if (world.store().commit(commit) instanceof CommitResult.Committed) {
                written += batch.size();
            } else {
                batch.forEach(this::alone);
            }
        }
        for (Credential c : used) {
            if (run.goesOn() && isCommitted(new Commit().credential(CredentialLifecycle.to(c)))) {
                written++;
            }
        }
        return after;
    }

    /** Somebody changed one of a batch meanwhile: it is as they left it, until the next run. */
    private void alone(Found f) {
        if (isCommitted(new Commit().found(f))) {
            written++;
            return;
        }
        Optional<Found> theirs = world.store().found(f.id()).filter(now -> !now.isGone());
        theirs.ifPresentOrElse(now -> after.put(f.id(), now), () -> after.remove(f.id()));
    }

    private boolean isCommitted(Commit commit) {
        return world.store().commit(commit) instanceof CommitResult.Committed;
    }

    /** Whether there was time to write all rows. */
    boolean whole() {
        return whole;
    }

    int written() {
        return written;
    }
}
