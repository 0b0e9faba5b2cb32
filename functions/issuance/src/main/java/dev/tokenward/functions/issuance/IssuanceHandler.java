package dev.tokenward.functions.issuance;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import dev.tokenward.api.StreamRecords;
import dev.tokenward.log.RequestId;
import dev.tokenward.runtime.Tokenward;

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
        return RequestId.during(
                context.getAwsRequestId(),
                () ->
                        StreamRecords.each(
                                event,
                                record ->
                                        StreamRecords.approved(record)
                                                .ifPresent(root.issuance()::issue)));
    }
}
