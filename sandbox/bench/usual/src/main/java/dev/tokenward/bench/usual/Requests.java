package dev.tokenward.bench.usual;

import static java.util.Objects.requireNonNullElse;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromNul;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Requests in DynamoDB. */
final class Requests {
    private final DynamoDbClient dynamo;
    private final String table;
    private final ObjectMapper json;

    Requests(DynamoDbClient dynamo, String table, ObjectMapper json) {
        this.dynamo = dynamo;
        this.table = table;
        this.json = json;
    }

    Map<String, Object> submit(String email, String name, RequestBody body, Instant now)
            throws JsonProcessingException {
        String rows = text(get("PEOPLE", "CURRENT"), "rows");
        Map<String, AttributeValue> person = get("PEOPLE#" + rows, "PERSON#" + email);
        String manager = text(doc(person), "manager");
        String managersEmail = text(doc(get("PEOPLE#" + rows, "PERSON#" + manager)), "email");
        List<String> approvers =
                dynamo
                        .query(q ->
                                q.tableName(table)
                                        .keyConditionExpression("pk = :pk AND begins_with(sk, :sk)")
                                        .expressionAttributeValues(
                                                Map.of(
                                                        ":pk",
                                                        fromS("PEOPLE#" + rows),
                                                        ":sk",
                                                        fromS("GROUP#support-ops-managers#")))
                                        .consistentRead(true))
                        .items()
                        .stream()
                        .map(item -> text(doc(item), "email"))
                        .sorted()
                        .toList();
        String id = "req_" + UUID.randomUUID();
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("id", id);
        request.put("state", "AWAITING_SUPPORT_OPS");
        request.put("category", body.category());
        request.put("kind", body.kind());
        request.put("requester", email);
        request.put("requesterName", name);
        request.put("managerAtRequest", managersEmail);
        request.put("purpose", body.purpose());
        request.put("removalDate", body.removalDate());
        request.put("target", body.target());
        request.put("needsAdmin", body.needsAdmin());
        request.put("adminReason", body.adminReason());
        request.put("scopes", body.scopes());
        request.put("waitingFor", approvers);
        request.put("decisions", List.of());
        request.put("createdAt", now);
        request.put("since", now);
        request.put("lapsesAt", now.plus(Duration.ofDays(14)));
        request.put(
                "endsAt",
                requireNonNullElse(body.removalDate(), java.time.LocalDate.EPOCH)
                        .plusDays(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant());
        request.put("credentialId", null);
        request.put("issue", null);
        request.put("useCase", null);
        request.put("replaces", null);
        request.put("reason", null);
        request.put("guidance", null);
        request.put("attention", null);
        request.put("version", 1);
        write(id, email, request, now);
        return request;
    }

    private void write(String id, String email, Map<String, Object> request, Instant now)
            throws JsonProcessingException {
        String sort = now + "#REQUEST#" + id;
        Items items = new Items(table);
        List<TransactWriteItem> writes =
                List.of(
                        items.put(
                                "REQUEST#" + id,
                                "REQUEST",
                                "REQUEST",
                                Map.of(
                                        "doc", attribute(request),
                                        "state", fromS("AWAITING_SUPPORT_OPS"),
                                        "ownerKey", fromS("REQUEST#OPEN#" + email),
                                        "ownerSort", fromS(sort),
                                        "listKey", fromS("REQUEST#AWAITING_SUPPORT_OPS"),
                                        "listSort", fromS(sort),
                                        "inboxKey", fromS("SUPPORT_OPS"),
                                        "inboxSort", fromS(sort))),
                        items.put(
                                "OUTBOX#" + id + ":DECISION_WANTED",
                                "OUTBOX",
                                "OUTBOX",
                                Map.of(
                                        "doc",
                                        attribute(
                                                Map.of(
                                                        "requestId",
                                                        id,
                                                        "topic",
                                                        "DECISION_WANTED",
                                                        "createdAt",
                                                        now,
                                                        "status",
                                                        "PENDING",
                                                        "attempts",
                                                        0)),
                                        "state",
                                        fromS("PENDING"))),
                        items.put(
                                "AUDIT#request:" + id,
                                "000000000001",
                                "AUDIT",
                                Map.of(
                                        "event",
                                        attribute(
                                                Map.of(
                                                        "type",
                                                        "request.submitted",
                                                        "subject",
                                                        "request:" + id,
                                                        "at",
                                                        now,
                                                        "channel",
                                                        "API",
                                                        "actor",
                                                        email)),
                                        "hash",
                                        fromS(Items.sha256(json.writeValueAsBytes(request))))),
                        items.put(
                                "AUDIT#request:" + id,
                                "HEAD",
                                "AUDIT_HEAD",
                                Map.of("sequence", fromN("1"))),
                        items.put("AUDIT_SUBJECTS#1", id, "AUDIT_SUBJECT", Map.of()));
        dynamo.transactWriteItems(t -> t.transactItems(writes));
    }

    private Map<String, AttributeValue> get(String pk, String sk) {
        return dynamo.getItem(g ->
                        g.tableName(table)
                                .key(Map.of("pk", fromS(pk), "sk", fromS(sk)))
                                .consistentRead(true))
                .item();
    }

    private static Map<String, AttributeValue> doc(Map<String, AttributeValue> item) {
        return item.getOrDefault("doc", fromM(Map.of())).m();
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return requireNonNullElse(item.getOrDefault(name, fromS("")).s(), "");
    }

    private AttributeValue attribute(Object value) {
        return of(json.convertValue(value, Object.class));
    }

    private static AttributeValue of(@org.jspecify.annotations.Nullable Object value) {
        return switch (value) {
            case null -> fromNul(true);
            case String s -> fromS(s);
            case Boolean b -> fromBool(b);
            case Number n -> fromN(n.toString());
            case List<?> list -> fromL(list.stream().map(Requests::of).toList());
            case Map<?, ?> map -> {
                Map<String, AttributeValue> attributes = new LinkedHashMap<>();
                map.forEach((k, v) -> attributes.put(String.valueOf(k), of(v)));
                yield fromM(attributes);
            }
            default -> throw new IllegalArgumentException("no attribute for " + value.getClass());
        };
    }
}
