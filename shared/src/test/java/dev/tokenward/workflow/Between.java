package dev.tokenward.workflow;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.paginators.QueryIterable;

/** Stands between the store and the table: sees every call, each page of a query among them. */
final class Between {
    private Between() {}

    /** The call itself. */
    @FunctionalInterface
    interface Real {
        Object call() throws Throwable;
    }

    /** What is done with a call. */
    @FunctionalInterface
    interface Around {
        /**
         * @param operation for example {@code transactWriteItems}
         */
        Object call(String operation, Real real) throws Throwable;
    }

    static DynamoDbClient of(DynamoDbClient table, Around around) {
        return (DynamoDbClient)
                Proxy.newProxyInstance(
                        DynamoDbClient.class.getClassLoader(),
                        new Class<?>[] {DynamoDbClient.class},
                        (proxy, method, args) -> {
                            if (method.getName().equals("queryPaginator")) {
                                return new QueryIterable((DynamoDbClient) proxy, query(args));
                            }
                            return around.call(
                                    method.getName(),
                                    () -> {
                                        try {
                                            return method.invoke(table, args);
                                        } catch (InvocationTargetException e) {
                                            throw e.getTargetException();
                                        }
                                    });
                        });
    }

    @SuppressWarnings("unchecked") // the SDK's method takes a request or what builds one
    private static QueryRequest query(@Nullable Object[] args) {
        return args[0] instanceof QueryRequest request
                ? request
                : QueryRequest.builder()
                        .applyMutation((Consumer<QueryRequest.Builder>) args[0])
                        .build();
    }
}
