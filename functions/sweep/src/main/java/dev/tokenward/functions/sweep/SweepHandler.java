package dev.tokenward.functions.sweep;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.tokenward.log.RequestId;
import dev.tokenward.runtime.Tokenward;
import dev.tokenward.workflow.Matter;
import dev.tokenward.workflow.SweepReport;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Runs what the schedule says: {@code detail.mode} is {@code daily} or {@code tick}. {@code
 * detail.due} is the same in an event that comes again, and is not there when a person runs it.
 */
public final class SweepHandler implements RequestHandler<ScheduledEvent, Map<String, Object>> {
    private static final Duration LONGEST_RUN = Duration.ofMinutes(14);

    /** So that the next tick, 15 minutes on, need not give way. */
    private static final Duration LONGEST_TICK = Duration.ofMinutes(10);

    /** For the piece of work that is begun last, which {@code Sweep} bounds, and the report. */
    private static final Duration RESERVE = Duration.ofSeconds(60);

    private final Tokenward root;

    /** In AWS. */
    public SweepHandler() {
        this(Tokenward.fromEnvironment());
    }

    public SweepHandler(Tokenward root) {
        this.root = root;
    }

    @Override
    public Map<String, Object> handleRequest(ScheduledEvent event, Context context) {
        return RequestId.during(context.getAwsRequestId(), () -> run(event, context));
    }

    private Map<String, Object> run(ScheduledEvent event, Context context) {
        String mode = detail(event, "mode").orElse("none");
        return switch (mode) {
            case "daily" ->
                    view(root.sweep().daily(time(context, LONGEST_RUN), detail(event, "due")));
            case "tick" -> view(root.sweep().tick(time(context, LONGEST_TICK)));
            default ->
                    throw new IllegalArgumentException(
                            "detail.mode is daily or tick, and not " + mode);
        };
    }

    private static Optional<String> detail(ScheduledEvent event, String name) {
        return Optional.ofNullable(event.getDetail()).map(d -> d.get(name)).map(Object::toString);
    }

    /** What is left of the function's time when the end of a run is taken off. */
    private static Duration time(Context context, Duration most) {
        Duration left = Duration.ofMillis(context.getRemainingTimeInMillis()).minus(RESERVE);
        return left.compareTo(most) < 0 ? left : most;
    }

    private static Map<String, Object> view(SweepReport r) {
        Map<String, Object> view = new HashMap<>(r.allCounts());
        view.putAll(r.notes());
        view.put("mode", r.mode().name().toLowerCase(Locale.ROOT));
        view.put("startedAt", r.startedAt().toString());
        view.put("endedAt", r.endedAt().toString());
        view.put("needsPerson", r.matters().stream().map(Matter::what).toList());
        view.put("complete", r.complete());
        r.leftOver().ifPresent(why -> view.put("leftOver", why));
        return view;
    }
}
