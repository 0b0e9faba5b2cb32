package dev.tokenward.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

class JsonLogsTest {
    private final List<String> lines = new ArrayList<>();
    private final JsonLogs logs =
            new JsonLogs(lines::add, () -> Instant.parse("2026-11-25T09:00:00.123456Z"));
    private final Logger log = logs.getLoggerFactory().getLogger("dev.tokenward.workflow.Sweep");

    private JsonNode only() throws Exception {
        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst()).doesNotContain("\n", "\r");
        return JsonMapper.builder().build().readTree(lines.getFirst());
    }

    @Test
    void eventIsOneObjectThatLambdaCanFilter() throws Exception {
        log.info("{} is put off until {}", "req_1", "tomorrow");

        JsonNode event = only();
        assertThat(event.path("timestamp").asText()).isEqualTo("2026-11-25T09:00:00.123Z");
        assertThat(event.path("level").asText()).isEqualTo("INFO");
        assertThat(event.path("logger").asText()).isEqualTo("Sweep");
        assertThat(event.path("message").asText()).isEqualTo("req_1 is put off until tomorrow");
        assertThat(event.size()).isEqualTo(4);
    }

    @Test
    void textOfSomebodyElseBeginsNoOtherEvent() throws Exception {
        String hostile = "x\"}\n{\"level\":\"ERROR\",\"message\":\"forged\"}\u2028\u0000\\";
        log.warn("GitLab said: {}", hostile);

        assertThat(only().path("message").asText()).isEqualTo("GitLab said: " + hostile);
    }

    @Test
    void exceptionStandsInTheSameEventWithItsCauses() throws Exception {
        log.error(
                "{} failed",
                "message m1",
                new IllegalStateException("outer", new IllegalArgumentException("inner")));

        JsonNode event = only();
        assertThat(event.path("level").asText()).isEqualTo("ERROR");
        assertThat(event.path("message").asText()).isEqualTo("message m1 failed");
        assertThat(event.path("stackTrace").asText())
                .contains("IllegalStateException: outer", "Caused by", "inner", "JsonLogsTest");
    }

    @Test
    void requestIdIsOnEveryEventOfItsInvocationAndOnNoOther() throws Exception {
        logs.getMDCAdapter().put("requestId", "8f0e");
        log.info("within");
        assertThat(only().path("requestId").asText()).isEqualTo("8f0e");

        lines.clear();
        logs.getMDCAdapter().remove("requestId");
        log.info("after");
        assertThat(only().has("requestId")).isFalse();
    }

    @Test
    void debugIsNotWritten() {
        log.debug("rests");

        assertThat(lines).isEmpty();
    }

    @Test
    void endlessTextIsCut() throws Exception {
        log.info("{}", "x".repeat(100_000));

        assertThat(only().path("message").asText()).hasSizeBetween(16_000, 16_010).endsWith("…");
    }
}
