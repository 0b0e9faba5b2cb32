package dev.tokenward.sandbox.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.functions.notification.NotificationHandler;
import dev.tokenward.sandbox.app.Repository;
import dev.tokenward.sandbox.app.lambda.Handler;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** C43: a batch of notices that the function has no time for. */
class TimeRunsOutTest {
    private static final String NOTIFICATION = "NotificationFunction";
    private static final int ENOUGH = (int) NotificationHandler.RESERVE.plusMillis(1).toMillis();
    private static final int TOO_LITTLE = (int) NotificationHandler.RESERVE.toMillis();

    private final Ground ground = new Ground(Repository.template());
    private final Rig rig = new Rig(ground, Sabotage.NONE, Observer.NONE);

    @AfterEach
    void close() {
        rig.close();
        ground.close();
    }

    private List<Map<String, AttributeValue>> rows() {
        return Stored.all(rig.table, "OUTBOX").toList();
    }

    private List<Map<String, AttributeValue>> of(List<Map<String, AttributeValue>> asBefore) {
        return rows().stream()
                .filter(row ->
                        asBefore.stream()
                                .anyMatch(b -> Stored.text(b, "pk").equals(Stored.text(row, "pk"))))
                .toList();
    }

    private static byte[] batch(List<Map<String, AttributeValue>> rows) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        ArrayNode records = event.putArray("Records");
        rows.forEach(row -> put(records.addObject(), row, records.size()));
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void put(ObjectNode record, Map<String, AttributeValue> row, int number) {
        String pk = Stored.text(row, "pk");
        record.put("eventID", "event" + number).put("eventName", "INSERT");
        ObjectNode change = record.putObject("dynamodb");
        change.putObject("Keys").putObject("pk").put("S", pk);
        change.putObject("NewImage").putObject("pk").put("S", pk);
        change.put("SequenceNumber", "00000000000000000000" + number);
    }

    /** What is left before each record, in milliseconds. */
    private static Context left(int... millis) {
        Deque<Integer> left = new ArrayDeque<>(IntStream.of(millis).boxed().toList());
        return (Context)
                Proxy.newProxyInstance(
                        Context.class.getClassLoader(),
                        new Class<?>[] {Context.class},
                        (proxy, method, arguments) ->
                                method.getName().equals("getRemainingTimeInMillis")
                                        ? left.removeFirst()
                                        : "one");
    }

    @Test
    void whatIsNotBegunInTimeIsLeftAsItWasWithoutAFailureAndTheTickSendsIt() throws IOException {
        rig.hold(NOTIFICATION);
        Stories.askForClient(rig);
        Stories.askForClient(rig);
        List<Map<String, AttributeValue>> rows = rows();
        assertThat(rows).hasSizeGreaterThan(2).allMatch(r -> is(r, "PENDING"));

        try (Deployed process = rig.another(new Tap())) {
            byte[] answer =
                    Handler.of(new NotificationHandler(process.root(NOTIFICATION)))
                            .handle(batch(rows), left(ENOUGH, ENOUGH, TOO_LITTLE));

            assertThat(new String(answer, StandardCharsets.UTF_8))
                    .isEqualTo("{\"batchItemFailures\":[]}");
        }
        assertThat(of(rows.subList(0, 2))).allMatch(r -> is(r, "SENT"));
        List<Map<String, AttributeValue>> rest = rows.subList(2, rows.size());
        assertThat(of(rest)).containsExactlyInAnyOrderElementsOf(rest);

        rig.clock.advance(Duration.ofMinutes(15));
        rig.tick();
        assertThat(of(rows)).hasSameSizeAs(rows).allMatch(r -> is(r, "SENT"));
        assertThat(rig.watch.violations()).isEmpty();
    }

    private static boolean is(Map<String, AttributeValue> row, String state) {
        return Stored.text(row, "state").equals(state);
    }
}
