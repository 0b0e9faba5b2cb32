package dev.tokenward.sandbox.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.metrics.EmbeddedMetrics;
import dev.tokenward.metrics.Metric;
import dev.tokenward.sandbox.app.Repository;
import dev.tokenward.sandbox.app.schedule.Recurrence;
import dev.tokenward.sandbox.engine.Node;
import dev.tokenward.sandbox.engine.Resource;
import dev.tokenward.sandbox.engine.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Alarms, what they go by, and what to do about them: each names what the others have. */
class AlarmsTest {
    private static final Pattern RUNBOOK = Pattern.compile("docs/operations\\.md#([a-z-]+)$");
    private static final Pattern OURS = Pattern.compile("\\[\"Tokenward\", \"(\\w+)\", \"Table\"");
    private static final Instant FIRST = Instant.parse("2027-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2028-12-31T00:00:00Z");

    private final Template template =
            Template.read(
                    Repository.template(),
                    Map.of(
                            "OidcIssuer", "https://issuer.example.com",
                            "OidcAudience", "tokenward"));
    private final List<Resource> alarms = template.resources("AWS::CloudWatch::Alarm");

    private static boolean isOurs(Resource alarm) {
        return alarm.get("Namespace").text().equals(EmbeddedMetrics.NAMESPACE);
    }

    private String dashboard() {
        return template.resource("Dashboard").get("DashboardBody").text();
    }

    private static Set<String> known() {
        return Arrays.stream(Metric.values()).map(Metric::id).collect(Collectors.toSet());
    }

    @Test
    void alarmOnAFigureOfOursGoesByOneThatIsWritten() {
        assertThat(alarms)
                .filteredOn(AlarmsTest::isOurs)
                .isNotEmpty()
                .allSatisfy(alarm -> {
                    assertThat(known()).contains(alarm.get("MetricName").text());
                    Node only = alarm.get("Dimensions").items().getFirst();
                    assertThat(alarm.get("Dimensions").items()).hasSize(1);
                    assertThat(only.get("Name").text()).isEqualTo(EmbeddedMetrics.DIMENSION);
                    assertThat(only.get("Value").text())
                            .isEqualTo(template.resource("Table").get("TableName").text());
                });
    }

    @Test
    void everyFigureThatIsWrittenIsOnTheDashboardAndNoOther() {
        assertThat(dashboard()).contains("\"Table\", \"tokenward\"");
        assertThat(OURS.matcher(dashboard()).results().map(m -> m.group(1)))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(known().stream(), Stream.of(Metric.TIME_TO_ISSUE.id()))
                                .toList());
    }

    @Test
    void everyFunctionAndEveryQueueHasItsAlarms() {
        Set<String> watched =
                alarms.stream()
                        .filter(a -> !isOurs(a))
                        .map(a ->
                                a.get("MetricName").text()
                                        + " "
                                        + a.get("Dimensions")
                                                .items()
                                                .getFirst()
                                                .get("Value")
                                                .text())
                        .collect(Collectors.toSet());

        for (Resource function : template.resources("AWS::Serverless::Function")) {
            assertThat(watched).contains("Errors " + function.id(), "Throttles " + function.id());
        }
        for (Resource queue : template.resources("AWS::SQS::Queue")) {
            assertThat(watched).contains("ApproximateNumberOfMessagesVisible " + queue.id());
        }
    }

    @Test
    void everyAlarmIsToldAndIsOnTheDashboard() {
        String topic =
                template.resource("SweepNotRunAlarm").get("AlarmActions").items().getFirst().text();

        assertThat(topic).contains(":sns:").endsWith(":AlarmTopic");
        assertThat(alarms)
                .allSatisfy(alarm -> {
                    assertThat(alarm.get("AlarmActions").items())
                            .extracting(Node::text)
                            .containsExactly(topic);
                    assertThat(dashboard())
                            .contains(":alarm:" + alarm.get("AlarmName").text() + "\"");
                });
    }

    @Test
    void everyAlarmHasARunbookAndEveryRunbookAnAlarm() throws IOException {
        Set<String> headings =
                Arrays.stream(runbooks().split("\n", -1))
                        .filter(line -> line.startsWith("### "))
                        .map(line -> line.substring(4).toLowerCase(Locale.ROOT).replace(' ', '-'))
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> named =
                alarms.stream()
                        .map(a ->
                                RUNBOOK.matcher(a.get("AlarmDescription").text())
                                        .results()
                                        .map(m -> m.group(1))
                                        .findFirst()
                                        .orElse(a.id() + " names none"))
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named).isEqualTo(headings);
    }

    /** The section of the document that has them. */
    private static String runbooks() throws IOException {
        String all = Files.readString(Repository.root().resolve("docs/operations.md"));
        int from = all.indexOf("\n## When an alarm fires\n");
        return all.substring(from, all.indexOf("\n## ", from + 1));
    }

    /** C23: the day of 25 hours is no day without a sweep; a day without a sweep is one. */
    @Test
    void sweepThatRunsEveryDayNeverAlarmsAndOneThatDoesNotDoesInEveryZone() {
        Resource alarm = template.resource("SweepNotRunAlarm");
        Duration period = Duration.ofSeconds(alarm.get("Period").number());
        long emptyPeriods = alarm.get("EvaluationPeriods").number();
        assertThat(period.multipliedBy(emptyPeriods)).isEqualTo(Duration.ofHours(26));
        assertThat(alarm.get("TreatMissingData").text()).isEqualTo("breaching");
        assertThat(alarm.get("ComparisonOperator").text()).isEqualTo("LessThanThreshold");
        assertThat(alarm.get("Threshold").number()).isEqualTo(1);
        String expression =
                template.resource("SweepFunction")
                        .get("Events")
                        .get("Daily")
                        .get("Properties")
                        .get("ScheduleExpression")
                        .text();
        Set<Object> seen = new HashSet<>();
        for (String name : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
            if (seen.add(ZoneId.of(name).getRules())) {
                Recurrence daily = Recurrence.parse(expression, ZoneId.of(name));
                Instant at = daily.after(FIRST);
                while (at.isBefore(LAST)) {
                    Instant next = daily.after(at);
                    // the longest that a run may take, and a tick that ends what it left
                    Instant late = next.plus(Duration.ofMinutes(45));
                    assertThat(empty(at, late, period)).as(name).isLessThan(emptyPeriods);
                    assertThat(empty(at, daily.after(next), period))
                            .as(name)
                            .isGreaterThanOrEqualTo(emptyPeriods);
                    at = next;
                }
            }
        }
    }

    /** Whole periods between those in which two runs told that they had ended. */
    private static long empty(Instant one, Instant other, Duration period) {
        return other.getEpochSecond() / period.toSeconds()
                - one.getEpochSecond() / period.toSeconds()
                - 1;
    }
}
