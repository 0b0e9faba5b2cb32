package dev.tokenward.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.domain.AccessTokens;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.IssueRef;
import dev.tokenward.domain.Listed;
import dev.tokenward.domain.Naming;
import dev.tokenward.json.Json;
import dev.tokenward.workflow.InventoryLine;
import dev.tokenward.workflow.Overview;
import java.util.List;
import java.util.Optional;

/**
 * What people see of the inventory. What nobody stands for has the fields of a credential, empty
 * where only a record could fill them. Never a part of a value.
 */
final class InventoryViews {
    /** A request is read for each row. */
    private static final int ROWS = 500;

    /** What is read each morning comes first, so that it fits one screen; ids last. */
    static final Tables.Sheet SHEET =
            new Tables.Sheet(
                    "credentials",
                    List.of(
                            "attention",
                            "name",
                            "kind",
                            "status",
                            "holder",
                            "lastDay",
                            "lastUsedAt",
                            "idleDays",
                            "ageDays",
                            "proposedOwner.email",
                            "proposedOwner.evidence",
                            "naming.rightName",
                            "purpose",
                            "issue",
                            "naming.issue",
                            "managed",
                            "accessTokens.count",
                            "accessTokens.withoutEnd",
                            "accessTokens.userCount",
                            "createdAt",
                            "endsAt",
                            "requestId",
                            "zendeskId",
                            "id"),
                    ROWS);

    private final Views views;

    InventoryViews(Views views) {
        this.views = views;
    }

    ObjectNode of(Overview overview) {
        ObjectNode node = views.page(overview.page(), this::of);
        overview.survey().ifPresent(survey -> UsageViews.seen(node, survey));
        return node;
    }

    ObjectNode of(InventoryLine line) {
        ObjectNode node =
                switch (line.listed()) {
                    case Listed.Managed(Credential c) -> managed(c, line);
                    case Listed.Stray(Found f) -> found(f);
                };
        joined(node, line.row());
        number(node, "ageDays", line.ageDays());
        number(node, "idleDays", line.idleDays());
        ArrayNode attention = node.putArray("attention");
        line.attention().forEach(attention::add);
        return node;
    }

    static long version(InventoryLine line) {
        return switch (line.listed()) {
            case Listed.Managed(Credential c) -> c.version();
            case Listed.Stray(Found f) -> f.version();
        };
    }

    private ObjectNode managed(Credential c, InventoryLine line) {
        ObjectNode node = views.of(c);
        node.put("holderName", c.holderName()).put("createdAt", c.createdAt().toString());
        Views.optional(
                node,
                "purpose",
                line.request()
                        .map(r -> r.content().purpose())
                        .or(() -> c.adoption().map(Credential.Adoption::purpose)));
        node.set(
                "adopted",
                c.adoption()
                        .<com.fasterxml.jackson.databind.JsonNode>map(a ->
                                Json.object()
                                        .put("foundId", a.foundId())
                                        .put("by", a.by().value())
                                        .put("byName", a.byName())
                                        .put("at", a.at().toString()))
                        .orElseGet(NullNode::getInstance));
        Views.optional(
                node, "issue", line.request().flatMap(r -> r.content().issue()).map(IssueRef::url));
        return node;
    }

    private ObjectNode found(Found f) {
        ObjectNode node = Json.object().put("id", f.id()).putNull("requestId");
        node.put("zendeskId", f.zendeskId()).put("kind", f.kind().name());
        Views.optional(node, "name", f.seen().name());
        node.putNull("holder").put("status", f.status().name());
        ArrayNode scopes = node.putArray("scopes");
        f.seen().scopes().forEach(scopes::add);
        node.putNull("endsAt").putNull("lastDay");
        Views.optional(node, "lastUsedAt", f.seen().lastUsedAt());
        Views.optional(node, "createdAt", f.seen().createdAt());
        node.put("managed", false).put("standing", f.standing().name());
        node.put("since", f.since().toString()).put("firstSeenAt", f.firstSeenAt().toString());
        Views.optional(node, "missingSince", f.missingSince());
        Views.optional(node, "credentialId", f.credentialId());
        node.put("unlisted", f.standing() == Found.Standing.UNLISTED);
        node.set(
                "proposedOwner",
                f.owner()
                        .<com.fasterxml.jackson.databind.JsonNode>map(o ->
                                Json.object()
                                        .put("email", o.email().value())
                                        .put("name", o.name())
                                        .put("evidence", o.evidence()))
                        .orElseGet(NullNode::getInstance));
        node.set(
                "removalAgreed",
                f.removal()
                        .<com.fasterxml.jackson.databind.JsonNode>map(a ->
                                Json.object()
                                        .put("by", a.by().value())
                                        .put("byName", a.byName())
                                        .put("at", a.at().toString()))
                        .orElseGet(NullNode::getInstance));
        ArrayNode days = node.putArray("usedOn");
        f.usedOn().forEach(day -> days.add(day.toString()));
        return node.put("version", f.version());
    }

    /** What the daily look saw of it, whether there is a record of it or not. */
    private static void joined(ObjectNode node, Optional<Found> row) {
        row.ifPresentOrElse(
                f -> naming(node.putObject("naming"), f.naming()), () -> node.putNull("naming"));
        Optional<Found.Seen> counted =
                row.map(Found::seen).filter(seen -> seen.tokens().isPresent());
        counted.ifPresentOrElse(
                seen -> accessTokens(node.putObject("accessTokens"), seen),
                () -> node.putNull("accessTokens"));
    }

    /** An earlier version kept their number alone. */
    private static void accessTokens(ObjectNode node, Found.Seen seen) {
        Optional<AccessTokens> all = seen.access();
        number(node, "count", seen.tokens().map(Integer::longValue));
        number(node, "withoutEnd", all.map(a -> (long) a.withoutEnd()));
        number(node, "userCount", all.map(a -> (long) a.userCount()));
        texts(node.putArray("users"), all.map(AccessTokens::users));
        texts(node.putArray("scopes"), all.map(AccessTokens::scopes));
    }

    private static void texts(ArrayNode node, Optional<List<String>> texts) {
        texts.ifPresent(all -> all.forEach(node::add));
    }

    static void number(ObjectNode node, String field, Optional<Long> value) {
        value.ifPresentOrElse(v -> node.put(field, v), () -> node.putNull(field));
    }

    private static void naming(ObjectNode node, Naming n) {
        node.put("sort", n.sort().name()).put("format", n.format().name());
        Views.optional(node, "fault", n.fault());
        Views.optional(node, "rightName", n.right());
        Views.optional(node, "person", n.person());
        Views.optional(node, "issue", n.issue().map(IssueRef::url));
        Views.optional(node, "lastDay", n.lastDay());
    }
}
