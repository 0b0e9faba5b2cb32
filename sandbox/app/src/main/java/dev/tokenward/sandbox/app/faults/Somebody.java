package dev.tokenward.sandbox.app.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tokenward.sandbox.app.SandboxPerson;
import dev.tokenward.sandbox.app.gateway.Api;
import dev.tokenward.sandbox.app.gateway.Incoming;
import dev.tokenward.sandbox.app.gateway.Outgoing;
import dev.tokenward.sandbox.app.lambda.Payload;
import dev.tokenward.sandbox.simulators.gitlab.Hook;
import dev.tokenward.sandbox.simulators.slack.Interaction;
import dev.tokenward.sandbox.simulators.slack.Message;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A person at the API, who tries again what was not answered. */
final class Somebody {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE = 6;

    private final Rig rig;
    private final SandboxPerson person;

    private final Api api;

    Somebody(Rig rig, String username, Api api) {
        this.rig = rig;
        this.api = api;
        this.person = rig.ground.person(username);
    }

    JsonNode get(String path) {
        return json(insist("GET", path, ""));
    }

    /** The same as a table. */
    void getTable(String path) {
        insist("GET", path, "", Map.of("accept", "text/csv"));
    }

    /** An answer that is no JSON. */
    String text(String path) {
        return insist("GET", path, "").body().text();
    }

    JsonNode post(String path, Object body) {
        return json(insist("POST", path, JSON.valueToTree(body).toString()));
    }

    /** Again and again until it is done; a conflict after a lost answer means that it was. */
    Outgoing insist(String method, String path, String body) {
        return insist(method, path, body, Map.of());
    }

    private Outgoing insist(String method, String path, String body, Map<String, String> headers) {
        Outgoing answer = send(method, path, body, headers);
        boolean unanswered = false;
        for (int more = 1; more < PATIENCE && !isDone(answer, unanswered); more++) {
            unanswered |= answer.status() >= 500;
            answer = send(method, path, body, headers);
        }
        if (!isDone(answer, unanswered)) {
            rig.watch.violated(
                    "%s %s %s is answered %d: %s"
                            .formatted(
                                    person.username(),
                                    method,
                                    path,
                                    answer.status(),
                                    answer.body().text()));
        }
        return answer;
    }

    /** Whether a message has this button. */
    boolean hasButton(String action) {
        return newest(action).isPresent();
    }

    private Optional<Message> newest(String action) {
        return rig.outside.slack.inbox(person.email()).reversed().stream()
                .filter(m -> m.blocks().findValuesAsText("action_id").contains(action))
                .findFirst();
    }

    /** Presses the newest button of this kind, once more where Slack had no answer. */
    void press(String action) {
        Message message = newest(action).orElseThrow();
        insist(() ->
                rig.outside.slack.press(person.email(), message.channel(), message.ts(), action));
    }

    /** Whether a form is open before them. */
    boolean hasForm() {
        return rig.outside.slack.form(person.email()).isPresent();
    }

    /** Fills in the form that is open. */
    void fillIn(Map<String, String> fields) {
        insist(() -> rig.outside.slack.submit(person.email(), fields));
        rig.outside.slack.closeForm(person.email());
    }

    private static Map<String, String> lower(Map<String, String> headers) {
        Map<String, String> lower = new HashMap<>();
        headers.forEach((name, v) -> lower.put(name.toLowerCase(Locale.ROOT), v));
        return lower;
    }

    /** Brings what this person did in Slack, until it is answered. */
    void send(Interaction sent) {
        insist(() -> sent);
    }

    private void insist(Supplier<Interaction> act) {
        rig.tap.from("POST /hooks/slack");
        int status = 0;
        for (int i = 0; i < PATIENCE && status != 200; i++) {
            Interaction sent = act.get();
            status = serve("POST", "/hooks/slack", lower(sent.headers()), sent.body()).status();
        }
        if (status != 200) {
            rig.watch.violated(person.username() + " presses, and Slack is answered " + status);
        }
    }

    /** GitLab tells of what this person did to an issue, until it is answered. */
    void tell(Hook hook) {
        rig.tap.from("POST /hooks/gitlab");
        int status = 0;
        for (int i = 0; i < PATIENCE && status / 100 != 2; i++) {
            status = serve("POST", "/hooks/gitlab", lower(hook.headers()), hook.body()).status();
        }
        if (status / 100 != 2) {
            rig.watch.violated("GitLab's hook is answered " + status);
        }
    }

    private static boolean isDone(Outgoing answer, boolean unanswered) {
        return answer.status() < 300 || (unanswered && answer.status() == 409);
    }

    /** Once. */
    Outgoing send(String method, String path, String body) {
        return send(method, path, body, Map.of());
    }

    private Outgoing send(String method, String path, String body, Map<String, String> given) {
        rig.tap.from(
                method
                        + " "
                        + path.replaceAll(
                                "(req|cred)_[0-9A-Za-z]+|(?<=/)[0-9a-zA-Z]{20,}", "{id}"));
        Map<String, String> headers = new HashMap<>(given);
        headers.put("authorization", "Bearer " + rig.ground.token(person));
        headers.put("content-type", body.startsWith("{") ? "application/json" : "text/csv");
        headers.put("idempotency-key", "matrix-" + (path + body).hashCode());
        return serve(method, path, headers, body);
    }

    private Outgoing serve(String method, String path, Map<String, String> headers, String body) {
        int query = path.indexOf('?');
        Incoming in =
                new Incoming(
                        method,
                        query < 0 ? path : path.substring(0, query),
                        query < 0 ? "" : path.substring(query + 1),
                        headers,
                        Payload.of(body),
                        "127.0.0.1",
                        "HTTP/1.1");
        try {
            Outgoing answer = api.serve(in, rig.ground.threads);
            rig.watch.answered(answer.body().text());
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static JsonNode json(Outgoing answer) {
        try {
            return JSON.readTree(answer.body().bytes().length == 0 ? "{}" : answer.body().text());
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }
}
