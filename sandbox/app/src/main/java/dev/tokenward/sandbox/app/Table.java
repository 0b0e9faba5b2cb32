package dev.tokenward.sandbox.app;

import dev.tokenward.sandbox.engine.Account;
import dev.tokenward.sandbox.engine.TableFromTemplate;
import dev.tokenward.sandbox.engine.Template;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** The template's table in the engine, as the sandbox itself sees it: with every permission. */
final class Table implements AutoCloseable {
    private final DynamoDbClient dynamo;
    private final DynamoDbStreamsClient streams;
    private final TableDescription description;

    /** Creates the table where it is not there yet. */
    Table(Template template, Account account) {
        dynamo = account.dynamo();
        streams = account.streams();
        TableFromTemplate declared = TableFromTemplate.of(template);
        declared.create(dynamo);
        description = dynamo.describeTable(ask -> ask.tableName(declared.name())).table();
    }

    String name() {
        return description.tableName();
    }

    String arn() {
        return description.tableArn();
    }

    String streamArn() {
        return description.latestStreamArn();
    }

    DynamoDbClient dynamo() {
        return dynamo;
    }

    DynamoDbStreamsClient streams() {
        return streams;
    }

    @Override
    public void close() {
        dynamo.close();
        streams.close();
    }
}
