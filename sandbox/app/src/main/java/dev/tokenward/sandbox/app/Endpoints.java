package dev.tokenward.sandbox.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.sandbox.app.clock.ClockCommand;
import dev.tokenward.sandbox.app.gateway.LocalEndpoints;
import dev.tokenward.sandbox.app.gateway.Outgoing;
import dev.tokenward.sandbox.app.lambda.Invocation;
import dev.tokenward.sandbox.app.lambda.Payload;
import dev.tokenward.sandbox.simulators.oidc.OidcIssuer;
import dev.tokenward.sandbox.simulators.slack.SlackSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The sandbox's own endpoints, under {@code /sandbox/}. Never deployed. */
final class Endpoints implements LocalEndpoints {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Sandbox sandbox;
    private final OidcIssuer issuer;

    Endpoints(Sandbox sandbox, OidcIssuer issuer) {
        this.sandbox = sandbox;
        this.issuer = issuer;
    }

    @Override
    public Outgoing answer(String method, String path, Map<String, String> query, String body) {
        try {
            return switch (method + " " + path) {
                case "POST /sandbox/token" -> token(body);
                case "GET /sandbox/clock" -> clock();
                case "POST /sandbox/clock" -> setClock(body);
                case "POST /sandbox/sweep" -> sweep();
                case "GET /sandbox/slack/inbox" -> inbox(query);
                case "POST /sandbox/slack/press" -> clicks().press(body);
                case "POST /sandbox/slack/form" -> clicks().fillIn(body);
                default -> throw missing(path);
            };
        } catch (Problem refusal) {
            return refusal.answer();
        }
    }

    private static Problem missing(String path) {
        return switch (path) {
            case "/sandbox/token",
                    "/sandbox/sweep",
                    "/sandbox/slack/press",
                    "/sandbox/slack/form" ->
                    new Problem(405, "POST is expected.");
            case "/sandbox/clock" -> new Problem(405, "GET or POST is expected.");
            case "/sandbox/slack/inbox" -> new Problem(405, "GET is expected.");
            default ->
                    new Problem(
                            404,
                            "The sandbox has /sandbox/token, /sandbox/clock, /sandbox/sweep,"
                                    + " /sandbox/slack/inbox, /sandbox/slack/press and"
                                    + " /sandbox/slack/form.");
        };
    }

    private Outgoing token(String body) {
        Fields fields = Fields.read(body, Set.of("email", "name", "groups"));
        String email =
                fields.text("email")
                        .map(e -> e.strip().toLowerCase(Locale.ROOT))
                        .filter(e -> e.matches("[^@\\s]+@[^@\\s]+"))
                        .orElseThrow(() -> new Problem(400, "Field email is no e-mail address."));
        Optional<SandboxPerson> known = sandbox.person(email);
        Optional<String> name = fields.text("name").or(() -> known.map(SandboxPerson::name));
        Optional<List<String>> groups =
                fields.texts("groups").or(() -> known.map(SandboxPerson::groups));
        if (name.isEmpty() || groups.isEmpty()) {
            throw new Problem(
                    404, email + " is not in the directory; give a name and groups for a token.");
        }
        ObjectNode answer = JSON.createObjectNode();
        answer.put("token", issuer.token(email, name.get(), groups.get()));
        answer.put("expiresAt", sandbox.clock().instant().plus(OidcIssuer.TOKEN_LIFE).toString());
        return Outgoing.json(200, answer);
    }

    private Outgoing clock() {
        return Outgoing.json(
                200, JSON.createObjectNode().put("now", sandbox.clock().instant().toString()));
    }

    private Outgoing setClock(String body) {
        Fields fields = Fields.read(body, Set.of("now", "advance"));
        Optional<String> now = fields.text("now");
        Optional<String> advance = fields.text("advance");
        if (now.isPresent() == advance.isPresent()) {
            throw new Problem(400, "Either now or advance is expected.");
        }
        try {
            Instant to =
                    now.isPresent()
                            ? ClockCommand.instant(now.get())
                            : ClockCommand.advance(
                                    sandbox.clock().instant(), advance.orElseThrow());
            if (!sandbox.setClock(to)) {
                throw new Problem(
                        409,
                        "The clock never runs backwards: it is "
                                + sandbox.clock().instant()
                                + " already.");
            }
        } catch (IllegalArgumentException e) {
            throw new Problem(400, String.valueOf(e.getMessage()));
        }
        return clock();
    }

    private Outgoing sweep() {
        return switch (sandbox.sweep()) {
            case Invocation.Answered(Payload payload) -> Outgoing.json(200, parse(payload));
            case Invocation.Failed(String type, String message) ->
                    throw new Problem(502, type + ": " + message);
        };
    }

    private static JsonNode parse(Payload payload) {
        try {
            return JSON.readTree(payload.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SlackSimulator slack() {
        return sandbox.slack()
                .orElseThrow(() ->
                        new Problem(404, "This Slack is not the built-in one: look into yours."));
    }

    private SlackClicks clicks() {
        return new SlackClicks(slack(), sandbox.address());
    }

    private Outgoing inbox(Map<String, String> query) {
        SlackSimulator slack = slack();
        String email = query.getOrDefault("email", "").strip();
        if (email.isEmpty()) {
            throw new Problem(400, "Whose inbox? ?email=riley@example.com");
        }
        ArrayNode messages = JSON.createArrayNode();
        slack.inbox(email).stream()
                .filter(message -> !message.deleted())
                .forEach(message -> {
                    ObjectNode shown = JSON.valueToTree(message);
                    shown.set("buttons", JSON.valueToTree(SlackClicks.labels(message)));
                    messages.add(shown);
                });
        return Outgoing.json(200, JSON.createObjectNode().set("messages", messages));
    }
}
