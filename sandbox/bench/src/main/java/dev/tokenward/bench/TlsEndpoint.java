package dev.tokenward.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.tokenward.sandbox.engine.memory.MemoryDynamo;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** DynamoDB on this machine, over TLS as in AWS: its protocol around a table in memory. */
final class TlsEndpoint implements AutoCloseable {
    private static final String TARGET = "DynamoDB_20120810.";

    private final ObjectMapper json = new ObjectMapper();
    private final DynamoWire wire = new DynamoWire(json);
    private final HttpsServer server;
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private volatile MemoryDynamo table;

    TlsEndpoint(EndpointKey key, MemoryDynamo table) throws IOException {
        this.table = table;
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(key.context()));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    /** What {@code AWS_ENDPOINT_URL} names. */
    String address() {
        return "https://localhost:" + server.getAddress().getPort();
    }

    /** Another table from now on; what was called is forgotten. */
    void use(MemoryDynamo another) {
        table = another;
        calls.clear();
    }

    /** The operations that were called, in their order. */
    List<String> calls() {
        return List.copyOf(calls);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            int status = 200;
            byte[] answer;
            try {
                String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
                JsonNode body = json.readTree(exchange.getRequestBody().readAllBytes());
                String operation = target == null ? "" : target.replace(TARGET, "");
                calls.add(operation);
                answer = json.writeValueAsBytes(answer(operation, body));
            } catch (DynamoDbException e) {
                status = 400;
                answer =
                        json.writeValueAsBytes(
                                json.createObjectNode()
                                        .put("__type", e.getClass().getSimpleName())
                                        .put("message", e.getMessage()));
            } catch (RuntimeException e) {
                status = 400;
                answer =
                        ("{\"__type\":\"ValidationException\",\"message\":\""
                                        + e.getClass().getSimpleName()
                                        + "\"}")
                                .getBytes(StandardCharsets.UTF_8);
            }
            exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private ObjectNode answer(String operation, JsonNode body) {
        ObjectNode answer = json.createObjectNode();
        switch (operation) {
            case "GetItem" -> {
                var found = table.getItem(DynamoRequests.get(body));
                if (found.hasItem()) {
                    answer.set("Item", wire.node(found.item()));
                }
            }
            case "PutItem" -> table.putItem(DynamoRequests.put(body));
            case "Query" -> {
                var page = table.query(DynamoRequests.query(body));
                var items = answer.putArray("Items");
                page.items().forEach(item -> items.add(wire.node(item)));
                answer.put("Count", page.count()).put("ScannedCount", page.scannedCount());
                if (page.hasLastEvaluatedKey()) {
                    answer.set("LastEvaluatedKey", wire.node(page.lastEvaluatedKey()));
                }
            }
            case "TransactWriteItems" -> table.transactWriteItems(DynamoRequests.transaction(body));
            default -> throw new IllegalArgumentException("no operation " + operation);
        }
        return answer;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
