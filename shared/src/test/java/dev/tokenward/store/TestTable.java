package dev.tokenward.store;

import dev.tokenward.sandbox.engine.Engine;
import dev.tokenward.sandbox.engine.TableFromTemplate;
import dev.tokenward.sandbox.engine.Template;
import dev.tokenward.sandbox.engine.memory.MemoryDynamo;
import java.nio.file.Path;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The template's table, empty, wherever a client leads to. */
public record TestTable(DynamoDbClient dynamo, String name) {

    /** In an account of its own of the local engine. */
    public static TestTable inEngine() {
        return created(Engine.shared().account().dynamo());
    }

    /** In this process's memory, as the fault matrix has it. */
    public static TestTable inMemory() {
        TableFromTemplate declared = declared();
        return new TestTable(new MemoryDynamo(declared.request()), declared.name());
    }

    public static TestTable created(DynamoDbClient dynamo) {
        TableFromTemplate declared = declared();
        declared.create(dynamo);
        return new TestTable(dynamo, declared.name());
    }

    /** For an engine that wants to know the table's keys itself. */
    public static TableFromTemplate declared() {
        return TableFromTemplate.of(
                Template.read(
                        Path.of("..", "template.yaml"),
                        Map.of("OidcIssuer", "https://idp.example.com", "OidcAudience", "t")));
    }
}
