package dev.tokenward.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    private final ObjectMapper jackson =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":\"\\u00e4 \\\"quoted\\\"\\n\",\"b\":[],\"c\":{}}",
                "[1,-0,2147483648,-9223372036854775808,123456789012345678901234567890]",
                "[1.5,-0.0,1e3,1.50,1E-400,0.1]",
                "[true,false,null,\"\",\"\u2028\",\"😀\"]",
                " \"a text\" ",
                "7",
                "{\"a\":{\"b\":{\"c\":[[[{\"d\":null}]]]}}}"
            })
    void readsAndWritesAsJacksonDoes(String text) throws Exception {
        JsonNode read = Json.read(text);

        assertThat(read).isEqualTo(jackson.readTree(text));
        assertThat(Json.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(read);
        assertThat(Json.write(read)).isEqualTo(jackson.writeValueAsString(read));
    }

    @Test
    void decimalsAndNothingAreWrittenAsJacksonDoes() throws Exception {
        JsonNode decimal = JsonNodeFactory.instance.numberNode(new BigDecimal("1.50"));

        assertThat(Json.write(decimal)).isEqualTo(jackson.writeValueAsString(decimal));
        assertThat(Json.read("  ").isMissingNode()).isTrue();
        assertThatThrownBy(() -> Json.write(Json.read("")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"a\",\"name\":\"b\"}",
                "{\"a\":{\"b\":1,\"b\":2}}",
                "{\"name\":\"a\"} {}",
                "{\"name\":\"a\"}]",
                "{\"name\":\"a\"",
                "[1,",
                "{\"name\"}",
                "NaN",
                "{name:1}",
                "nul"
            })
    void whatIsNotOneValueOrSaysAKeyTwiceIsRefused(String text) {
        assertThatThrownBy(() -> Json.read(text)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void deeperThanAThousandLevelsIsRefusedAndNotStumbledOver() throws Exception {
        assertThat(Json.read("[".repeat(1_000) + "]".repeat(1_000)).isArray()).isTrue();
        assertThatThrownBy(() -> Json.read("[".repeat(100_000)))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void ofAKeyThatATrustedSystemSaysTwiceTheLastCounts() throws Exception {
        byte[] text = "{\"a\":1,\"a\":2}".getBytes(StandardCharsets.UTF_8);

        assertThat(Json.read(new ByteArrayInputStream(text)).path("a").intValue()).isEqualTo(2);
    }
}
