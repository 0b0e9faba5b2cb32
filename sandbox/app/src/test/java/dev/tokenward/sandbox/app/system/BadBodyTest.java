package dev.tokenward.sandbox.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bodies that are no object, or none that can be read: refused with the reason, and not repeated.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class BadBodyTest {
    private House house;
    private Raw riley;

    @BeforeAll
    void open() {
        house = new House();
        riley = new Raw(house.sandbox.address(), house.api.token(House.RILEY));
    }

    @AfterAll
    void close() {
        house.close();
    }

    static Stream<Arguments> bodies() {
        byte[] invalid = "{\"purpose\": \"x\"}".getBytes(StandardCharsets.UTF_8);
        invalid[13] = (byte) 0xff;
        String deep = "[".repeat(50_000) + "]".repeat(50_000);
        return Stream.of(
                Arguments.of("nothing", new byte[0], 400, "The body is empty"),
                Arguments.of("blanks", bytes(" \n"), 400, "The body is empty"),
                Arguments.of("null", bytes("null"), 400, "must be a JSON object"),
                Arguments.of("a list", bytes("[]"), 400, "must be a JSON object"),
                Arguments.of("a text", bytes("\"x\""), 400, "must be a JSON object"),
                Arguments.of("half an object", bytes("{\"purpose\": "), 400, "line 1, column"),
                Arguments.of("two objects", bytes("{} {}"), 400, "The body is no"),
                Arguments.of("XML", bytes("<a/>"), 400, "The body is no JSON"),
                Arguments.of("NaN", bytes("{\"purpose\": NaN}"), 400, "The body is no JSON"),
                Arguments.of(
                        "a key twice",
                        bytes("{\"purpose\": \"a\", \"purpose\": \"b\"}"),
                        400,
                        "names a key twice"),
                Arguments.of("invalid UTF-8", invalid, 400, "not UTF-8"),
                Arguments.of("UTF-16", "{}".getBytes(StandardCharsets.UTF_16), 400, "not UTF-8"),
                Arguments.of("half a pair", bytes("{\"purpose\": \"\\ud800\"}"), 422, "named"),
                Arguments.of("deep nesting", bytes(deep), 400, "The body is no"),
                Arguments.of(
                        "deep nesting in a field",
                        bytes("{\"purpose\": " + deep + "}"),
                        400,
                        "The body is no"),
                Arguments.of(
                        "a number of 20,000 digits",
                        bytes("{\"purpose\": " + "9".repeat(20_000) + "}"),
                        400,
                        "The body is no"),
                Arguments.of(
                        "1 MB",
                        bytes("{\"purpose\": \"" + "x".repeat(1_000_000) + "\"}"),
                        413,
                        "The body has 10000"),
                Arguments.of(
                        "a form", bytes("purpose=x&category=PERSON"), 400, "The body is no JSON"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void bodyThatIsNoObjectIsRefused(String what, byte[] body, int status, String detail) {
        Raw.Answer answer = riley.send("POST", "/requests", body);

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.detail()).contains(detail);
        assertThat(answer.text().length()).as("the body is not sent back").isLessThan(1_000);
    }

    @ParameterizedTest
    @CsvSource({
        "/requests/req_x/decisions",
        "/requests/req_x/extension",
        "/credentials/cred_x/revocation",
        "/credentials/cred_x/forgetting",
        "/credentials/cred_x/transfer",
    })
    void everyRouteWithABodyRefusesOneThatItCannotRead(String path) {
        for (String body : List.of("", "[]", "{\"a\": 1, \"a\": 2}", "{\"note\": [")) {
            Raw.Answer answer = riley.send("POST", path, body);
            assertThat(answer.status()).as("%s: %s", body, answer.text()).isEqualTo(400);
        }
        String unknown = "{\"decision\": 5, \"confirm\": 5, \"note\": 5, \"other\": 5}";
        Raw.Answer answer = riley.send("POST", path, unknown);
        assertThat(answer.status()).as(answer.text()).isIn(404, 422);
        assertThat(riley.send("POST", path, "{\"x\": \"" + "x".repeat(1_000_000) + "\"}").status())
                .isEqualTo(413);
    }
}
