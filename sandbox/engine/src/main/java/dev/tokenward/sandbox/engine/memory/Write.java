package dev.tokenward.sandbox.engine.memory;

import dev.tokenward.sandbox.engine.memory.Schema.ItemKey;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * One write, whatever call it came with.
 *
 * @param item what stands there afterwards; empty: nothing
 */
record Write(
        ItemKey key,
        Optional<Map<String, AttributeValue>> item,
        Optional<Expression> condition,
        boolean wantsOld) {
    boolean allowed(Map<String, AttributeValue> old) {
        return condition.map(c -> c.holds(old)).orElse(true);
    }

    static Write of(Schema schema, PutItemRequest p) {
        return new Write(
                schema.keyOf(p.item()),
                Optional.of(p.item()),
                condition(
                        p.conditionExpression(),
                        p.expressionAttributeNames(),
                        p.expressionAttributeValues()),
                old(p.returnValuesOnConditionCheckFailure()));
    }

    static Write of(Schema schema, DeleteItemRequest d) {
        return new Write(
                schema.keyOf(d.key()),
                Optional.empty(),
                condition(
                        d.conditionExpression(),
                        d.expressionAttributeNames(),
                        d.expressionAttributeValues()),
                old(d.returnValuesOnConditionCheckFailure()));
    }

    static Write of(Schema schema, WriteRequest w) {
        return w.putRequest() != null
                ? new Write(
                        schema.keyOf(w.putRequest().item()),
                        Optional.of(w.putRequest().item()),
                        Optional.empty(),
                        false)
                : new Write(
                        schema.keyOf(w.deleteRequest().key()),
                        Optional.empty(),
                        Optional.empty(),
                        false);
    }

    static Write of(Schema schema, TransactWriteItem t) {
        if (t.put() != null) {
            Put p = t.put();
            return new Write(
                    schema.keyOf(p.item()),
                    Optional.of(p.item()),
                    condition(
                            p.conditionExpression(),
                            p.expressionAttributeNames(),
                            p.expressionAttributeValues()),
                    old(p.returnValuesOnConditionCheckFailure()));
        }
        if (t.delete() != null) {
            Delete d = t.delete();
            return new Write(
                    schema.keyOf(d.key()),
                    Optional.empty(),
                    condition(
                            d.conditionExpression(),
                            d.expressionAttributeNames(),
                            d.expressionAttributeValues()),
                    old(d.returnValuesOnConditionCheckFailure()));
        }
        throw new UnsupportedOperationException("only puts and deletes in a transaction");
    }

    private static boolean old(@Nullable ReturnValuesOnConditionCheckFailure wanted) {
        return wanted == ReturnValuesOnConditionCheckFailure.ALL_OLD;
    }

    private static Optional<Expression> condition(
            @Nullable String text, Map<String, String> names, Map<String, AttributeValue> values) {
        return Optional.ofNullable(text).map(t -> Parser.parse(t, names, values));
    }
}
