package dev.tokenward.sandbox.simulators.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.sandbox.simulators.Call;
import dev.tokenward.sandbox.simulators.Json;
import dev.tokenward.sandbox.simulators.Reply;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The short-lived capabilities of an interaction: a trigger opens one view within 3 seconds of real
 * time, a response address works 5 times in 30 minutes. Neither outlives a restart.
 */
final class Triggers {
    private static final long TRIGGER_LIFE = Duration.ofSeconds(3).toNanos();
    private static final Duration RESPONSE_LIFE = Duration.ofMinutes(30);
    private static final int RESPONSE_USES = 5;

    private final Workspace workspace;
    private final Map<String, Trigger> triggers = new HashMap<>();
    private final Map<String, Response> responses = new HashMap<>();
    private final List<View> views = new ArrayList<>();

    Triggers(Workspace workspace) {
        this.workspace = workspace;
    }

    /** A view that somebody was shown. */
    record View(String id, String memberId, JsonNode view, boolean open) {
        View closed() {
            return new View(id, memberId, view, false);
        }
    }

    String trigger(Member member) {
        String id = "trigger." + UUID.randomUUID();
        triggers.put(id, new Trigger(member.id(), System.nanoTime()));
        return id;
    }

    String responseUrl(Message message, URI root, Instant now) {
        String path = "/actions/" + UUID.randomUUID();
        responses.put(path, new Response(message.channel(), message.ts(), now, 0));
        return root + path;
    }

    Reply openView(Args args) {
        Optional<JsonNode> view = args.object("view");
        String id = args.text("trigger_id").orElse("");
        if (view.isEmpty()) {
            return Say.error("invalid_arguments", "missing required field: view");
        }
        Optional<Trigger> trigger = Optional.ofNullable(triggers.remove(id));
        if (trigger.isEmpty()) {
            return Say.error("invalid_trigger_id");
        }
        if (System.nanoTime() - trigger.get().born > TRIGGER_LIFE) {
            return Say.error("expired_trigger_id");
        }
        Optional<String> fault = ViewRules.fault(view.get());
        if (fault.isPresent()) {
            return Say.error("invalid_arguments", fault.get());
        }
        String name = "V" + UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
        views.add(new View(name, trigger.get().memberId, view.get(), true));
        ObjectNode shown = Json.object().put("id", name);
        view.get().properties().forEach(e -> shown.set(e.getKey(), e.getValue()));
        return Say.reply(Say.ok().set("view", shown));
    }

    List<JsonNode> viewsOf(String memberId) {
        return views.stream().filter(v -> v.memberId.equals(memberId)).map(View::view).toList();
    }

    /** The form that somebody has before them. */
    Optional<View> openViewOf(String memberId) {
        return views.stream()
                .filter(v -> v.memberId.equals(memberId) && v.open)
                .reduce((first, second) -> second);
    }

    void close(View view) {
        views.replaceAll(v -> v.id.equals(view.id) ? v.closed() : v);
    }

    /** Replaces or deletes the message, or posts another beside it. */
    Reply respond(Call call, Instant now) {
        Optional<Response> found = Optional.ofNullable(responses.get(call.rawPath()));
        if (found.isEmpty()
                || found.get().uses >= RESPONSE_USES
                || now.isAfter(found.get().born.plus(RESPONSE_LIFE))) {
            return Reply.json(404, Json.object().put("ok", false).put("error", "used_url"));
        }
        Response response = found.get();
        responses.put(call.rawPath(), response.used());
        ObjectNode body = call.json().orElseGet(Json::object);
        Optional<Message> message = workspace.message(response.channel, response.ts);
        String text = body.path("text").asText("");
        JsonNode blocks = body.path("blocks").isArray() ? body.path("blocks") : Json.array();
        if (body.path("delete_original").asBoolean(false)) {
            message.ifPresent(m -> workspace.replace(m, m.gone()));
        } else if (body.path("replace_original").asBoolean(false)) {
            message.ifPresent(m -> workspace.replace(m, m.edit(text, blocks, Json.array())));
        } else {
            workspace.add(
                    new Message(
                            response.channel,
                            workspace.nextTs(now),
                            text,
                            blocks,
                            Json.array(),
                            Json.object(),
                            false,
                            false));
        }
        return Reply.text(200, "ok");
    }

    private record Trigger(String memberId, long born) {}

    private record Response(String channel, String ts, Instant born, int uses) {
        Response used() {
            return new Response(channel, ts, born, uses + 1);
        }
    }
}
