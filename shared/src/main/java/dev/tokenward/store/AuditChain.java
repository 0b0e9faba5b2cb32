package dev.tokenward.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.domain.AuditEntry;
import dev.tokenward.domain.Sha256;
import dev.tokenward.json.Json;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.erdtman.jcs.JsonCanonicalizer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Puts an entry at the end of its subject's chain: each event's hash covers the hash before it. Who
 * acted and what people said count by salted hashes; the plain text lies beside with its salt, each
 * by itself, and can be erased. docs/audit.md has the form field by field.
 */
final class AuditChain {
    static final String FIRST = "0".repeat(64);
    private static final int SALT_BYTES = 16;

    private final SecureRandom random = new SecureRandom();

    /** Where a chain ends. */
    record Head(String subject, long sequence, String hash) {
        static String pk(String subject) {
            return "AUDIT#" + subject;
        }

        static Map<String, AttributeValue> key(String subject) {
            return Items.key(pk(subject), "HEAD");
        }

        static Head of(String subject, Map<String, AttributeValue> item) {
            return item.isEmpty()
                    ? new Head(subject, 0, FIRST)
                    : new Head(
                            subject,
                            Long.parseLong(Items.attribute(item, "sequence").n()),
                            Items.attribute(item, "hash").s());
        }

        /** As a commit leaves it: marked as moved since the last seal. */
        Item moved() {
            return SealMarks.put(item(), subject);
        }

        /** As a seal leaves it. */
        Item item() {
            return new Item(pk(subject), "HEAD", ItemType.AUDIT_HEAD)
                    .number("sequence", sequence)
                    .text("hash", hash);
        }
    }

    /** An event in its place, and the head that it makes. */
    record Link(Head head, Item item) {}

    Link after(Head head, AuditEntry entry, Instant at) {
        Map<String, String> personal = new TreeMap<>(entry.personal());
        personal.put("actor", entry.actor());
        Map<String, String> hashed = new TreeMap<>();
        ObjectNode plain = Json.object();
        personal.forEach((name, value) -> {
            String salt = salt();
            hashed.put(name, Sha256.hex(salt + value));
            plain.putObject(name).put("salt", salt).put("value", value);
        });
        long sequence = head.sequence() + 1;
        ObjectNode event = Json.object();
        event.put("subject", entry.subject())
                .put("sequence", Long.toString(sequence))
                .put("at", Instants.key(at))
                .put("type", entry.type())
                .put("channel", entry.channel().name())
                .put("previous", head.hash());
        entry.details().forEach(event.putObject("details")::put);
        hashed.forEach(event.putObject("personal")::put);
        String hash = Sha256.hex(canonical(event));
        Item item =
                new Item(Head.pk(entry.subject()), sortKey(sequence), ItemType.AUDIT)
                        .text("hash", hash)
                        .put("event", Attributes.of(event))
                        .put("plain", Attributes.of(plain));
        return new Link(new Head(entry.subject(), sequence, hash), item);
    }

    static String sortKey(long sequence) {
        return Digits.of(sequence, 12);
    }

    /** One salt per fact, so that one can be erased and the others still be proven. */
    private String salt() {
        byte[] bytes = new byte[SALT_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    static String canonical(ObjectNode node) {
        try {
            return new JsonCanonicalizer(Json.write(node)).getEncodedString();
        } catch (IOException e) {
            throw new IllegalStateException("what is to be hashed is no JSON", e);
        }
    }
}
