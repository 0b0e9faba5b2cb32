package dev.tokenward.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Case C28: stream records in their rarer shapes; one of them never keeps the others waiting. */
class C28StreamRecordsTest {
    private final List<String> issued = new ArrayList<>();

    private static DynamodbEvent event(String json) {
        return LambdaEventSerializers.serializerFor(
                        DynamodbEvent.class, C28StreamRecordsTest.class.getClassLoader())
                .fromJson(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    /** The case's batch with the table's own keys. */
    private static String batch() {
        return new String(Events.input("C28-stream-batch.json"), StandardCharsets.UTF_8)
                .replace("\"S\": \"req_", "\"S\": \"REQUEST#req_")
                .replace("\"S\": \"request\"", "\"S\": \"REQUEST\"")
                .replace("\"note\": {", "\"version\": {\"N\": \"3\"}, \"note\": {");
    }

    private StreamsEventResponse issue(DynamodbEvent event) {
        return StreamRecords.each(
                event, record -> StreamRecords.approved(record).ifPresent(issued::add));
    }

    @Test
    void expiryAndOtherChangesAreIgnoredTheApprovalActsAndTheFaultyAreReported() {
        StreamsEventResponse answer = issue(event(batch()));

        assertThat(issued).containsExactly("req_x");
        assertThat(answer.getBatchItemFailures())
                .extracting(StreamsEventResponse.BatchItemFailure::getItemIdentifier)
                .containsExactly("000000000000000000004", "000000000000000000005");
    }

    @Test
    void failureOfOneRecordLeavesTheOthersTheirTurn() {
        StreamsEventResponse answer =
                StreamRecords.each(
                        event(batch()),
                        record -> {
                            if (record.getEventID().equals("e3")) {
                                throw new IllegalStateException("down");
                            }
                            issued.add(record.getEventID());
                        });

        assertThat(issued).containsExactly("e1", "e2", "e4", "e5");
        assertThat(answer.getBatchItemFailures())
                .extracting(StreamsEventResponse.BatchItemFailure::getItemIdentifier)
                .containsExactly("000000000000000000003");
    }

    @Test
    void requestThatIsPutOffIsLeftToTheTick() {
        String put =
                record("MODIFY", "\"state\":{\"S\":\"APPROVED\"},\"nextAttemptAt\":{\"S\":\"x\"},")
                        .replace(
                                "\"Keys\"",
                                "\"OldImage\":{\"state\":{\"S\":\"ISSUING\"}},\"Keys\"");

        assertThat(issue(event(put)).getBatchItemFailures()).isEmpty();
        assertThat(issued).isEmpty();
    }

    @Test
    void recordWithoutAnImageIsReported() {
        String bare =
                "{\"Records\":[{\"eventID\":\"e\",\"eventName\":\"MODIFY\",\"dynamodb\":{\"SequenceNumber\":\"7\"}}]}";

        assertThat(issue(event(bare)).getBatchItemFailures())
                .singleElement()
                .extracting(StreamsEventResponse.BatchItemFailure::getItemIdentifier)
                .isEqualTo("7");
    }

    @Test
    void faultyRecordWithoutASequenceNumberFailsAloudInsteadOfNamingNull() {
        String nameless = "{\"Records\":[{\"eventID\":\"e\",\"eventName\":\"MODIFY\"}]}";

        assertThatThrownBy(() -> issue(event(nameless)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void outboxRowIsDeliveredWhenItIsPutInAndNotWhenItChanges() {
        for (String name : List.of("INSERT", "MODIFY", "REMOVE")) {
            DynamodbEvent event = event(record(name, "").replace("REQUEST#r", "OUTBOX#key#1"));
            StreamsEventResponse answer =
                    StreamRecords.each(
                            event, record -> StreamRecords.noticed(record).ifPresent(issued::add));
            assertThat(answer.getBatchItemFailures()).isEmpty();
        }

        assertThat(issued).containsExactly("key#1");
    }

    /**
     * Case C43: the function ends within its time, and nothing that it did not begin has failed.
     */
    @Test
    void whatIsNotBegunInTimeIsLeftWithoutAFailure() {
        StreamsEventResponse answer =
                StreamRecords.each(
                        event(batch()),
                        () -> issued.size() < 2,
                        record -> issued.add(record.getEventID()));

        assertThat(issued).containsExactly("e1", "e2");
        assertThat(answer.getBatchItemFailures()).isEmpty();
    }

    @Test
    void batchWithoutRecordsIsAnsweredWithNoFailures() {
        assertThat(issue(new DynamodbEvent()).getBatchItemFailures()).isEmpty();
    }

    private static String record(String name, String more) {
        return "{\"Records\":[{\"eventID\":\"e\",\"eventName\":\""
                + name
                + "\",\"dynamodb\":{\"SequenceNumber\":\"7\",\"Keys\":{\"pk\":{\"S\":\"REQUEST#r\"}},"
                + "\"NewImage\":{"
                + more
                + "\"version\":{\"N\":\"2\"},\"pk\":{\"S\":\"REQUEST#r\"}}}}]}";
    }
}
