package dev.tokenward.sandbox.app;

import dev.tokenward.domain.GroupNames;
import dev.tokenward.sandbox.app.clock.SettableClock;
import dev.tokenward.sandbox.app.gateway.Api;
import dev.tokenward.sandbox.app.gateway.Gateway;
import dev.tokenward.sandbox.app.gateway.IssuerKeys;
import dev.tokenward.sandbox.app.gateway.JwtAuthorizer;
import dev.tokenward.sandbox.app.lambda.Invocation;
import dev.tokenward.sandbox.app.lambda.LambdaRuntime;
import dev.tokenward.sandbox.app.lambda.Payload;
import dev.tokenward.sandbox.app.schedule.Schedule;
import dev.tokenward.sandbox.app.schedule.Scheduler;
import dev.tokenward.sandbox.app.stream.FailureDestination;
import dev.tokenward.sandbox.app.stream.Mapping;
import dev.tokenward.sandbox.app.stream.StreamTrigger;
import dev.tokenward.sandbox.app.stream.StreamTriggers;
import dev.tokenward.sandbox.app.stream.TableStream;
import dev.tokenward.sandbox.app.template.Deployment;
import dev.tokenward.sandbox.engine.Account;
import dev.tokenward.sandbox.engine.Engine;
import dev.tokenward.sandbox.engine.Template;
import dev.tokenward.sandbox.simulators.gitlab.GitLabSimulator;
import dev.tokenward.sandbox.simulators.oidc.OidcIssuer;
import dev.tokenward.sandbox.simulators.slack.SlackSimulator;
import dev.tokenward.sandbox.simulators.zendesk.ZendeskSimulator;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A running sandbox: everything that the template deploys, on this machine. Tests start one in
 * process, on free ports, and close it.
 */
public final class Sandbox implements AutoCloseable {
    /** How long a sweep asked for by hand waits for the messages that it caused. */
    private static final Duration SETTLE = Duration.ofSeconds(10);

    private final Parts parts;
    private final SettableClock clock;
    private final Template template;
    private final Outside outside;
    private final Engine engine;
    private final Table table;
    private final LambdaRuntime functions;
    private final FailureDestination failures = new FailureDestination();
    private final StreamTriggers triggers;
    private final List<Schedule> schedules;
    private final Scheduler scheduler;
    private final Gateway gateway;
    private final Optional<GitLabHooks> hooks;
    private final List<SandboxPerson> people;
    private final DirectorySeed directory;

    private Sandbox(SandboxOptions options, Parts parts) throws IOException {
        this.parts = parts;
        Optional<DataDirectory> data =
                options.data().map(path -> parts.add(DataDirectory.open(path)));
        template = TemplateSettings.read(options);
        Deployment deployment = new Deployment(template);
        String prefix = parameter("SecretPrefix");
        SandboxSecrets secrets = new SandboxSecrets(prefix, options.secrets());
        clock = StartClock.of(options, data);
        outside = parts.add(new Outside(options, parameter("OidcAudience"), secrets, clock, data));
        engine = parts.add(engine(options, data));
        Account account = engine.account(Engine.MAIN_ACCOUNT);
        table = parts.add(new Table(template, account));
        SecretsManager.put(account, prefix, secrets);
        people =
                SandboxPerson.all(
                        new GroupNames(
                                parameter("SupportOpsGroup"),
                                parameter("SupportOpsManagersGroup"),
                                parameter("AuditorsGroup")));
        directory = DirectorySeed.of(table, deployment, clock);
        directory.plant(people);
        Functions factory =
                parts.add(new Functions(deployment, account, table.arn(), clock, outside));
        functions = parts.add(new LambdaRuntime(deployment.functions(), factory));
        triggers = parts.add(triggers(deployment, account));
        schedules = deployment.schedules();
        scheduler =
                parts.add(
                        new Scheduler(
                                options.schedules() ? schedules : List.of(),
                                clock,
                                functions::invoke,
                                failures));
        gateway = parts.add(new Gateway(options.port()));
        OidcIssuer issuer = outside.issuer();
        JwtAuthorizer authorizer =
                new JwtAuthorizer(
                        issuer.root().toString(),
                        deployment.audience(),
                        new IssuerKeys(issuer.root()),
                        clock);
        Api api = new Api(deployment.routes(), authorizer, functions::invoke, clock);
        triggers.start();
        scheduler.start();
        gateway.start(api, new Endpoints(this, issuer));
        hooks = outside.gitlab().map(g -> parts.add(new GitLabHooks(g, gateway.address())));
    }

    /**
     * Starts a sandbox. The first time on a machine this installs the engine, which takes about ten
     * seconds; else it takes about two.
     *
     * @throws IllegalArgumentException if an option, a file or the template cannot be used
     */
    public static Sandbox start(SandboxOptions options) {
        Parts parts = new Parts();
        try {
            return new Sandbox(options, parts);
        } catch (IOException e) {
            parts.close();
            throw new IllegalArgumentException(
                    "port " + options.port() + " cannot be used: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private String parameter(String name) {
        return Optional.ofNullable(template.parameters().get(name))
                .orElseThrow(() -> new IllegalArgumentException("the template lacks " + name));
    }

    private static Engine engine(SandboxOptions options, Optional<DataDirectory> data) {
        Engine.Options memory = Engine.Options.inMemory(options.progress());
        memory = options.aws().map(memory::at).orElse(memory);
        return Engine.start(data.map(d -> d.file("engine")).map(memory::keeping).orElse(memory));
    }

    private StreamTriggers triggers(Deployment deployment, Account account) {
        return new StreamTriggers(
                deployment.mappings().stream().map(mapping -> trigger(mapping, account)).toList());
    }

    private StreamTrigger trigger(Mapping mapping, Account account) {
        return new StreamTrigger(
                mapping,
                new TableStream(
                        table.streams(),
                        table.streamArn(),
                        account.region().id(),
                        mapping.fromOldest()),
                event -> functions.invoke(mapping.function(), event),
                failures);
    }

    /** Where the API is: {@code http://127.0.0.1:PORT}. */
    public URI address() {
        return gateway.address();
    }

    /** Where DynamoDB and Secrets Manager are. */
    public URI aws() {
        return engine.endpoint();
    }

    public InstantSource clock() {
        return clock;
    }

    /**
     * Sets the clock of everything.
     *
     * @return whether it was set; not if it would have gone backwards
     */
    public boolean setClock(Instant to) {
        // first, so that no schedule sees the new time before it was told to wait
        scheduler.clockJumped();
        return clock.set(to);
    }

    /** Runs the daily sweep as the scheduler would, and waits for the messages that it caused. */
    public Invocation sweep() {
        return run("daily");
    }

    /** Runs the 15-minute tick as the scheduler would. */
    public Invocation tick() {
        return run("tick");
    }

    private Invocation run(String mode) {
        Schedule schedule =
                schedules.stream()
                        .filter(s -> s.input().contains("\"" + mode + "\""))
                        .findFirst()
                        .orElseThrow(
                                () -> new IllegalStateException("no schedule of mode " + mode));
        Invocation outcome = scheduler.runNow(schedule);
        quiesce(SETTLE);
        return outcome;
    }

    /**
     * Waits until everything that was written has led to whatever it leads to.
     *
     * @return whether that was so before the time was over
     */
    public boolean quiesce(Duration atMost) {
        boolean quiet;
        do {
            quiet = arrived(atMost) && triggers.quiesce(atMost);
            // what was written may have closed an issue, of which GitLab tells
        } while (quiet && outside.gitlab().filter(g -> g.hooksOnTheWay() > 0).isPresent());
        return quiet;
    }

    private boolean arrived(Duration atMost) {
        return hooks.map(h -> h.quiesce(atMost)).orElse(true);
    }

    /** Invokes a function with an event, as AWS would. */
    public Invocation invoke(String function, String event) {
        return functions.invoke(function, Payload.of(event));
    }

    /** What the failure queues of the template would hold. */
    public List<FailureDestination.Failure> failures() {
        return failures.failures();
    }

    /** The template as it is run: parameters, table, functions. */
    public Template template() {
        return template;
    }

    public String tableName() {
        return table.name();
    }

    /** Sees the table with every permission. */
    public DynamoDbClient dynamo() {
        return table.dynamo();
    }

    public OidcIssuer issuer() {
        return outside.issuer();
    }

    /** The built-in Zendesk, unless another took its place. */
    public Optional<ZendeskSimulator> zendesk() {
        return outside.zendesk();
    }

    /** The built-in Slack, unless another took its place. */
    public Optional<SlackSimulator> slack() {
        return outside.slack();
    }

    /** The built-in GitLab, unless another took its place. */
    public Optional<GitLabSimulator> gitlab() {
        return outside.gitlab();
    }

    /** Where each service is called. */
    public Map<Service, URI> services() {
        return outside.addresses();
    }

    /** Who can sign in. */
    public List<SandboxPerson> people() {
        return people;
    }

    Optional<SandboxPerson> person(String email) {
        return directory
                .find(email)
                .or(() -> people.stream().filter(p -> p.email().equals(email)).findFirst());
    }

    @Override
    public void close() {
        parts.close();
    }
}
