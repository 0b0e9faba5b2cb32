package dev.tokenward.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** The life of an outbox row after it was queued; each step under its version. */
final class OutboxTable {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxTable.class);

    private final DynamoDbClient db;
    private final String table;
    private final Items items;

    OutboxTable(DynamoDbClient db, String table, Items items) {
        this.db = db;
        this.table = table;
        this.items = items;
    }

    Optional<OutboxRow> claim(OutboxRow row, Instant now, Duration lease) {
        boolean free =
                switch (row.status()) {
                    case PENDING, CLAIMED -> row.nextAttemptAt().filter(now::isBefore).isEmpty();
                    case SENT, FAILED -> false;
                };
        if (!free) {
            return Optional.empty();
        }
        OutboxRow claimed =
                with(
                        row,
                        OutboxRow.Status.CLAIMED,
                        row.attempts() + 1,
                        Optional.of(now.plus(lease)),
                        row.provider(),
                        row.failure());
        return save(claimed) ? Optional.of(claimed) : Optional.empty();
    }

    void sent(OutboxRow row, String provider) {
        finish(
                with(
                        row,
                        OutboxRow.Status.SENT,
                        row.attempts(),
                        Optional.empty(),
                        Optional.of(provider),
                        Optional.empty()));
    }

    void retry(OutboxRow row, String failure, Instant at) {
        finish(
                with(
                        row,
                        OutboxRow.Status.PENDING,
                        row.attempts(),
                        Optional.of(at),
                        row.provider(),
                        Optional.of(failure)));
    }

    void failed(OutboxRow row, String failure) {
        finish(
                with(
                        row,
                        OutboxRow.Status.FAILED,
                        row.attempts(),
                        Optional.empty(),
                        row.provider(),
                        Optional.of(failure)));
    }

    private void finish(OutboxRow row) {
        if (!save(row)) {
            LOG.warn("{} was taken over while it was being sent", row.notice().label());
        }
    }

    private static OutboxRow with(
            OutboxRow row,
            OutboxRow.Status status,
            int attempts,
            Optional<Instant> nextAttemptAt,
            Optional<String> provider,
            Optional<String> failure) {
        return new OutboxRow(
                row.notice(),
                status,
                row.createdAt(),
                attempts,
                nextAttemptAt,
                provider,
                failure,
                row.version() + 1);
    }

    private boolean save(OutboxRow row) {
        try {
            db.putItem(p ->
                    p.tableName(table)
                            .item(items.of(row).attributes())
                            .conditionExpression("#v = :v")
                            .expressionAttributeNames(Map.of("#v", "version"))
                            .expressionAttributeValues(
                                    Map.of(":v", Attributes.number(row.version() - 1))));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }
}
