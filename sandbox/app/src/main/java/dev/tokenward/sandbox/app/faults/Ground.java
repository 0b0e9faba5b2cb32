package dev.tokenward.sandbox.app.faults;

import dev.tokenward.domain.GroupNames;
import dev.tokenward.sandbox.app.SandboxPerson;
import dev.tokenward.sandbox.app.gateway.IssuerKeys;
import dev.tokenward.sandbox.app.gateway.JwtAuthorizer;
import dev.tokenward.sandbox.app.template.Deployment;
import dev.tokenward.sandbox.engine.TableFromTemplate;
import dev.tokenward.sandbox.engine.Template;
import dev.tokenward.sandbox.simulators.oidc.OidcIssuer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;

/** What the cells have in common, one after the other: nothing that a run changes but the clock. */
final class Ground implements AutoCloseable {
    private static final String AUDIENCE = "tokenward";

    final OwnClock clock = new OwnClock();
    final Template template;
    final Deployment deployment;
    final CreateTableRequest table;
    final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    final JwtAuthorizer authorizer;
    final List<SandboxPerson> people;
    private final OidcIssuer issuer;
    private final Map<String, String> tokens = new HashMap<>();

    Ground(Path template) {
        this(template, Map.of());
    }

    /**
     * @param settings the template's parameters that are not as usual
     */
    Ground(Path template, Map<String, String> settings) {
        Map<String, String> parameters = new HashMap<>(settings);
        parameters.put("OidcIssuer", "https://issuer.example.com");
        parameters.put("OidcAudience", AUDIENCE);
        parameters.put("GitlabProjects", Surroundings.PROJECT);
        Template read = Template.read(template, parameters);
        this.template = read;
        deployment = new Deployment(read);
        table = TableFromTemplate.of(read).request();
        people =
                SandboxPerson.all(
                        new GroupNames(
                                parameter(read, "SupportOpsGroup"),
                                parameter(read, "SupportOpsManagersGroup"),
                                parameter(read, "AuditorsGroup")));
        issuer = OidcIssuer.create(clock, AUDIENCE, Optional.empty());
        issuer.start(0);
        authorizer =
                new JwtAuthorizer(
                        issuer.root().toString(),
                        deployment.audience(),
                        new IssuerKeys(issuer.root()),
                        clock);
    }

    private static String parameter(Template template, String name) {
        return Optional.ofNullable(template.parameters().get(name)).orElseThrow();
    }

    SandboxPerson person(String username) {
        return people.stream().filter(p -> p.username().equals(username)).findFirst().orElseThrow();
    }

    /** A token good now; signing takes longer than most of what a cell does. */
    String token(SandboxPerson person) {
        return tokens.computeIfAbsent(
                person.email() + person.groups() + clock.instant(),
                now -> issuer.token(person.email(), person.name(), person.groups()));
    }

    @Override
    public void close() {
        issuer.close();
        threads.shutdownNow();
    }
}
