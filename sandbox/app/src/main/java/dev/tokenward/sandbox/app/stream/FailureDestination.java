package dev.tokenward.sandbox.app.stream;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the place of the queues that the template names for what could not be done. Says so loudly:
 * on AWS an alarm watches them.
 */
public final class FailureDestination {
    private static final Logger LOG = LoggerFactory.getLogger(FailureDestination.class);

    private final List<Failure> failures = new CopyOnWriteArrayList<>();

    /**
     * What was given up.
     *
     * @param source mapping or schedule
     * @param items sequence numbers, or the schedule's input
     */
    public record Failure(String source, List<String> items, String why) {
        public Failure {
            items = List.copyOf(items);
        }
    }

    public void add(Failure failure) {
        failures.add(failure);
        LOG.error(
                "GIVEN UP, on AWS now in the failure queue: {} {}: {}",
                failure.source(),
                failure.items(),
                failure.why());
    }

    public List<Failure> failures() {
        return List.copyOf(failures);
    }
}
