package dev.tokenward.functions.notification;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import dev.tokenward.api.StreamRecords;
import dev.tokenward.log.RequestId;
import dev.tokenward.runtime.Tokenward;
import dev.tokenward.workflow.Outbox;
import java.time.Duration;

/** Sends each new row of the outbox. */
public final class NotificationHandler
        implements RequestHandler<DynamodbEvent, StreamsEventResponse> {
    /** What one row may take: its calls, and the table's own. */
    public static final Duration RESERVE = Outbox.LONGEST.plusSeconds(10);

    private final Tokenward root;

    /** In AWS. */
    public NotificationHandler() {
        this(Tokenward.fromEnvironment());
    }

    public NotificationHandler(Tokenward root) {
        this.root = root;
    }

    /** What is not begun in time stays in the outbox, where the tick finds it (case C43). */
    @Override
    public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
        return RequestId.during(
                context.getAwsRequestId(),
                () ->
                        StreamRecords.each(
                                event,
                                () -> context.getRemainingTimeInMillis() > RESERVE.toMillis(),
                                record ->
                                        StreamRecords.noticed(record)
                                                .ifPresent(root.outbox()::deliver)));
    }
}
