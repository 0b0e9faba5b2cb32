package dev.tokenward.sandbox.app.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventPatternTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static boolean matches(String pattern, String event) throws JsonProcessingException {
        return EventPattern.parse(pattern).matches(JSON.readTree(event));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"a":["x","y"]}                          | {"a":"y"}             | true
                    {"a":["x"]}                              | {"a":"X"}             | false
                    {"a":["x"]}                              | {"b":"x"}             | false
                    {"a":["x"]}                              | {"a":["w","x"]}       | true
                    {"a":[1]}                                | {"a":1.0}             | true
                    {"a":["1"]}                              | {"a":1}               | false
                    {"a":[null]}                             | {"a":null}            | true
                    {"a":[true]}                             | {"a":true}            | true
                    {"a":{"b":["x"]}}                        | {"a":{"b":"x"}}       | true
                    {"a":{"b":["x"]}}                        | {"a":"x"}             | false
                    {"a":["x"],"b":["y"]}                    | {"a":"x","b":"z"}     | false
                    {"a":[{"exists":true}]}                  | {"a":"x"}             | true
                    {"a":[{"exists":true}]}                  | {"b":"x"}             | false
                    {"a":[{"exists":true}]}                  | {"a":{"S":"x"}}       | false
                    {"a":{"S":[{"exists":false}]}}           | {"b":"x"}             | true
                    {"a":{"S":[{"exists":false}]}}           | {"a":{"N":"1"}}       | true
                    {"a":{"S":[{"exists":false}]}}           | {"a":{"S":"x"}}       | false
                    {"a":[{"prefix":"ab"}]}                  | {"a":"abc"}           | true
                    {"a":[{"prefix":"ab"}]}                  | {"a":"cab"}           | false
                    {"a":[{"suffix":"c"}]}                   | {"a":"abc"}           | true
                    {"a":[{"anything-but":"x"}]}             | {"a":"y"}             | true
                    {"a":[{"anything-but":"x"}]}             | {"a":"x"}             | false
                    {"a":[{"anything-but":"x"}]}             | {}                    | false
                    {"a":[{"anything-but":["x","y"]}]}       | {"a":"y"}             | false
                    {"a":[{"anything-but":{"prefix":"x"}}]}  | {"a":"yx"}            | true
                    {"a":[{"anything-but":{"prefix":"x"}}]}  | {"a":"xy"}            | false
                    {"a":[{"numeric":[">",0,"<=",5]}]}       | {"a":5}               | true
                    {"a":[{"numeric":[">",0,"<=",5]}]}       | {"a":6}               | false
                    {"a":[{"numeric":["=",5]}]}              | {"a":"5"}             | false
                    {"a":["x",{"prefix":"y"}]}               | {"a":"yes"}           | true
                    """)
    void a_pattern_holds_as_eventbridge_has_it(String pattern, String event, boolean expected)
            throws JsonProcessingException {
        assertThat(matches(pattern, event)).isEqualTo(expected);
    }

    @Test
    void the_filter_for_issuance_takes_a_fresh_approval_and_leaves_a_deferred_one()
            throws JsonProcessingException {
        String pattern =
                """
                {"eventName":["INSERT","MODIFY"],"dynamodb":{"NewImage":{"type":{"S":["REQUEST"]},
                 "state":{"S":["APPROVED"]},"nextAttemptAt":{"S":[{"exists":false}]}}}}
                """;
        String fresh =
                """
                {"eventName":"MODIFY","dynamodb":{"NewImage":{"type":{"S":"REQUEST"},"state":{"S":"APPROVED"}%s}}}
                """;
        assertThat(matches(pattern, fresh.formatted(""))).isTrue();
        assertThat(matches(pattern, fresh.formatted(",\"nextAttemptAt\":{\"S\":\"2026\"}")))
                .isFalse();
        assertThat(matches(pattern, "{\"eventName\":\"REMOVE\",\"dynamodb\":{}}")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json",
                "[]",
                "{\"a\":\"x\"}",
                "{\"a\":[]}",
                "{\"a\":{}}",
                "{\"a\":[{\"cidr\":\"10.0.0.0/8\"}]}",
                "{\"a\":[{\"wildcard\":\"*\"}]}",
                "{\"a\":[{\"exists\":\"yes\"}]}",
                "{\"a\":[{\"prefix\":1}]}",
                "{\"a\":[{\"numeric\":[\">\"]}]}",
                "{\"a\":[{\"numeric\":[\"!\",1]}]}",
                "{\"a\":[[\"x\"]]}",
                "{\"$or\":[{\"a\":[\"x\"]}]}"
            })
    void what_is_not_known_is_refused_rather_than_passed_over(String pattern) {
        assertThatThrownBy(() -> EventPattern.parse(pattern))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
