package dev.tokenward.sandbox.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that would leave the directory other than whoever sent them meant. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class BadPeopleTest {
    private static final String HEADER = "email,name,manager,groups,gitlab_username\n";

    private House house;
    private Raw sasha;
    private String before;

    @BeforeAll
    void open() {
        house = new House();
        sasha = new Raw(house.sandbox.address(), house.api.token(House.SASHA));
        before = sasha.send("GET", "/people", "").text();
    }

    @AfterAll
    void close() {
        assertThat(sasha.send("GET", "/people", "").text()).isEqualTo(before);
        house.close();
    }

    private Raw.Answer put(byte[] file, String type) {
        return sasha.send("PUT", "/people", file, "Content-Type", type);
    }

    @ParameterizedTest
    @CsvSource({"''", "yes", "REMOVALS"})
    void confirmationInOtherWordsIsNamed(String word) {
        Raw.Answer answer =
                sasha.send("PUT", "/people?confirm=" + word, HEADER, "Content-Type", "text/csv");

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.detail()).startsWith("confirm is removals");
    }

    private Raw.Answer csv(String rows) {
        return put((HEADER + rows).getBytes(StandardCharsets.UTF_8), "text/csv");
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1252, text/csv",
        "windows-1252, text/csv; charset=windows-1252",
        "UTF-16, text/csv",
        "windows-1252, application/csv",
    })
    void fileWhoseCharactersWereLostIsRefused(String charset, String type) {
        String file = HEADER + "riley@example.com,Riléy Müller,,,\n";

        Raw.Answer answer = put(file.getBytes(Charset.forName(charset)), type);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.detail()).contains("UTF-8").contains("application/csv; charset=");
    }

    @Test
    void fileInAnotherCharsetIsReadWhereItsBytesArrive() {
        String file = HEADER + "riley@example.com,Riléy Müller,ghost@example.com,,\n";

        Raw.Answer answer =
                put(
                        file.getBytes(Charset.forName("windows-1252")),
                        "application/csv; charset=windows-1252");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.faults()).singleElement().asString().contains("ghost@example.com");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    [{"email": "a@example.com", "groups": {"support-ops": true}}] | groups must be a list of texts
                    [{"email": "a@example.com", "groups": ["support-ops", 5]}]    | groups must be a list of texts
                    [{"email": "a@example.com", "manager": ["b@example.com"]}]    | manager must be a text
                    [{"email": "a@example.com", "name": 5}]                       | name must be a text
                    [{"email": "a@example.com", "role": "x"}]                     | There is no field "role"
                    [{"email": 5}]                                                | email must be a text
                    ["a@example.com"]                                             | A person is an object
                    [[]]                                                          | A person is an object
                    """)
    void jsonOfTheWrongShapeIsNamedWithItsPlace(String body, String message) {
        Raw.Answer answer =
                put(body.getBytes(StandardCharsets.UTF_8), "application/json; charset=utf-8");

        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.faults()).anyMatch(fault -> fault.contains(message));
        assertThat(answer.fields()).contains("[0]");
    }

    @Test
    void cellThatIsTooLongForTheTableIsNamed() {
        String long5000 = "x".repeat(5_000);

        assertThat(csv("a@example.com,,,," + long5000).faults())
                .anyMatch(fault -> fault.contains("is no GitLab user name"));
        assertThat(csv(long5000 + "@example.com,,,,").faults())
                .anyMatch(fault -> fault.contains("is no e-mail address"));
        assertThat(csv("a@example.com," + long5000 + ",,,").faults())
                .anyMatch(fault -> fault.contains("The name is 5000 characters long"));
        Raw.Answer groups = csv("a@example.com,,," + long5000 + ",");
        assertThat(groups.faults()).anyMatch(fault -> fault.contains("The groups have 5000"));
        assertThat(groups.text().length()).isLessThan(2_000);
    }

    @Test
    void fileThatIsTooLargeIsRefused() {
        Raw.Answer bytes = csv("x".repeat(1_100_000));
        assertThat(bytes.status()).isEqualTo(413);
        assertThat(bytes.detail()).contains("1048576");

        Raw.Answer rows = csv("a@b.c,,,,\n".repeat(5_001));
        assertThat(rows.status()).isEqualTo(413);
        assertThat(rows.detail()).contains("5001 rows");
    }

    @Test
    void fileThatLambdaWouldNotTakeIsTheGatewaysRefusal() {
        Raw.Answer answer = csv("x".repeat(7_000_000));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.json().path("message").asText()).isEqualTo("Request Entity Too Large");
    }
}
