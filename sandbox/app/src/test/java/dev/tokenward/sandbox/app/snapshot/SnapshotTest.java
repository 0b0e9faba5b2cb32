package dev.tokenward.sandbox.app.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tokenward.functions.approval.ApprovalHandler;
import dev.tokenward.functions.intake.IntakeHandler;
import dev.tokenward.functions.inventory.InventoryHandler;
import dev.tokenward.runtime.Settings;
import dev.tokenward.runtime.Tokenward;
import dev.tokenward.sandbox.app.Repository;
import dev.tokenward.sandbox.engine.TableFromTemplate;
import dev.tokenward.sandbox.engine.Template;
import dev.tokenward.sandbox.engine.memory.MemoryDynamo;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.crac.Core;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The hooks around a snapshot: what is played before it, and what the process then holds. */
class SnapshotTest {
    private static final String EVENT =
            """
            {"version":"2.0","routeKey":"POST /requests","headers":{"content-type":"application/json"},
             "requestContext":{"requestId":"one","domainName":"api.example.com","authorizer":{"jwt":{"claims":
              {"email":"quinn@example.com","email_verified":"true","name":"Quinn","groups":"[support-ops]"}}}},
             "body":"{\\"category\\":\\"TARGET\\"}","isBase64Encoded":false}
            """;

    private final List<String> calls = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-25T09:00:00Z");

    @Test
    void whatIsPlayedComesToItsEnd() {
        assertThat(IntakeHandler.rehearse()).containsExactly(201, 200, 200);
        assertThat(ApprovalHandler.rehearse()).containsExactly(401, 200);
        assertThat(InventoryHandler.rehearse()).containsExactly(200, 200, 200);
    }

    @Test
    void instanceThatServesHasCalledNobodyAndReadNoSecretBeforeTheSnapshot() throws Exception {
        IntakeHandler intake = new IntakeHandler(root());
        ApprovalHandler approval = new ApprovalHandler(root());
        InventoryHandler inventory = new InventoryHandler(root());

        intake.beforeCheckpoint(Core.getGlobalContext());
        approval.beforeCheckpoint(Core.getGlobalContext());
        inventory.beforeCheckpoint(Core.getGlobalContext());

        assertThat(calls).isEmpty();
    }

    @Test
    void firstRequestAfterTheSnapshotIsAnsweredAtItsOwnTime() throws Exception {
        IntakeHandler intake = new IntakeHandler(root());
        intake.beforeCheckpoint(Core.getGlobalContext());
        now = Instant.parse("2026-12-24T09:00:00Z");
        intake.afterRestore(Core.getGlobalContext());

        JsonNode request = submit(intake, "warehouse");

        assertThat(request.path("createdAt").textValue()).startsWith("2026-12-24T09:00");
        assertThat(calls).contains("dynamo.transactWriteItems");
    }

    /**
     * Two processes of one snapshot cannot be had here. What a copy shares with another is what was
     * made before: so nothing that makes numbers is, and two instances of one process differ.
     */
    @Test
    void twoInstancesFromOneRehearsalMakeDifferentIds() throws Exception {
        IntakeHandler one = new IntakeHandler(root());
        IntakeHandler other = new IntakeHandler(root());
        one.beforeCheckpoint(Core.getGlobalContext());
        one.afterRestore(Core.getGlobalContext());
        other.afterRestore(Core.getGlobalContext());

        assertThat(submit(one, "first").path("id").textValue())
                .isNotEqualTo(submit(other, "second").path("id").textValue());
    }

    private static JsonNode submit(IntakeHandler intake, String target) throws Exception {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        ObjectMapper json = new ObjectMapper();
        JsonNode event =
                ((com.fasterxml.jackson.databind.node.ObjectNode) json.readTree(EVENT))
                        .put(
                                "body",
                                """
                                {"category":"TARGET","kind":"OAUTH_CLIENT","purpose":"Export","removalDate":"2027-01-15",
                                 "target":"%s","needsAdmin":true,"adminReason":"All brands","scopes":["tickets:read"]}
                                """
                                        .formatted(target));
        intake.handleRequest(
                new ByteArrayInputStream(json.writeValueAsBytes(event)), answer, context());
        JsonNode read = json.readTree(answer.toString(StandardCharsets.UTF_8));
        assertThat(read.path("statusCode").intValue()).as(read.toString()).isEqualTo(201);
        return json.readTree(read.path("body").textValue());
    }

    private Tokenward root() {
        Template template =
                Template.read(
                        Repository.root().resolve("template.yaml"),
                        Map.of("OidcIssuer", "https://idp.example.com", "OidcAudience", "test"));
        MemoryDynamo table = new MemoryDynamo(TableFromTemplate.of(template).request());
        return new Tokenward(
                Settings.from(Map.of("TABLE_NAME", "tokenward")),
                () -> now,
                told(DynamoDbClient.class, "dynamo", table),
                told(SecretsManagerClient.class, "secrets", new NoSecrets()),
                Map.of());
    }

    private static final class NoSecrets implements SecretsManagerClient {
        @Override
        public String serviceName() {
            return "secretsmanager";
        }

        @Override
        public void close() {}
    }

    private <T> T told(Class<T> type, String name, T client) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) -> {
                            calls.add(name + "." + method.getName());
                            try {
                                return method.invoke(client, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        }));
    }

    private static Context context() {
        return (Context)
                Proxy.newProxyInstance(
                        Context.class.getClassLoader(),
                        new Class<?>[] {Context.class},
                        (proxy, method, arguments) -> "one");
    }
}
