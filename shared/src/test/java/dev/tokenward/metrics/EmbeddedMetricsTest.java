package dev.tokenward.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EmbeddedMetricsTest {
    private static final Instant NOW = Instant.parse("2026-11-25T06:00:01.002Z");

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final Metrics metrics =
            new EmbeddedMetrics(
                    new PrintStream(written, true, StandardCharsets.UTF_8),
                    "tokenward-dev",
                    () -> NOW);

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }

    /**
     * The form:
     * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
     */
    @Test
    void figuresAreOneLineInCloudWatchsForm() throws Exception {
        metrics.put(Map.of(Metric.OVERDUE, 2L, Metric.TIME_TO_ISSUE, 75L));

        assertThat(text().lines()).hasSize(1);
        JsonNode line = JsonMapper.builder().build().readTree(text());
        assertThat(line.path("_aws").path("Timestamp").asLong()).isEqualTo(NOW.toEpochMilli());
        JsonNode directive = line.path("_aws").path("CloudWatchMetrics").path(0);
        assertThat(directive.path("Namespace").asText()).isEqualTo("Tokenward");
        assertThat(directive.path("Dimensions").toString()).isEqualTo("[[\"Table\"]]");
        assertThat(directive.path("Metrics").toString())
                .isEqualTo(
                        "[{\"Name\":\"Overdue\",\"Unit\":\"Count\"},"
                                + "{\"Name\":\"TimeToIssue\",\"Unit\":\"Seconds\"}]");
        assertThat(line.path("Table").asText()).isEqualTo("tokenward-dev");
        assertThat(line.path("Overdue").asLong()).isEqualTo(2);
        assertThat(line.path("TimeToIssue").asLong()).isEqualTo(75);
        assertThat(line.size()).isEqualTo(4);
    }

    @Test
    void nothingToTellIsNoLine() {
        metrics.put(Map.of());

        assertThat(text()).isEmpty();
    }

    @Test
    void nameThatWouldBreakTheLineIsRefused() {
        assertThatThrownBy(() -> new EmbeddedMetrics(System.out, "a\"b", () -> NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
