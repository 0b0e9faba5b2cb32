package dev.tokenward.workflow;

import dev.tokenward.domain.Actor;
import dev.tokenward.domain.Agenda;
import dev.tokenward.domain.AuditEntry;
import dev.tokenward.domain.Channel;
import dev.tokenward.domain.Email;
import dev.tokenward.domain.FeedKind;
import dev.tokenward.domain.Refusal;
import dev.tokenward.domain.Sha256;
import dev.tokenward.secrets.Secret;
import dev.tokenward.store.Commit;
import dev.tokenward.store.CommitResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Calendar feeds: whose they are, and what they show. An address has no login, so every right of
 * its owner is looked up at each fetch (case C32).
 */
public final class Feeds {
    private static final int TRIES = 4;

    private final World world;

    public Feeds(World world) {
        this.world = world;
    }

    /** The caller's feeds; one that lacks is opened. */
    public Result<List<Feed>> own(Actor actor) {
        List<Feed> feeds = new ArrayList<>();
        for (FeedKind kind : kinds(actor)) {
            feeds.add(present(kind, actor.email()).orElseGet(() -> open(actor, kind)));
        }
        return new Result.Done<>(feeds);
    }

    /**
     * Gives feeds new addresses; the old ones are dead at once.
     *
     * @param only the kind whose address is renewed; empty for all that the caller has
     */
    public Result<List<Feed>> renew(Actor actor, Optional<FeedKind> only) {
        if (only.isPresent() && !kinds(actor).contains(only.get())) {
            return new Result.Refused<>(
                    new Refusal.Forbidden("Only Support Ops has the team's calendar."));
        }
        List<Feed> feeds = new ArrayList<>();
        for (FeedKind kind : kinds(actor)) {
            if (only.isEmpty() || only.get() == kind) {
                feeds.add(replace(actor, kind));
            }
        }
        return new Result.Done<>(feeds);
    }

    /**
     * What an address shows now; empty if it is nobody's, not any more, or its owner's right to it
     * has gone: the directory decides, as wherever there is no signed-in token.
     */
    public Optional<Agenda> shown(String key) {
        Optional<String> owner = world.store().owner(lookup(key));
        if (owner.isEmpty()) {
            return Optional.empty();
        }
        String[] parts = owner.get().split(" ", 2);
        FeedKind kind = FeedKind.valueOf(parts[0]);
        return new Identities(world)
                .of(new Email(parts[1]), Channel.API)
                .filter(a -> kinds(a).contains(kind))
                .map(a -> new Agendas(world).of(kind, a.email()));
    }

    private static List<FeedKind> kinds(Actor actor) {
        return actor.inSupportOps()
                ? List.of(FeedKind.PERSONAL, FeedKind.SUPPORT_OPS)
                : List.of(FeedKind.PERSONAL);
    }

    private Optional<Feed> present(FeedKind kind, Email owner) {
        return world.store().owner(place(kind, owner)).map(note -> Feed.of(kind, owner, note));
    }

    private Feed open(Actor actor, FeedKind kind) {
        return commit(actor, kind, Optional.empty())
                .or(() -> present(kind, actor.email()))
                .orElseThrow();
    }

    private Feed replace(Actor actor, FeedKind kind) {
        for (int i = 0; i < TRIES; i++) {
            Optional<Feed> made = commit(actor, kind, present(kind, actor.email()));
            if (made.isPresent()) {
                return made.get();
            }
        }
        throw new IllegalStateException("a calendar's address is renewed by many at once");
    }

    /** Empty if somebody else was faster. */
    private Optional<Feed> commit(Actor actor, FeedKind kind, Optional<Feed> before) {
        Feed feed = new Feed(kind, actor.email(), Secret.of(world.ids().feed()), world.now());
        Commit.Place at = new Commit.Place(place(kind, feed.owner()), feed.note());
        Commit commit = new Commit().take(found(feed)).audit(event(actor, kind, before));
        before.ifPresentOrElse(
                old -> commit.takeOver(at, old.note()).release(found(old)), () -> commit.take(at));
        return world.store().commit(commit) instanceof CommitResult.Committed
                ? Optional.of(feed)
                : Optional.empty();
    }

    /** Where a fetch finds whose feed it is: under the key's hash, so that no look-up names it. */
    private static Commit.Place found(Feed feed) {
        return new Commit.Place(lookup(feed.key().reveal()), feed.kind() + " " + feed.owner());
    }

    private static String lookup(String key) {
        return "feed:" + Sha256.hex(key);
    }

    private static String place(FeedKind kind, Email owner) {
        return "calendar:" + kind + ":" + owner;
    }

    private static AuditEntry event(Actor actor, FeedKind kind, Optional<Feed> before) {
        return new AuditEntry(
                "system",
                before.isPresent() ? "calendar.renewed" : "calendar.opened",
                actor.email().value(),
                actor.channel(),
                Map.of("kind", kind.name()),
                Map.of());
    }
}
