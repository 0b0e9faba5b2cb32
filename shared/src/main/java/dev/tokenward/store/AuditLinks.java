package dev.tokenward.store;

import dev.tokenward.domain.AuditEntry;
import dev.tokenward.store.Part.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The writes that put a commit's entries at the ends of their chains. */
final class AuditLinks {
    private final DynamoDbClient db;
    private final String table;
    private final AuditChain chain;
    private final Puts puts;

    AuditLinks(DynamoDbClient db, String table, AuditChain chain) {
        this.db = db;
        this.table = table;
        this.chain = chain;
        this.puts = new Puts(table);
    }

    /**
     * The entries of one subject hang on each other; its head moves once, under a condition.
     *
     * @param fresh subjects taken to have no head yet, which spares a read; should one have a head,
     *     the condition does not hold and the chain counts as moved
     */
    List<Part> of(List<AuditEntry> entries, String id, Instant now, Set<String> fresh) {
        List<Part> parts = new ArrayList<>();
        Map<String, AuditChain.Head> before = new LinkedHashMap<>();
        Map<String, AuditChain.Head> heads = new LinkedHashMap<>();
        for (AuditEntry entry : entries) {
            AuditChain.Head head =
                    heads.computeIfAbsent(
                            entry.subject(),
                            subject -> {
                                AuditChain.Head read =
                                        fresh.contains(subject)
                                                ? AuditChain.Head.of(subject, Map.of())
                                                : readHead(subject);
                                before.put(subject, read);
                                return read;
                            });
            AuditChain.Link link = chain.after(head, entry, now);
            heads.put(entry.subject(), link.head());
            parts.add(
                    new Part(
                            new Role.Chain(),
                            puts.put(
                                    link.item().text("commit", id),
                                    "attribute_not_exists(pk)",
                                    Map.of(),
                                    Map.of())));
        }
        before.forEach((subject, old) -> {
            AuditChain.Head head = heads.getOrDefault(subject, old);
            Item item = head.moved().text("commit", id);
            parts.add(
                    new Part(
                            new Role.Chain(),
                            old.sequence() == 0
                                    ? puts.put(item, "attribute_not_exists(pk)", Map.of(), Map.of())
                                    : puts.put(
                                            item,
                                            "#s = :s",
                                            Map.of("#s", "sequence"),
                                            Map.of(":s", Attributes.number(old.sequence())))));
            if (old.sequence() == 0) {
                parts.add(new Part(new Role.Chain(), AuditSubjects.add(table, subject)));
            }
        });
        return parts;
    }

    private AuditChain.Head readHead(String subject) {
        return AuditChain.Head.of(
                subject,
                db.getItem(g ->
                                g.tableName(table)
                                        .key(AuditChain.Head.key(subject))
                                        .consistentRead(true))
                        .item());
    }
}
