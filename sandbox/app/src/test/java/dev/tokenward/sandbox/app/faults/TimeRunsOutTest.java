package dev.tokenward.sandbox.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import dev.tokenward.functions.notification.NotificationHandler;
import dev.tokenward.sandbox.app.Repository;
import java.lang.reflect.Proxy;
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

    private static DynamodbEvent batch(List<Map<String, AttributeValue>> rows) {
        DynamodbEvent event = new DynamodbEvent();
        event.setRecords(
                IntStream.range(0, rows.size()).mapToObj(i -> put(rows.get(i), i)).toList());
        return event;
    }

    private static DynamodbEvent.DynamodbStreamRecord put(
            Map<String, AttributeValue> row, int number) {
        var pk =
                new com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue(
                        Stored.text(row, "pk"));
        DynamodbEvent.DynamodbStreamRecord record = new DynamodbEvent.DynamodbStreamRecord();
        record.setEventID("event" + number);
        record.setEventName("INSERT");
        record.setDynamodb(
                new StreamRecord()
                        .withKeys(Map.of("pk", pk))
                        .withNewImage(Map.of("pk", pk))
                        .withSequenceNumber("00000000000000000000" + number));
        return record;
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
    void whatIsNotBegunInTimeIsLeftAsItWasWithoutAFailureAndTheTickSendsIt() {
        rig.hold(NOTIFICATION);
        Stories.askForClient(rig);
        Stories.askForClient(rig);
        List<Map<String, AttributeValue>> rows = rows();
        assertThat(rows).hasSizeGreaterThan(2).allMatch(r -> is(r, "PENDING"));

        try (Deployed process = rig.another(new Tap())) {
            StreamsEventResponse answer =
                    new NotificationHandler(process.root(NOTIFICATION))
                            .handleRequest(batch(rows), left(ENOUGH, ENOUGH, TOO_LITTLE));

            assertThat(answer.getBatchItemFailures()).isEmpty();
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
