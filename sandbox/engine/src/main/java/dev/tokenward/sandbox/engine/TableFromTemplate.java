package dev.tokenward.sandbox.engine;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * Creates the template's table: keys, indexes, billing and stream as declared, and what AWS would
 * refuse is refused. Encryption, recovery and deletion protection are AWS's and left out.
 */
public final class TableFromTemplate {
    private static final String TYPE = "AWS::DynamoDB::Table";

    private final Resource table;

    private TableFromTemplate(Resource table) {
        TableRules.check(table);
        this.table = table;
    }

    /**
     * The template's only table.
     *
     * @throws TemplateFault if there is not exactly one, or AWS would refuse it
     */
    public static TableFromTemplate of(Template template) {
        List<Resource> tables = template.resources(TYPE);
        if (tables.size() != 1) {
            throw new TemplateFault("the template has " + tables.size() + " tables, not one");
        }
        return new TableFromTemplate(tables.getFirst());
    }

    /** The table's name. */
    public String name() {
        return table.get("TableName").optionalText().orElse(table.id());
    }

    /**
     * Creates the table if it is not there, and waits until it can be used. Time to live is left
     * off: the engine deletes by real time, which hits live items where the clock is another.
     *
     * @throws TemplateFault if a table of this name has other keys or indexes than the template's
     */
    public void create(DynamoDbClient dynamo) {
        Optional<TableDescription> present = describe(dynamo);
        if (present.isPresent()) {
            compare(present.get());
            return;
        }
        dynamo.createTable(request());
        dynamo.waiter().waitUntilTableExists(wait -> wait.tableName(name()));
    }

    /** Switches the declared time to live on. */
    public void enableTimeToLive(DynamoDbClient dynamo) {
        Node ttl = table.get("TimeToLiveSpecification");
        if (ttl.get("Enabled").flag()) {
            dynamo.updateTimeToLive(update ->
                    update.tableName(name())
                            .timeToLiveSpecification(spec ->
                                    spec.enabled(true)
                                            .attributeName(ttl.get("AttributeName").text())));
        }
    }

    private Optional<TableDescription> describe(DynamoDbClient dynamo) {
        try {
            return Optional.of(dynamo.describeTable(ask -> ask.tableName(name())).table());
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }

    private void compare(TableDescription present) {
        Set<List<KeySchemaElement>> there =
                present.globalSecondaryIndexes().stream()
                        .map(GlobalSecondaryIndexDescription::keySchema)
                        .collect(Collectors.toSet());
        Set<List<KeySchemaElement>> declared =
                table.get("GlobalSecondaryIndexes").items().stream()
                        .map(index -> keys(index.get("KeySchema")))
                        .collect(Collectors.toSet());
        if (!present.keySchema().equals(keys(table.get("KeySchema"))) || !there.equals(declared)) {
            throw new TemplateFault(
                    "table "
                            + name()
                            + " exists with other keys or indexes than the template's: it was made by another"
                            + " version");
        }
    }

    /** What is declared, as the call that creates it. */
    public CreateTableRequest request() {
        CreateTableRequest.Builder create =
                CreateTableRequest.builder()
                        .tableName(name())
                        .attributeDefinitions(
                                table.get("AttributeDefinitions").items().stream()
                                        .map(TableFromTemplate::definition)
                                        .toList())
                        .keySchema(keys(table.get("KeySchema")))
                        .billingMode(table.get("BillingMode").optionalText().orElse("PROVISIONED"));
        List<GlobalSecondaryIndex> global =
                table.get("GlobalSecondaryIndexes").items().stream()
                        .map(TableFromTemplate::global)
                        .toList();
        if (!global.isEmpty()) {
            create.globalSecondaryIndexes(global);
        }
        List<LocalSecondaryIndex> local =
                table.get("LocalSecondaryIndexes").items().stream()
                        .map(TableFromTemplate::local)
                        .toList();
        if (!local.isEmpty()) {
            create.localSecondaryIndexes(local);
        }
        if (table.get("ProvisionedThroughput").isPresent()) {
            create.provisionedThroughput(throughput(table.get("ProvisionedThroughput")));
        }
        if (table.get("StreamSpecification").isPresent()) {
            create.streamSpecification(
                    StreamSpecification.builder()
                            .streamEnabled(true)
                            .streamViewType(
                                    table.get("StreamSpecification").get("StreamViewType").text())
                            .build());
        }
        return create.build();
    }

    private static AttributeDefinition definition(Node node) {
        return AttributeDefinition.builder()
                .attributeName(node.get("AttributeName").text())
                .attributeType(node.get("AttributeType").text())
                .build();
    }

    private static List<KeySchemaElement> keys(Node schema) {
        return schema.items().stream()
                .map(key ->
                        KeySchemaElement.builder()
                                .attributeName(key.get("AttributeName").text())
                                .keyType(key.get("KeyType").text())
                                .build())
                .toList();
    }

    private static GlobalSecondaryIndex global(Node index) {
        GlobalSecondaryIndex.Builder builder =
                GlobalSecondaryIndex.builder()
                        .indexName(index.get("IndexName").text())
                        .keySchema(keys(index.get("KeySchema")))
                        .projection(projection(index.get("Projection")));
        if (index.get("ProvisionedThroughput").isPresent()) {
            builder.provisionedThroughput(throughput(index.get("ProvisionedThroughput")));
        }
        return builder.build();
    }

    private static LocalSecondaryIndex local(Node index) {
        return LocalSecondaryIndex.builder()
                .indexName(index.get("IndexName").text())
                .keySchema(keys(index.get("KeySchema")))
                .projection(projection(index.get("Projection")))
                .build();
    }

    private static Projection projection(Node projection) {
        Projection.Builder builder =
                Projection.builder().projectionType(projection.get("ProjectionType").text());
        List<String> attributes =
                projection.get("NonKeyAttributes").items().stream().map(Node::text).toList();
        return attributes.isEmpty()
                ? builder.build()
                : builder.nonKeyAttributes(attributes).build();
    }

    private static ProvisionedThroughput throughput(Node node) {
        return ProvisionedThroughput.builder()
                .readCapacityUnits(node.get("ReadCapacityUnits").number())
                .writeCapacityUnits(node.get("WriteCapacityUnits").number())
                .build();
    }
}
