package dev.tokenward.net;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignJsonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "<html>", "\"word\"", "12", "null", "{\"a\":", "{} {}", "{'a':1}"})
    void whatIsNoObjectOrArrayIsNothing(String body) {
        assertThat(read(body)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "27400000012345,27400000012345",
        "9007199254740993,9007199254740993",
        "123456789012345678901234567890,123456789012345678901234567890",
        "\" 17 \",17",
    })
    void anIdKeepsEveryDigit(String json, String id) {
        assertThat(ForeignJson.id(object("{\"id\":" + json + "}"), "id")).contains(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "2.74e13", "null", "true", "\"\"", "{}"})
    void whatIsNoIdIsNone(String json) {
        assertThat(ForeignJson.id(object("{\"id\":" + json + "}"), "id")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"true,true", "\"true\",true", "\" FALSE \",false", "false,false"})
    void aTruthValueMayBeText(String json, boolean value) {
        assertThat(ForeignJson.flag(object("{\"x\":" + json + "}"), "x")).contains(value);
    }

    @Test
    void anInstantMayHaveAnOffsetAndNonsenseIsNone() {
        JsonNode object = object("{\"a\":\"2026-11-25T10:00:00+01:00\",\"b\":\"soon\",\"c\":5}");

        assertThat(ForeignJson.instant(object, "a"))
                .contains(Instant.parse("2026-11-25T09:00:00Z"));
        assertThat(ForeignJson.instant(object, "b")).isEmpty();
        assertThat(ForeignJson.instant(object, "c")).isEmpty();
    }

    private static JsonNode object(String json) {
        return read(json).orElseThrow();
    }

    private static Optional<JsonNode> read(String json) {
        return ForeignJson.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
