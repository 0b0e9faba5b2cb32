package dev.tokenward.workflow;

import dev.tokenward.domain.Decision;
import dev.tokenward.domain.Request;
import dev.tokenward.metrics.Metric;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** How issuances end, in figures. */
final class IssuanceFigures {
    private final World world;

    IssuanceFigures(World world) {
        this.world = world;
    }

    /**
     * @param since when the request as claimed became APPROVED: by its last approval, or ready to
     *     be made anew; after an attempt that was put off it is later, and the approval counts
     */
    void issued(Request claimed, Instant since) {
        Instant start =
                claimed.attempts() <= 1
                        ? since
                        : claimed.decisions().stream()
                                .map(Decision::at)
                                .max(Instant::compareTo)
                                .orElse(since);
        long seconds = Duration.between(start, world.now()).toSeconds();
        world.metrics().put(Map.of(Metric.ISSUED, 1L, Metric.TIME_TO_ISSUE, Math.max(0, seconds)));
    }

    void settled(Ending ending) {
        switch (ending) {
            case Ending.PutOff putOff -> world.metrics().put(Metric.ISSUE_PUT_OFF, 1);
            case Ending.GiveUp giveUp -> world.metrics().put(Metric.ISSUE_FAILED, 1);
            case Ending.SendBack sendBack -> {
                // a person decides again; the inbox shows it
            }
            case Ending.TakenBack takenBack -> {
                // as its requester wanted
            }
            case Ending.HandedOver handedOver -> {
                // counted when it is recorded
            }
            case Ending.Superseded superseded -> {
                // whoever took over counts
            }
        }
    }
}
