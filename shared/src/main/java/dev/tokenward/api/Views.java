package dev.tokenward.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.domain.Content;
import dev.tokenward.domain.ContentHash;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Decision;
import dev.tokenward.domain.Email;
import dev.tokenward.domain.FromIssue;
import dev.tokenward.domain.IssueRef;
import dev.tokenward.domain.Person;
import dev.tokenward.domain.Request;
import dev.tokenward.json.Json;
import dev.tokenward.store.AuditEvent;
import dev.tokenward.store.Page;
import dev.tokenward.store.Store;
import dev.tokenward.workflow.ShownRequest;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** What people see of requests, credentials and the directory: every field always there. */
final class Views {
    private final AdviceViews advice = new AdviceViews();

    ObjectNode of(Request r) {
        Content c = r.content();
        ObjectNode node =
                Json.object()
                        .put("id", r.id())
                        .put("state", r.state().name())
                        .put("category", c.category().name())
                        .put("kind", c.kind().name())
                        .put("requester", r.requester().value())
                        .put("requesterName", r.requesterName())
                        .put("purpose", c.purpose())
                        .put("removalDate", c.removalDate().toString())
                        .put("endsAt", r.endsAt().toString());
        optional(node, "issue", c.issue().map(IssueRef::url));
        optional(node, "target", c.target());
        optional(node, "useCase", c.useCase());
        node.put("needsAdmin", c.needsAdmin());
        optional(node, "adminReason", c.adminReason());
        ArrayNode scopes = node.putArray("scopes");
        c.scopes().forEach(scopes::add);
        advice.put(node, c);
        ArrayNode decisions = node.putArray("decisions");
        String hash = ContentHash.of(r);
        r.decisions().forEach(d -> decisions.add(of(d, hash)));
        optional(node, "credentialId", r.credentialId());
        optional(node, "replaces", r.replaces());
        node.put("createdAt", r.createdAt().toString());
        ArrayNode waitingFor = node.putArray("waitingFor");
        r.waitingFor().forEach(e -> waitingFor.add(e.value()));
        node.put("since", r.since().toString());
        optional(node, "lapsesAt", r.lapsesAt());
        optional(node, "reason", r.reason());
        optional(node, "guidance", r.guidance());
        optional(node, "attention", r.attention());
        optional(node, "nextAttemptAt", r.nextAttemptAt());
        node.put("version", r.version());
        r.fromIssue().map(FromIssue::unread).orElse(List.of()).forEach(node::putNull);
        if (node.path("removalDate").isNull()) {
            node.putNull("endsAt");
        }
        return node;
    }

    /** What it waits for says more than its own next attempt, which may be over. */
    ObjectNode of(ShownRequest shown) {
        ObjectNode node = of(shown.request());
        shown.deletion()
                .ifPresent(d ->
                        node.put("reason", d.words())
                                .put("nextAttemptAt", d.nextAttemptAt().toString()));
        return node;
    }

    private ObjectNode of(Decision d, String contentHash) {
        ObjectNode node =
                Json.object()
                        .put("stage", d.stage().name())
                        .put("decision", d.verdict().name())
                        .put("by", d.by().value())
                        .put("byName", d.byName())
                        .put("at", d.at().toString());
        optional(node, "reason", d.reason());
        return node.put("channel", d.channel().name())
                .put("void", !d.contentHash().equals(contentHash));
    }

    ObjectNode of(Credential c) {
        ObjectNode node = Json.object().put("id", c.id());
        optional(node, "requestId", Optional.of(c.requestId()).filter(id -> !id.isEmpty()));
        optional(node, "zendeskId", c.zendeskId());
        node.put("kind", c.kind().name()).put("name", c.name());
        optional(node, "holder", Optional.of(c.holder()).filter(h -> c.hasHolder()));
        node.put("status", c.status().name());
        ArrayNode scopes = node.putArray("scopes");
        c.scopes().forEach(scopes::add);
        node.put("endsAt", c.endsAt().toString()).put("lastDay", c.lastDay().toString());
        optional(node, "lastUsedAt", c.lastUsedAt());
        optional(node, "handedOverAt", c.handedOverAt());
        optional(node, "receivedAt", c.receivedAt());
        optional(node, "redactedAt", c.redactedAt());
        optional(node, "replaces", c.replaces());
        optional(node, "why", c.revocation().map(Credential.Revocation::why));
        optional(node, "failure", c.revocation().flatMap(Credential.Revocation::failure));
        node.put("attempts", c.revocation().map(Credential.Revocation::attempts).orElse(0));
        optional(
                node,
                "nextAttemptAt",
                c.status().isEnding()
                        ? c.revocation().map(Credential.Revocation::nextAttemptAt)
                        : Optional.empty());
        node.set("forgetting", forgetting(c));
        node.set("deactivation", deactivation(c));
        return node.put("managed", c.managed()).put("version", c.version());
    }

    private JsonNode forgetting(Credential c) {
        return c.revocation()
                .flatMap(Credential.Revocation::forgetting)
                .<JsonNode>map(f ->
                        Json.object()
                                .put("by", f.by().value())
                                .put("byName", f.byName())
                                .put("at", f.at().toString())
                                .put("until", f.until().toString())
                                .put("note", f.note()))
                .orElseGet(NullNode::getInstance);
    }

    private JsonNode deactivation(Credential c) {
        return c.deactivation()
                .<JsonNode>map(d ->
                        Json.object()
                                .put("reason", d.reason().name())
                                .put("seenAt", d.seenAt().toString()))
                .orElseGet(NullNode::getInstance);
    }

    ObjectNode of(AuditEvent e) {
        ObjectNode node =
                Json.object()
                        .put("subject", e.entry().subject())
                        .put("sequence", e.sequence())
                        .put("at", e.at().toString())
                        .put("type", e.entry().type())
                        .put("channel", e.entry().channel().name())
                        .put("actor", e.entry().actor());
        ObjectNode details = node.putObject("details");
        new TreeMap<>(e.entry().details()).forEach(details::put);
        ObjectNode personal = node.putObject("personal");
        new TreeMap<>(e.entry().personal()).forEach(personal::put);
        return node.put("previous", e.previous()).put("hash", e.hash());
    }

    ObjectNode of(Store.Directory directory) {
        ObjectNode node = Json.object().put("generation", directory.generation());
        ArrayNode people = node.putArray("items");
        for (Person p : directory.people()) {
            ObjectNode person =
                    people.addObject().put("email", p.email().value()).put("name", p.name());
            optional(person, "manager", p.manager().map(Email::value));
            ArrayNode groups = person.putArray("groups");
            p.groups().stream().sorted().forEach(groups::add);
            optional(person, "gitlab_username", p.gitlabUsername());
        }
        return node;
    }

    <T> ObjectNode page(Page<T> page, Function<T, ObjectNode> view) {
        ObjectNode node = Json.object();
        ArrayNode list = node.putArray("items");
        page.items().forEach(item -> list.add(view.apply(item)));
        optional(node, "cursor", page.cursor());
        return node;
    }

    static void optional(ObjectNode node, String field, Optional<?> value) {
        value.ifPresentOrElse(v -> node.put(field, v.toString()), () -> node.putNull(field));
    }
}
