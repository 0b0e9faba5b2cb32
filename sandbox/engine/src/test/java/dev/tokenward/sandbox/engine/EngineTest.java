package dev.tokenward.sandbox.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

class EngineTest {
    private final TableFromTemplate table = TableFromTemplate.of(OurTemplate.read());

    @Test
    void templatesTableIsCreatedWithItsIndexesAndStream() {
        try (DynamoDbClient dynamo = Engine.shared().account().dynamo()) {
            table.create(dynamo);
            table.create(dynamo); // a second start finds it

            TableDescription there = dynamo.describeTable(t -> t.tableName("tokenward")).table();
            assertThat(there.globalSecondaryIndexes())
                    .extracting(index -> index.indexName())
                    .containsExactlyInAnyOrder("owner", "listing", "inbox", "tick", "daily");
            assertThat(there.streamSpecification().streamViewTypeAsString())
                    .isEqualTo("NEW_AND_OLD_IMAGES");
        }
    }

    @Test
    void timeToLiveIsOnWhenAskedFor() {
        try (DynamoDbClient dynamo = Engine.shared().account().dynamo()) {
            table.create(dynamo);
            assertThat(ttl(dynamo)).isEqualTo(TimeToLiveStatus.DISABLED);

            table.enableTimeToLive(dynamo);
            assertThat(ttl(dynamo)).isEqualTo(TimeToLiveStatus.ENABLED);
        }
    }

    @Test
    void accountsDoNotSeeEachOther() {
        Account one = Engine.shared().account();
        try (DynamoDbClient mine = one.dynamo();
                DynamoDbClient same = Engine.shared().account(one.id()).dynamo();
                DynamoDbClient other = Engine.shared().account().dynamo()) {
            table.create(mine);

            assertThat(same.listTables().tableNames()).containsExactly("tokenward");
            assertThat(other.listTables().tableNames()).isEmpty();
        }
    }

    @Test
    void itemsOutliveARestartWhereADirectoryIsGiven(@TempDir Path directory) {
        Engine.Options options =
                Engine.Options.inMemory(System.err::println).keeping(directory.resolve("data"));
        Map<String, AttributeValue> item =
                Map.of("pk", AttributeValue.fromS("a"), "sk", AttributeValue.fromS("b"));
        try (Engine engine = Engine.start(options);
                DynamoDbClient dynamo = engine.account(Engine.MAIN_ACCOUNT).dynamo()) {
            table.create(dynamo);
            dynamo.putItem(put -> put.tableName("tokenward").item(item));
        }

        try (Engine engine = Engine.start(options);
                DynamoDbClient dynamo = engine.account(Engine.MAIN_ACCOUNT).dynamo()) {
            assertThat(dynamo.getItem(get -> get.tableName("tokenward").key(item)).item())
                    .isEqualTo(item);
        }
    }

    @Test
    void listensWhereItIsToldAndNamesAnAddressThatSomebodyElseHas() throws IOException {
        Engine.Options memory = Engine.Options.inMemory(System.err::println);
        InetSocketAddress place;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            place = new InetSocketAddress(taken.getInetAddress(), taken.getLocalPort());
            assertThatThrownBy(() -> Engine.start(memory.at(place)))
                    .isInstanceOf(EngineUnavailable.class)
                    .hasMessageContaining(":" + place.getPort() + ":");
        }
        try (Engine engine = Engine.start(memory.at(place));
                DynamoDbClient dynamo = engine.account().dynamo()) {
            assertThat(engine.endpoint()).hasPort(place.getPort());
            assertThat(dynamo.listTables().tableNames()).isEmpty();
        }
    }

    @Test
    void closedEngineIsGone() {
        Engine engine = Engine.start(Engine.Options.inMemory(System.err::println));
        assertThat(engine.isAlive()).isTrue();

        engine.close();

        assertThat(engine.isAlive()).isFalse();
    }

    @Test
    void engineOutlivesTheThreadThatStartedIt() throws Exception {
        Engine[] started = new Engine[1];
        Thread shortLived =
                Thread.ofPlatform()
                        .start(() ->
                                started[0] =
                                        Engine.start(Engine.Options.inMemory(System.err::println)));
        shortLived.join();

        try (Engine engine = started[0];
                DynamoDbClient dynamo = engine.account().dynamo()) {
            assertThat(dynamo.listTables().tableNames()).isEmpty();
            assertThat(engine.isAlive()).isTrue();
        }
    }

    @Test
    void accountIsTwelveDigits() {
        assertThatThrownBy(() -> Engine.shared().account("mine"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static TimeToLiveStatus ttl(DynamoDbClient dynamo) {
        return dynamo.describeTimeToLive(t -> t.tableName("tokenward"))
                .timeToLiveDescription()
                .timeToLiveStatus();
    }
}
