package dev.tokenward.sandbox.engine.strict;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * dynalite knows no transactions: each write of one becomes a call of its own, with its expression
 * as it is, and is taken back if another one's condition fails. One call after the other. What this
 * shows is that every expression is one and means what it should; that all or nothing happens is
 * shown by the other engines.
 */
final class SingleCalls implements DynamoDbClient {
    private final DynamoDbClient real;
    private final CreateTableRequest table;

    /** Creates the table that all calls are about. */
    SingleCalls(DynamoDbClient real, CreateTableRequest table) {
        this.real = real;
        this.table = table;
        real.createTable(table);
        // the SDK's own waiter looks again after 20 seconds
        while (real.describeTable(t -> t.tableName(table.tableName())).table().tableStatus()
                != TableStatus.ACTIVE) {
            Thread.onSpinWait();
        }
    }

    @Override
    public synchronized TransactWriteItemsResponse transactWriteItems(
            TransactWriteItemsRequest request) {
        List<SingleCall> done = new ArrayList<>();
        List<CancellationReason> reasons = new ArrayList<>();
        for (TransactWriteItem item : request.transactItems()) {
            SingleCall call = SingleCall.of(item, real, table);
            Optional<CancellationReason> refused = call.attempt();
            refused.ifPresentOrElse(
                    reasons::add,
                    () -> {
                        done.add(call);
                        reasons.add(CancellationReason.builder().code("None").build());
                    });
        }
        if (done.size() < reasons.size()) {
            done.forEach(SingleCall::takeBack);
            TransactionCanceledException.Builder cancelled =
                    TransactionCanceledException.builder().cancellationReasons(reasons);
            cancelled.statusCode(400).message("Transaction cancelled");
            throw cancelled.build();
        }
        return TransactWriteItemsResponse.builder().build();
    }

    /** dynalite does not tell which item was in the way, as AWS does when asked. */
    @Override
    public synchronized PutItemResponse putItem(PutItemRequest request) {
        try {
            return real.putItem(request);
        } catch (ConditionalCheckFailedException e) {
            if (request.returnValuesOnConditionCheckFailure()
                    != ReturnValuesOnConditionCheckFailure.ALL_OLD) {
                throw e;
            }
            Map<String, AttributeValue> key = SingleCall.key(request.item(), table);
            throw e.toBuilder().item(SingleCall.item(real, request.tableName(), key)).build();
        }
    }

    @Override
    public synchronized GetItemResponse getItem(GetItemRequest request) {
        return real.getItem(request);
    }

    @Override
    public synchronized DeleteItemResponse deleteItem(DeleteItemRequest request) {
        return real.deleteItem(request);
    }

    @Override
    public synchronized QueryResponse query(QueryRequest request) {
        return real.query(request);
    }

    @Override
    public synchronized BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
        return real.batchWriteItem(request);
    }

    @Override
    public String serviceName() {
        return real.serviceName();
    }

    @Override
    public void close() {
        real.close();
    }
}
