package dev.tokenward.sandbox.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.sandbox.app.gateway.Outgoing;
import dev.tokenward.sandbox.simulators.slack.Interaction;
import dev.tokenward.sandbox.simulators.slack.Message;
import dev.tokenward.sandbox.simulators.slack.SlackSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Somebody's hand in the built-in Slack: presses buttons and fills in forms, as Slack sends it. */
final class SlackClicks {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Slack waits no longer (documented); whoever pressed sees an error then. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final SlackSimulator slack;
    private final URI hook;
    private final HttpClient http = HttpClient.newHttpClient();

    SlackClicks(SlackSimulator slack, URI gateway) {
        this.slack = slack;
        this.hook = gateway.resolve("/hooks/slack");
    }

    /** {@code email}, {@code button} (its label or action id): the newest one that stands. */
    Outgoing press(String body) {
        Fields fields = Fields.read(body, Set.of("email", "button"));
        String email = wanted(fields, "email");
        String button = wanted(fields, "button");
        for (Message message : slack.inbox(email).reversed()) {
            Optional<String> action = action(message, button);
            if (action.isPresent() && !message.deleted()) {
                return told(
                        email,
                        send(slack.press(email, message.channel(), message.ts(), action.get())));
            }
        }
        throw new Problem(404, email + " sees no button " + button + ".");
    }

    /**
     * {@code email}, and the fields of the form that is open by their names, or {@code text} for
     * its first: fills it in and sends it.
     */
    Outgoing fillIn(String body) {
        Fields fields =
                Fields.read(body, Set.of("email", "text", "reason", "purpose", "removalDate"));
        String email = wanted(fields, "email");
        JsonNode form =
                slack.form(email)
                        .orElseThrow(() -> new Problem(404, email + " has no form before them."));
        Map<String, String> values = new HashMap<>();
        for (JsonNode element : form.findValues("element")) {
            String name = element.path("action_id").asText();
            fields.text(name)
                    .or(() -> values.isEmpty() ? fields.text("text") : Optional.empty())
                    .ifPresent(text -> values.put(name, text));
        }
        HttpResponse<String> answer = send(slack.submit(email, values));
        if (answer.statusCode() == 200 && !answer.body().contains("\"errors\"")) {
            slack.closeForm(email);
        }
        return told(email, answer);
    }

    private static String wanted(Fields fields, String name) {
        return fields.text(name)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> new Problem(400, "Field " + name + " is missing."));
    }

    private static Optional<String> action(Message message, String button) {
        for (JsonNode block : message.blocks()) {
            for (JsonNode element : block.path("elements")) {
                String id = element.path("action_id").asText("");
                if (button.equals(id) || button.equals(element.at("/text/text").asText())) {
                    return Optional.of(id);
                }
            }
        }
        return Optional.empty();
    }

    private HttpResponse<String> send(Interaction interaction) {
        HttpRequest.Builder request = HttpRequest.newBuilder(hook).timeout(PATIENCE);
        interaction.headers().forEach(request::header);
        request.POST(HttpRequest.BodyPublishers.ofString(interaction.body()));
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException("Slack got no answer within 3 seconds", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What Slack was answered, and the form that is open after it. */
    private Outgoing told(String email, HttpResponse<String> answer) {
        ObjectNode told = JSON.createObjectNode().put("status", answer.statusCode());
        told.put("body", answer.body());
        told.set("form", slack.form(email).orElseGet(JSON::nullNode));
        return Outgoing.json(200, told);
    }

    /** The labels of a message's buttons, as people see them. */
    static List<String> labels(Message message) {
        return message.blocks().findValues("elements").stream()
                .flatMap(elements -> elements.findValues("text").stream())
                .filter(JsonNode::isObject)
                .map(text -> text.path("text").asText())
                .toList();
    }
}
