package dev.tokenward.workflow;

import dev.tokenward.domain.Found;
import dev.tokenward.domain.Found.Owner;
import dev.tokenward.domain.Found.Standing;
import dev.tokenward.domain.FoundLifecycle;
import dev.tokenward.domain.IssueRef;
import dev.tokenward.domain.Ownership;
import dev.tokenward.domain.Roster;
import dev.tokenward.gitlab.GitLab;
import dev.tokenward.net.Answer;
import dev.tokenward.store.Commit;
import dev.tokenward.store.CommitResult;
import dev.tokenward.zendesk.Zendesk;
import dev.tokenward.zendesk.ZendeskUser;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Asks GitLab and Zendesk whose a credential may be where its name does not say: a few calls in a
 * run; for an issue again after a month.
 */
final class Owners {
    private static final int MOST = 50;
    private static final int AGAIN_DAYS = 30;

    private final World world;
    private final Zendesk zendesk;
    private final Supplier<GitLab> gitlab;
    private final Roster roster;
    private final SweepRun run;
    private final Map<String, Answer<ZendeskUser>> users = new HashMap<>();

    Owners(World world, Zendesk zendesk, Supplier<GitLab> gitlab, Roster roster, SweepRun run) {
        this.world = world;
        this.zendesk = zendesk;
        this.gitlab = gitlab;
        this.roster = roster;
        this.run = run;
    }

    /** The rows, those with a new owner in place of the ones before. */
    Map<String, Found> seek(Map<String, Found> rows) {
        LocalDate today = world.policy().today(world.now());
        List<Found> due =
                rows.values().stream()
                        .filter(f -> f.standing() == Standing.FOUND && f.credibleOwner().isEmpty())
                        .filter(f ->
                                f.soughtOn()
                                        .filter(on -> on.plusDays(AGAIN_DAYS).isAfter(today))
                                        .isEmpty())
                        .sorted(Comparator.comparing(Owners::source).thenComparing(Found::id))
                        .toList();
        if (run.dryRun()) {
            return rows;
        }
        List<String> sources = due.stream().map(Owners::source).distinct().toList();
        Set<String> now = new HashSet<>(new DailyShare(MOST, today).of(sources));
        if (now.size() < sources.size()) {
            run.leftOver("whose all credentials are: " + MOST + " sources are asked in a run");
        }
        Map<String, Long> made =
                rows.values().stream()
                        .filter(Owners::isNobodys)
                        .collect(
                                Collectors.groupingBy(
                                        f -> f.seen().creatorId().orElse(""),
                                        Collectors.counting()));
        run.eachInZendesk(
                due.stream().filter(f -> now.contains(source(f))).toList(),
                Found::id,
                f -> seek(f, made, today).ifPresent(next -> rows.put(next.id(), next)));
        return rows;
    }

    /** Who is asked for it: one call tells of all that somebody made. */
    private static String source(Found f) {
        return issue(f).map(issue -> "issue " + issue.key())
                .orElseGet(() -> "user " + f.seen().creatorId().orElse(""));
    }

    /** Nobody stands for it, and nothing says whose it is, or nothing but who made it. */
    private static boolean isNobodys(Found f) {
        return switch (f.standing()) {
            case FOUND, ASKED, UNANSWERED, DISOWNED ->
                    f.owner().filter(o -> !Ownership.isMaker(o)).isEmpty();
            case OWN,
                    ISSUED,
                    ADOPTED,
                    REMOVING,
                    UNLISTED,
                    REMOVAL_AGREED,
                    DEACTIVATED,
                    GONE,
                    OVER ->
                    false;
        };
    }

    /** A link in a name that was changed after the first sight may be anybody's. */
    private static Optional<IssueRef> issue(Found f) {
        return f.renamed().filter(r -> r.by().isEmpty()).isPresent()
                ? Optional.empty()
                : f.naming().issue();
    }

    private Optional<Found> seek(Found f, Map<String, Long> made, LocalDate today) {
        Optional<Owner> author = Optional.empty();
        if (issue(f).isPresent()) {
            IssueRef issue = issue(f).get();
            switch (gitlab.get().issue(issue)) {
                case Answer.Ok<GitLab.Issue>(GitLab.Issue found) ->
                        author = Ownership.ofIssue(issue, found.author().username(), roster);
                case Answer.Later<GitLab.Issue> later -> {
                    return Optional.empty();
                }
                case Answer<GitLab.Issue> other -> author = Optional.empty();
            }
        }
        Optional<Owner> owner = author;
        if (owner.isEmpty() && f.seen().creatorId().isPresent()) {
            switch (users.computeIfAbsent(f.seen().creatorId().get(), zendesk::user)) {
                case Answer.Ok<ZendeskUser>(ZendeskUser user) ->
                        owner =
                                Ownership.ofCreator(
                                        f.kind(),
                                        user.email(),
                                        made.getOrDefault(f.seen().creatorId().get(), 0L),
                                        roster);
                case Answer.Missing<ZendeskUser> gone -> owner = Optional.empty();
                case Answer<ZendeskUser> other -> {
                    // a search that failed proves nothing: another day
                    return Optional.empty();
                }
            }
        }
        if (owner.isEmpty() && (issue(f).isEmpty() || f.owner().isPresent())) {
            // not worth a write: who made it is asked of Zendesk once a run for all that they made
            return Optional.empty();
        }
        Found next = FoundLifecycle.sought(f, owner, today);
        return world.store().commit(new Commit().found(next)) instanceof CommitResult.Committed
                ? Optional.of(next)
                : Optional.empty();
    }
}
