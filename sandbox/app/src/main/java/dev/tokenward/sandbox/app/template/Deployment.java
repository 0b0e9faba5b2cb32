package dev.tokenward.sandbox.app.template;

import dev.tokenward.sandbox.app.gateway.Route;
import dev.tokenward.sandbox.app.lambda.FunctionDefinition;
import dev.tokenward.sandbox.app.schedule.Schedule;
import dev.tokenward.sandbox.app.stream.Mapping;
import dev.tokenward.sandbox.engine.Node;
import dev.tokenward.sandbox.engine.Resource;
import dev.tokenward.sandbox.engine.Template;
import dev.tokenward.sandbox.engine.TemplateFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the template deploys, as far as the sandbox runs it. An event or a property that the sandbox
 * does not know is a fault: it would be deployed and never be tried.
 */
public final class Deployment {
    private static final String FUNCTION = "AWS::Serverless::Function";

    private final List<FunctionDefinition> functions = new ArrayList<>();
    private final List<Route> routes = new ArrayList<>();
    private final List<Mapping> mappings = new ArrayList<>();
    private final List<Schedule> schedules = new ArrayList<>();
    private final Map<String, Permissions> permissions = new LinkedHashMap<>();
    private final HttpApi api;

    /**
     * Reads a resolved template.
     *
     * @throws TemplateFault if something is missing or not known
     * @throws IllegalArgumentException if AWS would refuse a route, a filter or a schedule
     */
    public Deployment(Template template) {
        api = HttpApi.of(template);
        for (Resource resource : template.resources(FUNCTION)) {
            functions.add(function(resource));
            permissions.put(resource.id(), Permissions.of(resource, template));
            resource.get("Events")
                    .entries()
                    .forEach((name, event) -> readEvent(resource.id(), name, event));
        }
    }

    private void readEvent(String function, String name, Node event) {
        Node properties = event.get("Properties");
        switch (event.get("Type").text()) {
            case "HttpApi" -> routes.add(route(function, properties));
            case "DynamoDB" -> mappings.add(Triggers.mapping(function, name, properties));
            case "ScheduleV2" -> schedules.add(Triggers.schedule(function, name, properties));
            default ->
                    throw new TemplateFault(
                            event.path() + ": the sandbox knows no event " + event.get("Type"));
        }
    }

    private static FunctionDefinition function(Resource resource) {
        Map<String, String> environment = new LinkedHashMap<>();
        resource.get("Environment")
                .get("Variables")
                .entries()
                .forEach((name, value) -> environment.put(name, value.text()));
        return new FunctionDefinition(
                resource.id(),
                resource.get("Handler").text(),
                Duration.ofSeconds(
                        resource.get("Timeout").optionalText().map(Long::parseLong).orElse(3L)),
                resource.get("MemorySize").optionalText().map(Integer::parseInt).orElse(128),
                environment);
    }

    private Route route(String function, Node event) {
        boolean open =
                event.get("Auth")
                        .get("Authorizer")
                        .optionalText()
                        .map(authorizer -> authorizer.equals("NONE"))
                        .orElse(!api.authorizesByDefault());
        return new Route(event.get("Method").text(), event.get("Path").text(), function, open);
    }

    public List<FunctionDefinition> functions() {
        return List.copyOf(functions);
    }

    public List<Route> routes() {
        return List.copyOf(routes);
    }

    public List<Mapping> mappings() {
        return List.copyOf(mappings);
    }

    public List<Schedule> schedules() {
        return List.copyOf(schedules);
    }

    /** What a function's role allows. */
    public Permissions permissions(String function) {
        Permissions found = permissions.get(function);
        if (found == null) {
            throw new IllegalArgumentException("no function " + function);
        }
        return found;
    }

    public List<String> audience() {
        return api.audience();
    }
}
