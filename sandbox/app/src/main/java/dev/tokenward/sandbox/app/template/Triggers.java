package dev.tokenward.sandbox.app.template;

import dev.tokenward.sandbox.app.schedule.Recurrence;
import dev.tokenward.sandbox.app.schedule.Schedule;
import dev.tokenward.sandbox.app.stream.EventPattern;
import dev.tokenward.sandbox.app.stream.Mapping;
import dev.tokenward.sandbox.engine.Node;
import dev.tokenward.sandbox.engine.TemplateFault;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads stream mappings and schedules. */
final class Triggers {
    private static final Set<String> MAPPING_PROPERTIES =
            Set.of(
                    "Stream",
                    "StartingPosition",
                    "BatchSize",
                    "FunctionResponseTypes",
                    "BisectBatchOnFunctionError",
                    "MaximumRetryAttempts",
                    "MaximumRecordAgeInSeconds",
                    "DestinationConfig",
                    "FilterCriteria",
                    "MaximumBatchingWindowInSeconds",
                    "Enabled");

    private static final Set<String> SCHEDULE_PROPERTIES =
            Set.of(
                    "Name",
                    "Description",
                    "ScheduleExpression",
                    "ScheduleExpressionTimezone",
                    "FlexibleTimeWindow",
                    "Input",
                    "RetryPolicy",
                    "DeadLetterConfig",
                    "RoleArn",
                    "State");

    /** On AWS these are spread over minutes; here a run is tried again at once. */
    private static final int MOST_RETRIES = 2;

    private Triggers() {}

    static Mapping mapping(String function, String name, Node properties) {
        refuseUnknown(properties, MAPPING_PROPERTIES);
        String start = properties.get("StartingPosition").text();
        if (!Set.of("TRIM_HORIZON", "LATEST").contains(start)) {
            throw new TemplateFault(properties.path() + ": StartingPosition " + start);
        }
        List<EventPattern> filters =
                properties.get("FilterCriteria").get("Filters").items().stream()
                        .map(filter -> EventPattern.parse(filter.get("Pattern").text()))
                        .toList();
        boolean reports =
                properties.get("FunctionResponseTypes").items().stream()
                        .anyMatch(type -> type.text().equals("ReportBatchItemFailures"));
        return new Mapping(
                function + "/" + name,
                function,
                filters,
                start.equals("TRIM_HORIZON"),
                whole(properties, "BatchSize").orElse(100),
                reports,
                properties.get("BisectBatchOnFunctionError").flag(),
                // -1 is AWS's word for without end
                whole(properties, "MaximumRetryAttempts").filter(most -> most >= 0),
                whole(properties, "MaximumRecordAgeInSeconds")
                        .filter(seconds -> seconds >= 0)
                        .map(Duration::ofSeconds));
    }

    static Schedule schedule(String function, String name, Node properties) {
        refuseUnknown(properties, SCHEDULE_PROPERTIES);
        ZoneId zone =
                ZoneId.of(
                        properties.get("ScheduleExpressionTimezone").optionalText().orElse("UTC"));
        return new Schedule(
                name,
                function,
                Recurrence.parse(properties.get("ScheduleExpression").text(), zone),
                properties.get("Input").text(),
                Math.min(
                        MOST_RETRIES,
                        properties
                                .get("RetryPolicy")
                                .get("MaximumRetryAttempts")
                                .optionalText()
                                .map(Integer::parseInt)
                                .orElse(MOST_RETRIES)));
    }

    private static Optional<Integer> whole(Node properties, String name) {
        return properties.get(name).isPresent()
                ? Optional.of((int) properties.get(name).number())
                : Optional.empty();
    }

    private static void refuseUnknown(Node properties, Set<String> known) {
        properties
                .entries()
                .forEach((name, value) -> {
                    if (!known.contains(name)) {
                        throw new TemplateFault(value.path() + ": the sandbox does not know this");
                    }
                });
    }
}
