package dev.tokenward.workflow;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.IssueLinks;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Roster;
import dev.tokenward.domain.Survey;
import dev.tokenward.domain.Survey.Look;
import dev.tokenward.domain.ZendeskDates;
import dev.tokenward.gitlab.GitLab;
import dev.tokenward.net.Answer;
import dev.tokenward.retirement.Outlook;
import dev.tokenward.store.Commit;
import dev.tokenward.zendesk.ApiToken;
import dev.tokenward.zendesk.OauthClient;
import dev.tokenward.zendesk.Zendesk;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps everything in sight that stands in Zendesk: both kinds of credential, their last use, whose
 * they may be. Only a complete list counts; of an incomplete one nothing is kept and nothing is
 * acted on, and the inventory says so (hazard E14).
 */
public final class Sight implements SweepStep {
    private static final Logger LOG = LoggerFactory.getLogger(Sight.class);

    private static final Duration NEARLY_A_DAY = Duration.ofHours(23);

    private final World world;
    private final Supplier<Zendesk> zendesk;
    private final Supplier<GitLab> gitlab;
    private final Supplier<IssueLinks> links;
    private final Revocation revocation;
    private final SightRules rules;
    private final Supplier<Optional<Survey.Rate>> rate;

    /**
     * @param rate the account's busiest minute since it was last asked for, as far as measured
     */
    public Sight(
            World world,
            Supplier<Zendesk> zendesk,
            Supplier<GitLab> gitlab,
            Supplier<IssueLinks> links,
            Revocation revocation,
            SightRules rules,
            Supplier<Optional<Survey.Rate>> rate) {
        this.world = world;
        this.zendesk = zendesk;
        this.gitlab = gitlab;
        this.links = links;
        this.revocation = revocation;
        this.rules = rules;
        this.rate = rate;
    }

    @Override
    public void run(SweepRun run) {
        if (!run.mayCallZendesk()) {
            if (run.goesOn() && !run.dryRun()) {
                notLooked(world.store().survey(), "there was no room for calls to Zendesk");
            }
            return;
        }
        Zendesk account = zendesk.get();
        Survey before = world.store().survey();
        Instant now = world.now();
        Answer<List<ApiToken>> tokens = account.apiTokens();
        Answer<List<OauthClient>> clients =
                run.mayCallZendesk()
                        ? account.oauthClients()
                        : new Answer.Later<>(Optional.empty(), "there was no room for calls");
        Access access = Access.of(account, clients, before.access(), run);
        Optional<Map<String, Credential>> records = new LiveRecords(world).byFound(run::goesOn);
        if (records.isEmpty()) {
            // what is not read of the records would look as if nobody stood for it
            if (!run.dryRun()) {
                notLooked(before, "there was no time to read what is recorded");
            }
            return;
        }
        Roster roster = new Roster(world.store().directory().people());
        SightRows rows =
                new SightRows(
                        world,
                        run,
                        links(run),
                        roster,
                        world.store().standing().stream()
                                .collect(Collectors.toMap(Found::id, Function.identity())),
                        records.get(),
                        before,
                        now);
        Look ofTokens = look(Kind.API_TOKEN, tokens, before.tokens(), now, run);
        Look ofClients = look(Kind.OAUTH_CLIENT, clients, before.clients(), now, run);
        if (tokens instanceof Answer.Ok<List<ApiToken>>(List<ApiToken> list)) {
            ofTokens =
                    rows.tokens(list)
                            .map(why -> doubted(Kind.API_TOKEN, before.tokens(), why, now, run))
                            .orElse(ofTokens);
        } else if (isOver(Kind.API_TOKEN, tokens, now)) {
            rows.none(Kind.API_TOKEN);
        }
        if (clients instanceof Answer.Ok<List<OauthClient>>(List<OauthClient> list)) {
            ofClients =
                    rows.clients(list, access)
                            .map(why -> doubted(Kind.OAUTH_CLIENT, before.clients(), why, now, run))
                            .orElse(ofClients);
        }
        Map<String, Found> after = rows.write();
        Retiring retiring =
                new Retiring(
                        world,
                        run,
                        new Outlook.Rules(world.policy(), rules.silentDays(), rules.deleteDays()),
                        now);
        List<Outlook> outlooks = retiring.look(after, records.get());
        Survey next =
                before.next(
                                Optional.of(
                                        rows.whole() ? ofTokens : unwritten(before.tokens(), now)),
                                Optional.of(
                                        rows.whole()
                                                ? ofClients
                                                : unwritten(before.clients(), now)),
                                Optional.of(access.look(before.access(), now)),
                                new Survey.Day(
                                        world.policy().today(now),
                                        rate.get(),
                                        ofTokens.failure().isEmpty()
                                                ? Optional.of(Outlooks.left(outlooks))
                                                : Optional.empty()))
                        .watching(WatchClients.turn(Outlooks.watched(outlooks), world));
        if (!run.dryRun()) {
            world.store().commit(new Commit().survey(next));
        }
        LOG.info(
                "in sight: {} API tokens, {} OAuth clients, {} access tokens; {} rows written",
                ofTokens.count(),
                ofClients.count(),
                access.count(),
                rows.written());
        if (next.complete()) {
            Map<String, Found> sought =
                    new Owners(world, account, gitlab, roster, run).seek(new HashMap<>(after));
            new Strays(
                            world,
                            rules,
                            new FoundRemoval(world, () -> account, revocation),
                            run,
                            newSince(before, now),
                            now)
                    .follow(sought.values());
            retiring.propose(outlooks);
        }
    }

    /** What was seen before must not pass for what is there today. */
    private void notLooked(Survey before, String why) {
        Instant now = world.now();
        world.store()
                .commit(
                        new Commit()
                                .survey(
                                        before.next(
                                                Optional.of(Look.failed(before.tokens(), why, now)),
                                                Optional.of(
                                                        Look.failed(before.clients(), why, now)),
                                                Optional.of(Look.failed(before.access(), why, now)),
                                                new Survey.Day(
                                                        world.policy().today(now),
                                                        rate.get(),
                                                        Optional.empty()))));
    }

    /** Not told of yet: by no whole look, and by no run of this day that may have died since. */
    private static Instant newSince(Survey before, Instant now) {
        Instant told = before.wholeAt().or(before::asOf).orElse(Instant.EPOCH);
        Instant today = now.minus(NEARLY_A_DAY);
        return told.isBefore(today) ? told : today;
    }

    private static Look doubted(
            Kind kind, Optional<Look> before, String why, Instant now, SweepRun run) {
        run.leftOver("what is missing in Zendesk all at once");
        run.matter(
                new Matter(
                        "sight:missing:" + kind,
                        Matter.Urgency.NOW,
                        "Zendesk's list is not believed: "
                                + why
                                + ". So many at once look like a wrong view of Zendesk, not like"
                                + " deletions: nothing is taken from this list, and nobody is asked or"
                                + " told anything by this look. If they stay away for two days, they"
                                + " are taken for missing.",
                        "Support Ops managers and the operator of Tokenward: look in Admin Center"
                                + " whether they are there"));
        return Look.doubted(before, why, now);
    }

    private static Look unwritten(Optional<Look> before, Instant now) {
        return Look.failed(before, "there was no time to write down what was seen", now);
    }

    /** Who may only look has no access to GitLab; nothing is kept of what is read in a dry run. */
    private IssueLinks links(SweepRun run) {
        return run.dryRun() ? IssueLinks.beside(Optional.empty()) : links.get();
    }

    private static <T> Look look(
            Kind kind, Answer<List<T>> answer, Optional<Look> before, Instant now, SweepRun run) {
        if (answer instanceof Answer.Ok<List<T>>(List<T> list)) {
            return Look.complete(list.size(), now);
        }
        if (isOver(kind, answer, now)) {
            return Look.complete(0, now);
        }
        String why = Removal.blind(kind, answer).what();
        run.leftOver("the inventory of Zendesk (" + kind + ")");
        run.matter(incomplete(kind.name(), why));
        return Look.failed(before, why, now);
    }

    /** To be told of a list that was not seen to its end. */
    static Matter incomplete(String list, String why) {
        return new Matter(
                "sight:" + list,
                Matter.Urgency.SOON,
                "The inventory is not complete: what this list would say is shown as it was seen"
                        + " before, and nobody is asked or told anything by this look. "
                        + why,
                "the operator of Tokenward");
    }

    /** There are none any more: Zendesk has switched all of them off, and has no list of them. */
    private static boolean isOver(Kind kind, Answer<?> answer, Instant now) {
        return kind == Kind.API_TOKEN
                && answer instanceof Answer.Missing<?>
                && !now.isBefore(ZendeskDates.API_TOKENS_END_AT);
    }
}
