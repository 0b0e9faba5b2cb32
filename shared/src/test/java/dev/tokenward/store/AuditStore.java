package dev.tokenward.store;

import dev.tokenward.domain.AuditEntry;
import dev.tokenward.domain.Channel;
import dev.tokenward.domain.GroupNames;
import dev.tokenward.domain.Nudging;
import dev.tokenward.domain.Policy;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An empty table for tests of the audit, and a hand inside it. */
public final class AuditStore {
    public static final Policy POLICY =
            new Policy(
                    ZoneOffset.UTC,
                    365,
                    14,
                    List.of(30, 14, 7, 1),
                    LocalDate.parse("2026-10-27"),
                    Set.of("tickets:read"),
                    false,
                    false,
                    "guidance",
                    255,
                    Nudging.NEVER);

    public final DynamoStore store;
    private final DynamoDbClient db;
    private final String table;

    public AuditStore(InstantSource clock) {
        this(TestTable.inEngine(), clock);
    }

    AuditStore(TestTable where, InstantSource clock) {
        db = where.dynamo();
        table = where.name();
        store =
                new DynamoStore(
                        db,
                        table,
                        clock,
                        new GroupNames("support-ops", "support-ops-managers", "auditors"),
                        POLICY);
    }

    public void record(String subject, String step) {
        store.commit(
                new Commit()
                        .audit(
                                new AuditEntry(
                                        subject,
                                        "test." + step,
                                        "sasha@example.com",
                                        Channel.API,
                                        Map.of("step", step),
                                        Map.of("reason", "because of " + step))));
    }

    /** Everything, in parts of so many lines. */
    public List<String> export(int most) {
        List<String> lines = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            AuditLog.ExportPart part = store.auditLog().export(cursor, most);
            lines.addAll(part.lines());
            cursor = part.cursor();
        } while (cursor.isPresent());
        return lines;
    }

    /** Erases the plain text of one fact, as somebody may who is asked to. */
    void erase(String subject, long sequence, String fact) {
        Map<String, AttributeValue> event =
                new HashMap<>(
                        db.getItem(g -> g.tableName(table).key(key(subject, sequence))).item());
        Map<String, AttributeValue> plain = new HashMap<>(Items.attribute(event, "plain").m());
        plain.remove(fact);
        event.put("plain", AttributeValue.fromM(plain));
        db.putItem(p -> p.tableName(table).item(event));
    }

    /** Cuts a chain's end, as only somebody can who may write everything. */
    public void cut(String subject, long last) {
        Map<String, AttributeValue> before =
                db.getItem(g -> g.tableName(table).key(key(subject, last - 1))).item();
        db.deleteItem(d -> d.tableName(table).key(key(subject, last)));
        db.putItem(p ->
                p.tableName(table)
                        .item(
                                new AuditChain.Head(
                                                subject,
                                                last - 1,
                                                Items.attribute(before, "hash").s())
                                        .item()
                                        .attributes()));
    }

    private static Map<String, AttributeValue> key(String subject, long sequence) {
        return Items.key(AuditChain.Head.pk(subject), AuditChain.sortKey(sequence));
    }
}
