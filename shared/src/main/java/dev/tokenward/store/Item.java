package dev.tokenward.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item in the making: keys, what every item has, and its places in the indexes. */
final class Item {
    /** Version of the items' shape; readers accept it and the ones before it. */
    static final int SHAPE = 1;

    /** Keys of the due indexes are spread, so that nothing piles up under one of them. */
    static final int SHARDS = 16;

    private final Map<String, AttributeValue> attributes = new HashMap<>();
    private final String id;

    Item(String pk, String sk, ItemType type) {
        id = pk;
        text("pk", pk);
        text("sk", sk);
        text("type", type.name());
        number("shape", SHAPE);
    }

    Item text(String name, String value) {
        attributes.put(name, Attributes.text(value));
        return this;
    }

    Item number(String name, long value) {
        attributes.put(name, Attributes.number(value));
        return this;
    }

    Item put(String name, AttributeValue value) {
        attributes.put(name, value);
        return this;
    }

    Item in(Index index, String key, Instant sort) {
        return text(index.key, key).text(index.sort, Instants.key(sort) + "#" + id);
    }

    Item due(Index index, Optional<Instant> at) {
        at.ifPresent(instant ->
                text(index.key, shard(index, Math.floorMod(id.hashCode(), SHARDS)))
                        .text(index.sort, Instants.key(instant)));
        return this;
    }

    static String shard(Index index, int number) {
        return index.name() + "#" + Digits.of(number, 2);
    }

    Map<String, AttributeValue> attributes() {
        return attributes;
    }
}
