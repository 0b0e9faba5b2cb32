package dev.tokenward.store;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.DueTimes;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestState;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Records as items and back. */
final class Items {
    /** A row that the stream did not bring by then is drained by the tick. */
    private static final Duration STREAM_PATIENCE = Duration.ofMinutes(10);

    /**
     * How long what was told is kept: longer than the longest wait for a decision, after which no
     * step that could tell it again is left.
     */
    private static final Duration TOLD = Duration.ofDays(400);

    private final DueTimes dueTimes;

    Items(DueTimes dueTimes) {
        this.dueTimes = dueTimes;
    }

    static Map<String, AttributeValue> key(String pk, String sk) {
        return Map.of("pk", Attributes.text(pk), "sk", Attributes.text(sk));
    }

    static Map<String, AttributeValue> requestKey(String id) {
        return key("REQUEST#" + id, "REQUEST");
    }

    static Map<String, AttributeValue> credentialKey(String id) {
        return key("CREDENTIAL#" + id, "CREDENTIAL");
    }

    static Map<String, AttributeValue> outboxKey(String key) {
        return key("OUTBOX#" + key, "OUTBOX");
    }

    static <T extends Record> T read(Map<String, AttributeValue> item, Class<T> type) {
        try {
            return type.cast(Records.read(attribute(item, "doc"), type));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("An item cannot be read as " + type.getSimpleName(), e);
        }
    }

    /**
     * An attribute of an item, or of a map in one.
     *
     * @throws IllegalStateException if it is not there, or the item is of a later version's shape
     */
    static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
        refuseLater(item);
        AttributeValue value = item.get(name);
        if (value == null) {
            throw new IllegalStateException("An item lacks its attribute " + name);
        }
        return value;
    }

    /**
     * What a later version wrote may mean something else here: better no answer than a wrong one.
     */
    private static void refuseLater(Map<String, AttributeValue> item) {
        // a map in an item has no shape, nor has what an index of keys alone answers
        AttributeValue shape = item.get("shape");
        if (shape != null && Long.parseLong(shape.n()) > Item.SHAPE) {
            AttributeValue type = item.getOrDefault("type", Attributes.text("?"));
            throw new IllegalStateException(
                    "An item of type %s has shape %s; this version reads shapes up to %d"
                            .formatted(type.s(), shape.n(), Item.SHAPE));
        }
    }

    Item of(Request r) {
        Item item =
                new Item("REQUEST#" + r.id(), "REQUEST", ItemType.REQUEST)
                        .text("state", r.state().name())
                        .number("version", r.version())
                        .put("doc", Records.write(r))
                        .in(
                                Index.OWNER,
                                "REQUEST#"
                                        + (r.state().isClosed() ? "CLOSED#" : "OPEN#")
                                        + r.requester(),
                                r.createdAt())
                        .in(Index.LISTING, Sections.of(r), r.since())
                        .due(Index.TICK, dueTimes.tick(r))
                        .due(Index.DAILY, dueTimes.daily(r));
        r.nextAttemptAt().ifPresent(at -> item.text("nextAttemptAt", Instants.key(at)));
        if (r.state() == RequestState.AWAITING_SUPPORT_OPS && r.issueChecked()) {
            item.in(Index.INBOX, "SUPPORT_OPS", r.since());
        } else if (r.state() == RequestState.AWAITING_MANAGER && !r.waitingFor().isEmpty()) {
            item.in(Index.INBOX, "MANAGER#" + r.waitingFor().getFirst(), r.since());
        }
        return item;
    }

    Item of(Credential c) {
        boolean closed = !c.status().mayExist();
        return new Item("CREDENTIAL#" + c.id(), "CREDENTIAL", ItemType.CREDENTIAL)
                .text("state", c.status().name())
                .number("version", c.version())
                .put("doc", Records.write(c))
                .in(
                        Index.OWNER,
                        "CREDENTIAL#" + (closed ? "CLOSED#" : "LIVE#") + c.holder(),
                        c.endsAt())
                .in(Index.LISTING, Sections.of(c), c.stopsAt())
                .due(Index.TICK, dueTimes.tick(c))
                .due(Index.DAILY, dueTimes.daily(c));
    }

    Item of(OutboxRow row) {
        Optional<Instant> tick =
                switch (row.status()) {
                    case PENDING, CLAIMED ->
                            Optional.of(
                                    row.nextAttemptAt()
                                            .orElseGet(
                                                    () -> row.createdAt().plus(STREAM_PATIENCE)));
                    case SENT, FAILED -> Optional.empty();
                };
        Item item =
                new Item("OUTBOX#" + row.notice().key(), "OUTBOX", ItemType.OUTBOX)
                        .text("state", row.status().name())
                        .number("version", row.version())
                        .put("doc", Records.write(row))
                        .due(Index.TICK, tick);
        return row.status().isOver()
                ? item.number("expiresAt", row.createdAt().plus(TOLD).getEpochSecond())
                : item;
    }

    static Function<Map<String, AttributeValue>, Request> requests() {
        return item -> read(item, Request.class);
    }

    static Function<Map<String, AttributeValue>, Credential> credentials() {
        return item -> read(item, Credential.class);
    }
}
