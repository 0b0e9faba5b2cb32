package dev.tokenward.functions.sweep;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.tokenward.runtime.Tokenward;
import dev.tokenward.workflow.Matter;
import dev.tokenward.workflow.SweepReport;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Runs what the schedule says: {@code detail.mode} is {@code daily} or {@code tick}. */
public final class SweepHandler implements RequestHandler<ScheduledEvent, Map<String, Object>> {
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
        Object mode = Optional.ofNullable(event.getDetail()).map(d -> d.get("mode")).orElse("none");
        return switch (mode.toString()) {
            case "daily" -> view(root.sweep().daily());
            case "tick" -> view(root.sweep().tick());
            default ->
                    throw new IllegalArgumentException(
                            "detail.mode is daily or tick, and not " + mode);
        };
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
