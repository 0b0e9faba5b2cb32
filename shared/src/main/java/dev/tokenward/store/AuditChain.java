package dev.tokenward.store;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.domain.AuditEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.erdtman.jcs.JsonCanonicalizer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Puts an entry at the end of its subject's chain: each event's hash covers the hash before it. Who
 * acted and what people said count by salted hashes; the plain text lies beside and can be erased.
 */
final class AuditChain {
    static final String FIRST = "0".repeat(64);
    private static final int SALT_BYTES = 16;

    private final JsonMapper json;
    private final SecureRandom random = new SecureRandom();

    AuditChain(JsonMapper json) {
        this.json = json;
    }

    /** Where a chain ends. */
    record Head(String subject, long sequence, String hash) {
        static String pk(String subject) {
            return "AUDIT#" + subject;
        }

        static Head of(String subject, Map<String, AttributeValue> item) {
            return item.isEmpty()
                    ? new Head(subject, 0, FIRST)
                    : new Head(
                            subject,
                            Long.parseLong(Items.attribute(item, "sequence").n()),
                            Items.attribute(item, "hash").s());
        }

        Item item() {
            return new Item(pk(subject), "HEAD", "AUDIT_HEAD")
                    .number("sequence", sequence)
                    .text("hash", hash);
        }
    }

    /** An event in its place, and the head that it makes. */
    record Link(Head head, Item item) {}

    Link after(Head head, AuditEntry entry, Instant at) {
        byte[] bytes = new byte[SALT_BYTES];
        random.nextBytes(bytes);
        String salt = HexFormat.of().formatHex(bytes);
        Map<String, String> plain = new TreeMap<>(entry.personal());
        plain.put("actor", entry.actor());
        Map<String, String> hashed = new TreeMap<>();
        plain.forEach((k, v) -> hashed.put(k, sha256(salt + v)));
        long sequence = head.sequence() + 1;
        ObjectNode event = json.createObjectNode();
        event.put("subject", entry.subject())
                .put("sequence", Long.toString(sequence))
                .put("at", Instants.key(at))
                .put("type", entry.type())
                .put("channel", entry.channel().name())
                .put("previous", head.hash());
        event.set("details", json.valueToTree(entry.details()));
        event.set("personal", json.valueToTree(hashed));
        String hash = sha256(canonical(event));
        Item item =
                new Item(Head.pk(entry.subject()), sortKey(sequence), "AUDIT")
                        .text("hash", hash)
                        .text("salt", salt)
                        .put("event", Attributes.of(event))
                        .put("plain", Attributes.of(json.valueToTree(plain)));
        return new Link(new Head(entry.subject(), sequence, hash), item);
    }

    static String sortKey(long sequence) {
        return "%012d".formatted(sequence);
    }

    AuditEvent read(Map<String, AttributeValue> item) {
        Map<String, AttributeValue> event = Items.attribute(item, "event").m();
        Map<String, String> plain = texts(Items.attribute(item, "plain").m());
        String actor = plain.getOrDefault("actor", "erased");
        plain.remove("actor");
        return new AuditEvent(
                new AuditEntry(
                        Items.attribute(event, "subject").s(),
                        Items.attribute(event, "type").s(),
                        actor,
                        dev.tokenward.domain.Channel.valueOf(Items.attribute(event, "channel").s()),
                        texts(Items.attribute(event, "details").m()),
                        plain),
                Long.parseLong(Items.attribute(event, "sequence").s()),
                Instant.parse(Items.attribute(event, "at").s()),
                Items.attribute(event, "previous").s(),
                Items.attribute(item, "hash").s());
    }

    private static Map<String, String> texts(Map<String, AttributeValue> map) {
        Map<String, String> texts = new TreeMap<>();
        map.forEach((k, v) -> texts.put(k, v.s()));
        return texts;
    }

    private static String canonical(ObjectNode event) {
        try {
            return new JsonCanonicalizer(event.toString()).getEncodedString();
        } catch (IOException e) {
            throw new IllegalStateException("an audit event is no JSON", e);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
