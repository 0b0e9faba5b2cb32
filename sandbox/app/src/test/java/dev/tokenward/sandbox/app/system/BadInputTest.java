package dev.tokenward.sandbox.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is sent, the answer says what is wrong with it, and it is never a 5xx. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class BadInputTest {
    private House house;
    private Raw riley;
    private String issue;

    @BeforeAll
    void open() {
        house = new House();
        issue = house.issue();
    }

    @BeforeEach
    void signIn() {
        riley = new Raw(house.sandbox.address(), house.api.token(House.RILEY));
    }

    @AfterAll
    void close() {
        assertThat(house.api.as(House.SASHA).get("/requests?view=all").json().path("items"))
                .as("nothing of all this was stored")
                .isEmpty();
        house.close();
    }

    private Raw.Answer asked(String field, Object value) {
        Map<String, Object> body = House.body(issue);
        body.put(field, value);
        return riley.send("POST", "/requests", Raw.json(body));
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        Raw.Answer answer =
                riley.send(
                        "POST",
                        "/requests",
                        """
                        {"category": "PERSON", "kind": "OAUTH_CLIENT", "purpose": " ", "removalDate": "2026-02-30",
                         "issue": "https://elsewhere.example.net/a/b/-/issues/1", "needsAdmin": "yes",
                         "scopes": ["tickets:read", "nonsense"], "requester": "sasha@example.com"}
                        """);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(answer.problem()).isEqualTo("validation");
        assertThat(answer.fields())
                .containsExactlyInAnyOrder(
                        "purpose", "removalDate", "issue", "needsAdmin", "scopes[1]", "requester");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2027-02-29 | which is no day of the calendar
                    2027-13-01 | which is no day of the calendar
                    2027-3-1   | is not in the wanted form; write 2027-03-01
                    31/03/2027 | is not in the wanted form
                    2026-11-24 | is
                    1999-01-01 | is
                    2026-11-25 | is
                    9999-12-31 | is
                    2028-01-01 | is
                    tomorrow   | is no day that can be read without guessing
                    2027-03-31T00:00:00Z | is a moment or carries a time zone
                    """)
    void dateThatDoesNotExistIsPastOrFarIsNamed(String date, String message) {
        Raw.Answer answer = asked("removalDate", date);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.faults())
                .singleElement()
                .asString()
                .startsWith("removalDate: removalDate ")
                .contains(message)
                .endsWith(".");
    }

    @ParameterizedTest
    @CsvSource({
        "https://elsewhere.example.net/acme/access-requests/-/issues/1",
        "http://127.0.0.1:1/acme/access-requests/-/issues/1",
        "http://169.254.169.254/latest/meta-data/-/issues/1",
        "https://user@elsewhere.example.net/acme/access-requests/-/issues/1",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "acme/access-requests#1",
    })
    void issueElsewhereIsRefusedAndNobodyIsAsked(String link) {
        int before = house.sandbox.gitlab().orElseThrow().journal().entries().size();

        Raw.Answer answer = asked("issue", link);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.fields()).containsExactly("issue");
        assertThat(house.sandbox.gitlab().orElseThrow().journal().entries()).hasSize(before);
    }

    static Stream<Arguments> wrongTypes() {
        List<Object> wrong = List.of(7, 1.5, true, List.of("a"), Map.of("a", "b"));
        return Stream.of("category", "kind", "purpose", "removalDate", "issue", "adminReason")
                .flatMap(field -> wrong.stream().map(value -> Arguments.of(field, value)));
    }

    @ParameterizedTest
    @MethodSource("wrongTypes")
    void wrongTypeIsNamedWithTheTypeThatIsWanted(String field, Object value) {
        Raw.Answer answer = asked(field, value);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.faults())
                .singleElement()
                .asString()
                .startsWith(field + ": " + field + " must be a text; it is ");
    }

    @Test
    void wrongTypeInAListIsNamedWithItsPlace() {
        assertThat(asked("scopes", List.of("tickets:read", 5)).fields())
                .containsExactly("scopes[1]");
        assertThat(asked("scopes", "tickets:read").faults().getFirst()).contains("a list of texts");
        assertThat(asked("needsAdmin", "true").faults().getFirst()).contains("without quotes");
    }

    @Test
    void fieldThatNobodyKnowsIsRefusedWithTheKnownOnes() {
        Raw.Answer answer = asked("approvedBy", "morgan@example.com");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.faults())
                .singleElement()
                .asString()
                .startsWith("approvedBy: There is no field \"approvedBy\" here. Known are: ")
                .contains("removalDate");
    }

    @ParameterizedTest
    @CsvSource({
        "purpose, 2001",
        "adminReason, 2001",
        "purpose, 100000",
    })
    void textThatIsTooLongIsNamedWithTheLongestLength(String field, int length) {
        Raw.Answer answer = asked(field, "x".repeat(length));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.fields()).containsExactly(field);
        assertThat(answer.text().length()).as("the text is not sent back").isLessThan(2_000);
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, 400",
        "limit=101, 400",
        "limit=-1, 400",
        "limit=ten, 400",
        "limit=99999999999999999999, 400",
        "cursor=%00, 400",
        "cursor=rubbish, 400",
        "state=FINISHED, 400",
        "view=theirs, 400",
        "view=, 400",
        "state=, 400",
        "view=all, 403",
    })
    void queryThatCannotBeReadIsNamed(String query, int status) {
        Raw.Answer answer = riley.send("GET", "/requests?" + query, "");

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.detail()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "/requests/req_doesnotexist",
        "/requests/%00",
        "/requests/%F0%9F%92%A5",
        "/requests/%2e%2e",
        "/requests/REQUEST%23x",
        "/credentials/cred_doesnotexist",
        "/credentials/a%2Fb",
    })
    void idThatNobodyHasIsNotFound(String path) {
        Raw.Answer answer = riley.send("GET", path, "");

        assertThat(answer.status()).as(answer.text()).isEqualTo(404);
    }

    @Test
    void idThatIsLongerThanAnyKeyMayBeIsNotFound() {
        assertThat(riley.send("GET", "/requests/" + "x".repeat(5_000), "").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "Idempotency-Key, two words",
        "Idempotency-Key, ''",
        "If-Match, latest",
        "If-Match, *",
    })
    void headerThatCannotBeReadIsNamed(String name, String value) {
        String path = name.equals("If-Match") ? "/requests/req_x/decisions" : "/requests";
        String body =
                name.equals("If-Match")
                        ? "{\"decision\": \"APPROVE\"}"
                        : Raw.json(House.body(issue));

        Raw.Answer answer = riley.send("POST", path, body, name, value);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.detail()).startsWith(name);
    }
}
