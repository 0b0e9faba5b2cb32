package dev.tokenward.functions.issuance;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import dev.tokenward.api.StreamRecords;
import dev.tokenward.domain.RequestState;
import dev.tokenward.runtime.Tokenward;
import java.util.Map;
import java.util.Optional;

/** Issues each request that became approved. */
public final class IssuanceHandler implements RequestHandler<DynamodbEvent, StreamsEventResponse> {
    private final Tokenward root;

    /** In AWS. */
    public IssuanceHandler() {
        this(Tokenward.fromEnvironment());
    }

    public IssuanceHandler(Tokenward root) {
        this.root = root;
    }

    @Override
    public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
        return StreamRecords.each(event, this::record);
    }

    private void record(DynamodbStreamRecord record) {
        Optional<Map<String, AttributeValue>> image = StreamRecords.newImage(record);
        if (image.isEmpty()) {
            return;
        }
        RequestState state =
                RequestState.valueOf(StreamRecords.text(image.get(), "state").orElse("none"));
        Long.parseLong(
                Optional.ofNullable(image.get().get("version"))
                        .map(AttributeValue::getN)
                        .orElse("none"));
        boolean became =
                state == RequestState.APPROVED
                        && StreamRecords.oldImage(record)
                                .flatMap(old -> StreamRecords.text(old, "state"))
                                .filter(RequestState.APPROVED.name()::equals)
                                .isEmpty();
        if (became) {
            root.issuance().issue(StreamRecords.id(image.get(), "REQUEST"));
        }
    }
}
