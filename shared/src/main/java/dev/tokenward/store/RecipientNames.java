package dev.tokenward.store;

import dev.tokenward.domain.Notice.Recipient;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The stored names of recipients: independent of the classes' names, which may change. */
final class RecipientNames {
    private static final String TO = "to";
    private static final Map<String, Class<? extends Recipient>> CLASSES =
            Map.of(
                    "PERSON", Recipient.To.class,
                    "GROUP", Recipient.Group.class,
                    "OPS_CHANNEL", Recipient.OpsChannel.class,
                    "ISSUE", Recipient.Issue.class,
                    "TOKENWARD", Recipient.Tokenward.class,
                    "HANDOVER_MESSAGE", Recipient.HandoverMessage.class);

    private RecipientNames() {}

    static Map<String, AttributeValue> write(Recipient recipient) {
        Map<String, AttributeValue> map = RecordShape.of(recipient.getClass()).write(recipient);
        for (Map.Entry<String, Class<? extends Recipient>> one : CLASSES.entrySet()) {
            if (one.getValue() == recipient.getClass()) {
                map.put(TO, AttributeValue.fromS(one.getKey()));
                return map;
            }
        }
        throw new IllegalArgumentException("no stored name for " + recipient.getClass());
    }

    static Object read(Map<String, AttributeValue> map) {
        Map<String, AttributeValue> components = new HashMap<>(map);
        AttributeValue name = components.remove(TO);
        Class<? extends Recipient> type =
                name == null || name.s() == null ? null : CLASSES.get(name.s());
        if (type == null) {
            throw new IllegalArgumentException("to is no known recipient");
        }
        return RecordShape.of(type).read(components);
    }
}
