package dev.tokenward.sandbox.app.faults;

import dev.tokenward.sandbox.engine.memory.MemoryDynamo;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The table behind the tap. */
final class TappedDynamo implements DynamoDbClient {
    private final MemoryDynamo real;
    private final Tap tap;
    private final BiConsumer<String, SdkRequest> asked;
    private final TableFootprint touches;

    /**
     * @param declared the table as it was created
     * @param asked told each operation with its request
     */
    TappedDynamo(
            MemoryDynamo real,
            CreateTableRequest declared,
            Tap tap,
            BiConsumer<String, SdkRequest> asked) {
        this.touches = new TableFootprint(real, declared);
        this.real = real;
        this.tap = tap;
        this.asked = asked;
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        asked.accept("GetItem", request);
        return pass(
                "GetItem " + key(request.key()),
                () -> touches.get(request.key()),
                () -> real.getItem(request));
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
        asked.accept("PutItem", request);
        return pass(
                "PutItem " + key(request.item()),
                () -> touches.put(request),
                () -> real.putItem(request));
    }

    @Override
    public DeleteItemResponse deleteItem(DeleteItemRequest request) {
        asked.accept("DeleteItem", request);
        return pass(
                "DeleteItem " + key(request.key()),
                () -> touches.delete(request),
                () -> real.deleteItem(request));
    }

    @Override
    public QueryResponse query(QueryRequest request) {
        asked.accept("Query", request);
        return pass(
                "Query " + index(request), () -> touches.query(request), () -> real.query(request));
    }

    @Override
    public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
        asked.accept("BatchWriteItem", request);
        return pass(
                "BatchWriteItem *",
                () -> touches.batch(request),
                () -> real.batchWriteItem(request));
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        asked.accept("TransactWriteItems", request);
        return tap.pass(
                "TransactWriteItems " + keys(request),
                () -> touches.transact(request),
                new Sdk<>(() -> real.transactWriteItems(request)) {
                    @Override
                    public TransactWriteItemsResponse answered(Fault fault) {
                        if (fault == Fault.CONFLICT) {
                            throw conflict(request.transactItems().size());
                        }
                        return super.answered(fault);
                    }
                });
    }

    /** Every item is in somebody else's transaction. */
    private static TransactionCanceledException conflict(int items) {
        TransactionCanceledException.Builder builder =
                TransactionCanceledException.builder()
                        .cancellationReasons(
                                java.util.Collections.nCopies(
                                        items,
                                        CancellationReason.builder()
                                                .code("TransactionConflict")
                                                .build()));
        builder.statusCode(400).message("Transaction cancelled");
        return builder.build();
    }

    private static String keys(TransactWriteItemsRequest request) {
        return request.transactItems().stream()
                .map(i -> key(i.put() == null ? i.delete().key() : i.put().item()))
                .collect(Collectors.joining(","));
    }

    private static String key(Map<String, AttributeValue> item) {
        return Stored.text(item, "pk") + "/" + Stored.text(item, "sk");
    }

    private static String index(QueryRequest request) {
        return request.indexName() == null ? "*" : "*" + request.indexName();
    }

    private <T> T pass(String what, Supplier<Footprint> touched, Supplier<T> call) {
        return tap.pass(what, touched, new Sdk<>(call));
    }

    private static class Sdk<T> implements Exchange<T> {
        private final Supplier<T> call;

        Sdk(Supplier<T> call) {
            this.call = call;
        }

        @Override
        public T carryOut() {
            return call.get();
        }

        @Override
        public T lost() {
            throw SdkClientException.create("the matrix lets no answer through");
        }

        @Override
        public T answered(Fault fault) {
            throw AwsFaults.of(fault);
        }
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
