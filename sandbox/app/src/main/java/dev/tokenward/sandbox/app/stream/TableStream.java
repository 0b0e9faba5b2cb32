package dev.tokenward.sandbox.app.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Reads a table's stream. The engine keeps one shard; further ones are read as they come, each from
 * its beginning.
 */
public final class TableStream implements RecordSource {
    private final DynamoDbStreamsClient client;
    private final String arn;
    private final String region;
    private final boolean fromOldest;
    private final Map<String, Position> positions = new HashMap<>();

    /** Iterator and last record read of a shard; no iterator once the shard is closed. */
    private record Position(Optional<String> iterator, Optional<String> lastRead) {}

    public TableStream(
            DynamoDbStreamsClient client, String arn, String region, boolean fromOldest) {
        this.client = client;
        this.arn = arn;
        this.region = region;
        this.fromOldest = fromOldest;
        findShards(fromOldest);
    }

    @Override
    public List<StreamRecord> next() {
        List<StreamRecord> records = new ArrayList<>();
        boolean open = false;
        for (Map.Entry<String, Position> shard : positions.entrySet()) {
            Optional<String> iterator = shard.getValue().iterator();
            if (iterator.isPresent()) {
                open = true;
                shard.setValue(read(shard.getKey(), shard.getValue(), iterator.get(), records));
            }
        }
        if (!open) {
            findShards(true);
        }
        return records;
    }

    private Position read(
            String shard, Position position, String iterator, List<StreamRecord> records) {
        try {
            GetRecordsResponse answer = client.getRecords(r -> r.shardIterator(iterator));
            Optional<String> last = position.lastRead();
            for (Record record : answer.records()) {
                records.add(RecordJson.of(record, arn, region));
                last = Optional.of(record.dynamodb().sequenceNumber());
            }
            return new Position(Optional.ofNullable(answer.nextShardIterator()), last);
        } catch (ExpiredIteratorException e) {
            return new Position(
                    Optional.of(iterator(shard, position.lastRead(), fromOldest)),
                    position.lastRead());
        }
    }

    private void findShards(boolean fromTheirBeginning) {
        for (Shard shard :
                client.describeStream(r -> r.streamArn(arn)).streamDescription().shards()) {
            positions.computeIfAbsent(
                    shard.shardId(),
                    id ->
                            new Position(
                                    Optional.of(iterator(id, Optional.empty(), fromTheirBeginning)),
                                    Optional.empty()));
        }
    }

    private String iterator(String shard, Optional<String> after, boolean oldest) {
        return client.getShardIterator(
                        r -> {
                            r.streamArn(arn).shardId(shard);
                            if (after.isPresent()) {
                                r.shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                                        .sequenceNumber(after.get());
                            } else {
                                r.shardIteratorType(
                                        oldest
                                                ? ShardIteratorType.TRIM_HORIZON
                                                : ShardIteratorType.LATEST);
                            }
                        })
                .shardIterator();
    }
}
