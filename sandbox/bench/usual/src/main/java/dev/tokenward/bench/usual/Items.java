package dev.tokenward.bench.usual;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Parts of a transaction. */
record Items(String table) {
    /** Written only where nothing is yet. */
    TransactWriteItem put(
            String pk, String sk, String type, Map<String, AttributeValue> attributes) {
        Map<String, AttributeValue> item = new HashMap<>(attributes);
        item.put("pk", fromS(pk));
        item.put("sk", fromS(sk));
        item.put("type", fromS(type));
        item.put("shape", fromN("1"));
        item.put("version", fromN("1"));
        return TransactWriteItem.builder()
                .put(p ->
                        p.tableName(table)
                                .item(item)
                                .conditionExpression("attribute_not_exists(pk)"))
                .build();
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
