package dev.tokenward.functions.notification;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import dev.tokenward.api.StreamRecords;
import dev.tokenward.runtime.Tokenward;

/** Sends each new row of the outbox. */
public final class NotificationHandler
        implements RequestHandler<DynamodbEvent, StreamsEventResponse> {
    private final Tokenward root;

    /** In AWS. */
    public NotificationHandler() {
        this(Tokenward.fromEnvironment());
    }

    public NotificationHandler(Tokenward root) {
        this.root = root;
    }

    @Override
    public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
        return StreamRecords.each(
                event, record -> StreamRecords.noticed(record).ifPresent(root.outbox()::deliver));
    }
}
