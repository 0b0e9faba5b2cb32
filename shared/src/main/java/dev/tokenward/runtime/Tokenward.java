package dev.tokenward.runtime;

import dev.tokenward.domain.IssueLinks;
import dev.tokenward.gitlab.GitLab;
import dev.tokenward.metrics.EmbeddedMetrics;
import dev.tokenward.metrics.Metrics;
import dev.tokenward.net.HttpCaller;
import dev.tokenward.net.Patience;
import dev.tokenward.net.Transport;
import dev.tokenward.net.Waiter;
import dev.tokenward.secrets.HookSecret;
import dev.tokenward.secrets.SecretName;
import dev.tokenward.secrets.Secrets;
import dev.tokenward.slack.Slack;
import dev.tokenward.store.DynamoStore;
import dev.tokenward.workflow.AccessTokenList;
import dev.tokenward.workflow.Audit;
import dev.tokenward.workflow.Decisions;
import dev.tokenward.workflow.Feeds;
import dev.tokenward.workflow.FoundActions;
import dev.tokenward.workflow.FoundAnswers;
import dev.tokenward.workflow.Ids;
import dev.tokenward.workflow.Inventory;
import dev.tokenward.workflow.Issuance;
import dev.tokenward.workflow.IssueInbox;
import dev.tokenward.workflow.Outbox;
import dev.tokenward.workflow.People;
import dev.tokenward.workflow.Reissue;
import dev.tokenward.workflow.Renames;
import dev.tokenward.workflow.Replacements;
import dev.tokenward.workflow.Requests;
import dev.tokenward.workflow.Retirement;
import dev.tokenward.workflow.Revocation;
import dev.tokenward.workflow.Seals;
import dev.tokenward.workflow.Sight;
import dev.tokenward.workflow.SlackInbox;
import dev.tokenward.workflow.Sweep;
import dev.tokenward.workflow.SweepLimits;
import dev.tokenward.workflow.Sweeps;
import dev.tokenward.workflow.Transfers;
import dev.tokenward.workflow.UntoldIssues;
import dev.tokenward.workflow.Usage;
import dev.tokenward.workflow.World;
import dev.tokenward.zendesk.Zendesk;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The composition root: builds each part when it is first asked for, once. A Lambda that sends no
 * Slack message never makes a Slack client.
 */
public final class Tokenward {
    private static final Duration CONNECT = Duration.ofSeconds(3);

    private final Settings settings;
    private final InstantSource clock;
    private final Supplier<Requests> requests;
    private final Supplier<Decisions> decisions;
    private final Supplier<Inventory> inventory;
    private final Supplier<FoundActions> found;
    private final Supplier<FoundAnswers> foundAnswers;
    private final Supplier<Renames> renames;
    private final Supplier<AccessTokenList> accessTokens;
    private final Supplier<Reissue> reissue;
    private final Supplier<Transfers> transfers;
    private final Supplier<People> people;
    private final Supplier<Feeds> feeds;
    private final Supplier<Issuance> issuance;
    private final Supplier<Outbox> outbox;
    private final Supplier<IssueInbox> issueInbox;
    private final HookSecret gitlabSecret;
    private final Supplier<IssueLinks> issueLinks;
    private final Supplier<SlackInbox> slackInbox;
    private final HookSecret slackSecret;
    private final Supplier<Sweep> sweep;
    private final Supplier<Sweeps> sweeps;
    private final Supplier<Audit> audit;
    private final Supplier<Usage> usage;
    private final Supplier<Retirement> retirement;
    private final Supplier<Replacements> replacements;

    /**
     * For the sandbox and for tests: everything from outside is given.
     *
     * @param baseUrls take the place of the secrets' base_url
     */
    public Tokenward(
            Settings settings,
            InstantSource clock,
            DynamoDbClient dynamo,
            SecretsManagerClient secretsManager,
            Map<SecretName, URI> baseUrls) {
        this(
                settings,
                clock,
                () -> dynamo,
                () -> secretsManager,
                baseUrls,
                usualCaller(clock),
                Ids::new,
                Metrics.NONE);
    }

    /**
     * The same, with the calls to Zendesk, Slack and GitLab given too, and a taker of figures.
     *
     * @param baseUrls take the place of the secrets' base_url
     * @param http sends those calls
     * @param ids may be the same in each run of a test
     */
    public Tokenward(
            Settings settings,
            InstantSource clock,
            DynamoDbClient dynamo,
            SecretsManagerClient secretsManager,
            Map<SecretName, URI> baseUrls,
            Supplier<HttpCaller> http,
            Supplier<Ids> ids,
            Metrics metrics) {
        this(settings, clock, () -> dynamo, () -> secretsManager, baseUrls, http, ids, metrics);
    }

    private Tokenward(
            Settings settings,
            InstantSource clock,
            Supplier<DynamoDbClient> dynamo,
            Supplier<SecretsManagerClient> secretsManager,
            Map<SecretName, URI> baseUrls,
            Supplier<HttpCaller> http,
            Supplier<Ids> ids,
            Metrics metrics) {
        this.settings = settings;
        this.clock = clock;
        Outside outside =
                new Outside(
                        clock,
                        secretsManager,
                        settings.secretPrefix(),
                        baseUrls,
                        settings.zendeskSharePercent(),
                        http);
        Supplier<? extends Secrets> secrets = outside.secrets();
        Supplier<Zendesk> zendesk = outside.zendesk();
        Supplier<Slack> slack = outside.slack();
        Supplier<GitLab> gitlab = outside.gitlab();
        Supplier<World> world =
                new Lazy<>(() ->
                        new World(
                                new DynamoStore(
                                        dynamo.get(),
                                        settings.tableName(),
                                        clock,
                                        settings.groups(),
                                        settings.policy()),
                                clock,
                                settings.policy(),
                                ids.get(),
                                metrics));
        Supplier<IssueLinks> links =
                () -> new IssueLinks(secrets.get().gitlab().baseUrl(), settings.gitlabProjects());
        Supplier<Revocation> revocation = new Lazy<>(() -> new Revocation(world.get(), zendesk));
        requests = new Lazy<>(() -> new Requests(world.get(), gitlab, links));
        decisions = new Lazy<>(() -> new Decisions(world.get()));
        inventory = new Lazy<>(() -> new Inventory(world.get(), revocation.get()));
        renames = new Lazy<>(() -> new Renames(world.get(), zendesk, links));
        accessTokens = new Lazy<>(() -> new AccessTokenList(world.get(), zendesk));
        transfers = new Lazy<>(() -> new Transfers(world.get(), zendesk));
        reissue = new Lazy<>(() -> new Reissue(world.get(), revocation.get()));
        found =
                new Lazy<>(() ->
                        new FoundActions(world.get(), zendesk, revocation.get(), settings.sight()));
        foundAnswers = new Lazy<>(() -> new FoundAnswers(world.get()));
        people =
                new Lazy<>(() ->
                        new People(
                                world.get(),
                                settings.groups(),
                                settings.directoryMaxRemovedPercent()));
        feeds = new Lazy<>(() -> new Feeds(world.get()));
        issuance = new Lazy<>(() -> new Issuance(world.get(), zendesk, slack));
        outbox =
                new Lazy<>(() ->
                        new Outbox(
                                world.get(),
                                slack,
                                gitlab,
                                settings.supportOpsChannel(),
                                settings.slackApproval()));
        issueInbox = new Lazy<>(() -> new IssueInbox(world.get()));
        gitlabSecret = HookSecret.ofGitLab(secrets);
        issueLinks = links;
        slackInbox =
                new Lazy<>(() ->
                        new SlackInbox(
                                world.get(), outside.quickSlack(), settings.slackApproval()));
        slackSecret = HookSecret.ofSlack(secrets);
        audit = new Lazy<>(() -> new Audit(world.get()));
        usage = new Lazy<>(() -> new Usage(world.get()));
        retirement = new Lazy<>(() -> new Retirement(world.get(), settings.sight()));
        replacements = new Lazy<>(() -> new Replacements(world.get(), gitlab, links));
        sweep =
                new Lazy<>(() -> {
                    SweepSteps steps =
                            new SweepSteps(
                                    world.get(),
                                    zendesk,
                                    revocation.get(),
                                    settings.sweepMaxRevocations(),
                                    settings.deactivateLeavers());
                    return new Sweep(
                            world.get(),
                            new SweepLimits(
                                    outside.waiter(),
                                    outside.zendeskBudget(),
                                    settings.sweepMaxZendeskCalls()),
                            steps.tick(requests.get(), issuance.get(), outbox.get()),
                            steps.daily(
                                    new Seals(world.get()),
                                    new Sight(
                                            world.get(),
                                            zendesk,
                                            gitlab,
                                            links,
                                            revocation.get(),
                                            settings.sight(),
                                            outside.zendeskBudget()::takeBusiest),
                                    new UntoldIssues(
                                            world.get(),
                                            gitlab,
                                            links,
                                            settings.gitlabProjects())));
                });
        sweeps = new Lazy<>(() -> new Sweeps(world.get(), sweep));
    }

    /** The root of a deployed function: settings from the environment, clients of its region. */
    public static Tokenward fromEnvironment() {
        Settings settings = Settings.from(System.getenv());
        return new Tokenward(
                settings,
                InstantSource.system(),
                AwsClients.dynamoSoon(),
                new Lazy<>(AwsClients::secretsManager),
                Map.of(),
                usualCaller(InstantSource.system()),
                Ids::new,
                new EmbeddedMetrics(System.out, settings.tableName(), InstantSource.system()));
    }

    private static Supplier<HttpCaller> usualCaller(InstantSource clock) {
        return new Lazy<>(() ->
                new HttpCaller(
                        new Transport(CONNECT),
                        Waiter.real(),
                        new SecureRandom(),
                        clock,
                        Patience.usual()));
    }

    public Settings settings() {
        return settings;
    }

    public InstantSource clock() {
        return clock;
    }

    public Requests requests() {
        return requests.get();
    }

    public Decisions decisions() {
        return decisions.get();
    }

    public Inventory inventory() {
        return inventory.get();
    }

    public Renames renames() {
        return renames.get();
    }

    public AccessTokenList accessTokens() {
        return accessTokens.get();
    }

    public Reissue reissue() {
        return reissue.get();
    }

    public Transfers transfers() {
        return transfers.get();
    }

    public FoundActions found() {
        return found.get();
    }

    public FoundAnswers foundAnswers() {
        return foundAnswers.get();
    }

    public People people() {
        return people.get();
    }

    public Feeds feeds() {
        return feeds.get();
    }

    public Issuance issuance() {
        return issuance.get();
    }

    public Outbox outbox() {
        return outbox.get();
    }

    public IssueInbox issueInbox() {
        return issueInbox.get();
    }

    /** Tells calls of GitLab's webhook from forged ones. */
    public HookSecret gitlabSecret() {
        return gitlabSecret;
    }

    /** Which issues count; needs the secret of GitLab. */
    public Supplier<IssueLinks> issueLinks() {
        return issueLinks;
    }

    public SlackInbox slackInbox() {
        return slackInbox.get();
    }

    /** Tells calls of Slack from forged ones. */
    public HookSecret slackSecret() {
        return slackSecret;
    }

    public Audit audit() {
        return audit.get();
    }

    public Usage usage() {
        return usage.get();
    }

    public Retirement retirement() {
        return retirement.get();
    }

    public Replacements replacements() {
        return replacements.get();
    }

    public Sweep sweep() {
        return sweep.get();
    }

    public Sweeps sweeps() {
        return sweeps.get();
    }
}
