package dev.tokenward.verifier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.json.Json;
import dev.tokenward.store.AuditStore;
import dev.tokenward.store.Commit;
import dev.tokenward.store.Seal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * An export that the real store wrote, and the hands of somebody who would like it to say something
 * else.
 *
 * <p>Lines: 1 and 2 seals; 3 and 4 {@code directory}; 5 to 8 {@code request:a}; 9 to 11 {@code
 * request:b}; 12 the counts. The second seal covers all but the last events of the two requests.
 */
final class Export {
    private static final Instant NOW = Instant.parse("2026-11-25T06:00:00Z");
    private static final List<String> GENUINE = written();

    private final List<String> lines = new ArrayList<>(GENUINE);

    private static List<String> written() {
        AuditStore table = new AuditStore(() -> NOW);
        table.record("request:a", "opened");
        table.record("directory", "replaced");
        table.record("request:a", "approved");
        seal(table);
        table.record("request:b", "opened");
        table.record("request:a", "issued");
        table.record("directory", "replaced");
        table.record("request:b", "denied");
        seal(table);
        table.record("request:a", "revoked");
        table.record("request:b", "told");
        return List.copyOf(table.export(5));
    }

    private static void seal(AuditStore table) {
        var log = table.store.auditLog();
        Seal seal = log.lastSeal().next(NOW, log.moved(Seal.MOST_HEADS));
        if (!log.seal(seal, new Commit())) {
            throw new IllegalStateException("nobody else seals");
        }
        log.settle(log.lastSeal());
    }

    int size() {
        return lines.size();
    }

    String line(int number) {
        return lines.get(number - 1);
    }

    ObjectNode json(int number) {
        try {
            return (ObjectNode) Json.read(line(number));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    String hash(int number) {
        return json(number).path("hash").asText();
    }

    Export drop(int number) {
        lines.remove(number - 1);
        return this;
    }

    /** So that it stands at this line. */
    Export insert(int number, String line) {
        lines.add(number - 1, line);
        return this;
    }

    Export swap(int one, int other) {
        String line = lines.set(one - 1, line(other));
        lines.set(other - 1, line);
        return this;
    }

    Export replace(int number, String line) {
        lines.set(number - 1, line);
        return this;
    }

    Export replace(int number, String what, String by) {
        if (!line(number).contains(what)) {
            throw new IllegalStateException("line " + number + " has no " + what);
        }
        return replace(number, line(number).replace(what, by));
    }

    /** Changes an event's or a seal's content and gives it the hash that fits. */
    Export rehash(int number, Consumer<ObjectNode> change) {
        ObjectNode line = json(number);
        JsonNode content = line.has("seal") ? line.path("seal") : line.path("event");
        change.accept((ObjectNode) content);
        return replace(number, line.put("hash", digest(content)).toString());
    }

    /** Changes the event of a line and hashes its chain anew up to another line. */
    Export rewrite(int from, int to) {
        rehash(from, event -> event.put("type", "test.forged"));
        for (int i = from + 1; i <= to; i++) {
            String before = hash(i - 1);
            rehash(i, event -> event.put("previous", before));
        }
        return this;
    }

    /** Another event with the number and the place of this one. */
    String forged(int number) {
        ObjectNode line = json(number);
        ObjectNode event = (ObjectNode) line.path("event");
        event.put("type", "test.forged");
        return line.put("hash", digest(event)).toString();
    }

    private static String digest(JsonNode content) {
        try {
            return Digest.of(content);
        } catch (NoLine e) {
            throw new IllegalStateException(e);
        }
    }

    Export counts(int events, int subjects, int seals) {
        return replace(
                size(),
                "{\"end\":{\"events\":\"%d\",\"subjects\":\"%d\",\"seals\":\"%d\"}}"
                        .formatted(events, subjects, seals));
    }

    Path file(Path directory) {
        try {
            return Files.write(directory.resolve("audit.jsonl"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Outcome verify(Path directory, String... seals) {
        try {
            return Verifier.verify(file(directory), Set.of(seals));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
