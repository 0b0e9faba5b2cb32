package dev.tokenward.sandbox.app.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tokenward.sandbox.app.lambda.Invocation;
import dev.tokenward.sandbox.app.lambda.Payload;
import java.io.IOException;
import java.util.List;

/** What an invocation means for its batch. */
sealed interface BatchOutcome {
    ObjectMapper JSON = new ObjectMapper();

    /** All records are done. */
    record Done() implements BatchOutcome {}

    /**
     * Records before this index are done, it and all after it are not.
     *
     * @param why for people
     */
    record FailedFrom(int index, String why) implements BatchOutcome {}

    /**
     * Reads a function's answer as Lambda does: of several failed records the first counts, and an
     * identifier that is null, empty or not of this batch fails all of it.
     */
    static BatchOutcome of(
            Invocation invocation, List<StreamRecord> batch, boolean reportsItemFailures) {
        return switch (invocation) {
            case Invocation.Failed(String type, String message) ->
                    new FailedFrom(0, type + ": " + message);
            case Invocation.Answered(Payload payload) ->
                    reportsItemFailures ? reported(payload, batch) : new Done();
        };
    }

    private static BatchOutcome reported(Payload payload, List<StreamRecord> batch) {
        JsonNode failures;
        try {
            failures = JSON.readTree(payload.bytes()).path("batchItemFailures");
        } catch (IOException e) {
            return new FailedFrom(0, "the answer is no JSON");
        }
        if (failures.isMissingNode() || failures.isNull() || failures.isEmpty()) {
            return new Done();
        }
        List<String> sequence = batch.stream().map(StreamRecord::sequenceNumber).toList();
        int first = batch.size();
        for (JsonNode failure : failures) {
            JsonNode identifier = failure.path("itemIdentifier");
            int index = identifier.isTextual() ? sequence.indexOf(identifier.asText()) : -1;
            if (index < 0) {
                return new FailedFrom(0, "itemIdentifier " + identifier + " is not of this batch");
            }
            first = Math.min(first, index);
        }
        return new FailedFrom(first, "reported as failed");
    }
}
