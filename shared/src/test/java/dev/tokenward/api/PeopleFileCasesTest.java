package dev.tokenward.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.tokenward.domain.Email;
import dev.tokenward.domain.Fault;
import dev.tokenward.domain.Person;
import dev.tokenward.workflow.People.Row;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cases C11, C19, C20 and C22: the directory as spreadsheets leave it. */
class PeopleFileCasesTest {
    private static PeopleFile read(String input) {
        return read(Events.input(input), "text/csv");
    }

    private static PeopleFile read(byte[] bytes, String contentType) {
        return PeopleFile.read(Events.call(bytes, contentType), bytes);
    }

    @Test
    void c11BlankCellsAreAbsentAndTheRowOfCommasIsSkipped() {
        PeopleFile file = read("C11-blank-cells.csv");
        assertThat(file.faults()).isEmpty();
        assertThat(file.rows()).hasSize(4);
        Row hire = file.rows().getLast();
        assertThat(hire.name()).isEmpty();
        assertThat(hire.manager()).isEmpty();
        assertThat(hire.gitlabUsername()).isEmpty();
        assertThat(hire.groups()).isEmpty();
    }

    @Test
    void c19RowThatIsCutOffIsNamedByItsLine() {
        PeopleFile file = read("C19-cut-in-the-middle.csv");
        assertThat(file.faults()).anySatisfy(f -> assertThat(f.field()).isEqualTo("line 3"));
        assertThat(read("C19-header-only.csv").rows()).isEmpty();
        assertThatThrownBy(() -> read(new byte[0], "text/csv")).isInstanceOf(ApiFault.class);
    }

    @Test
    void c20MarkOfByteOrderSemicolonsAndQuotedLineEndsAreRead() {
        PeopleFile file = read("C20-bom-semicolon.csv");
        assertThat(file.rows()).extracting(r -> r.email().value()).startsWith("riley@example.com");
        assertThat(file.rows().getFirst().name()).contains("Doe; Riley");
        assertThat(file.rows().getLast().groups())
                .containsExactlyInAnyOrder("support-ops", "support-ops-managers");
        PeopleFile wide = read("C20-utf16.csv");
        assertThat(wide.rows()).extracting(r -> r.email().value()).contains("riley@example.com");
        assertThatThrownBy(() -> read("C20-windows-1252.csv"))
                .isInstanceOfSatisfying(
                        ApiFault.class, f -> assertThat(f.detail()).contains("UTF-8"));
        PeopleFile named =
                read(Events.input("C20-windows-1252.csv"), "text/csv; charset=windows-1252");
        assertThat(named.rows().getFirst().name()).contains("Riléy Döe");
    }

    @Test
    void c20NameOfSeveralLinesBecomesOne() {
        PeopleFile file = read("C20-bom-semicolon.csv");

        assertThat(file.faults()).isEmpty();
        assertThat(file.rows()).extracting(r -> r.name().orElse("")).contains("Morgan Lee");
    }

    @Test
    void c20ParametersOfTheContentTypeBesideTheCharsetAreLeftAlone() {
        byte[] bytes = Events.input("C20-bom-semicolon.csv");

        assertThat(read(bytes, "text/csv; charset=utf-8; header=present").rows()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    email,name,manager,groups | "gitlab_username" is missing
                    email,name,manager,groups,gitlab,gitlab_username | stands in the header twice
                    email,name,manager,groups,gitlab,colour | no column "colour"
                    email/name/manager | no column "email/name/manager"
                    """)
    void columnThatIsAbsentTwiceOrUnknownIsNamedAndNothingIsEmptied(String header, String words) {
        PeopleFile file = read(bytes(header + "\nriley@example.com,,,,\n"), "text/csv");

        assertThat(file.rows()).isEmpty();
        assertThat(file.faults()).anySatisfy(f -> assertThat(f.message()).contains(words));
    }

    @Test
    void headersOfOtherCaseAndWithBlanksAreKnown() {
        PeopleFile file =
                read(
                        bytes(
                                "Email ;Name;MANAGER;Groups;GitLab Username\nriley@example.com;R;;a,b;r\n"),
                        "text/csv");

        assertThat(file.faults()).isEmpty();
        assertThat(file.rows().getFirst().groups()).containsExactlyInAnyOrder("a", "b");
        assertThat(file.rows().getFirst().gitlabUsername()).contains("r");
    }

    @Test
    void everyFaultOfAFileIsNamedWithItsLine() {
        PeopleFile file =
                read(
                        bytes(
                                """
                                email,name,manager,groups,gitlab
                                riley@example.com,Riley,gone@example.com,,riley
                                RILEY@example.com,Riley,riley@example.com,,RILEY
                                nobody,Nobody,,,
                                quinn@example.com,Quinn,no address,,
                                devon@example.com,Dev\u202Eon,,,
                                """),
                        "text/csv");

        assertThat(file.faults())
                .extracting(Fault::field)
                .containsExactlyInAnyOrder(
                        "line 2", "line 3", "line 3", "line 3", "line 4", "line 5", "line 6");
    }

    @Test
    void jsonIsReadAsItIsGiven() {
        String people =
                "[{\"email\":\"riley@example.com\",\"name\":\"Riley\",\"manager\":null,\"groups\":[\"a b\",\"c\"]}]";

        for (String body : List.of(people, "{\"generation\":3,\"items\":" + people + "}")) {
            PeopleFile file = read(bytes(body), "application/json; charset=utf-8");
            assertThat(file.faults()).isEmpty();
            assertThat(file.rows().getFirst().groups()).containsExactlyInAnyOrder("a b", "c");
        }
        assertThat(read(bytes("[]"), "application/json").rows()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"name\":5",
                "\"name\":{\"a\":1}",
                "\"manager\":[\"riley@example.com\"]",
                "\"groups\":[\"support-ops;support-ops-managers\"]",
                "\"groups\":[[\"support-ops\"]]",
                "\"groups\":7",
            })
    void valueOfAnotherTypeIsAFaultAndEmptiesNothing(String field) {
        PeopleFile file =
                read(
                        bytes("[{\"email\":\"riley@example.com\"," + field + "}]"),
                        "application/json");

        assertThat(file.faults())
                .singleElement()
                .satisfies(f -> assertThat(f.field()).isEqualTo("[0]"));
    }

    @ParameterizedTest
    @CsvSource({"text/csv", "text/csv; charset=windows-1252", "text/csv; charset=utf-8"})
    void c20TextWhoseCharactersWereLostOnTheWayIsRefused(String type) {
        String lost = "email,name,manager,groups,gitlab\nriley@example.com,Ril\uFFFDy,,,\n";
        ApiCall call =
                new ApiCall(
                        APIGatewayV2HTTPEvent.builder()
                                .withHeaders(Map.of("content-type", type))
                                .withBody(lost)
                                .build());

        assertThatThrownBy(() -> PeopleFile.read(call, call.body(1_000)))
                .isInstanceOfSatisfying(
                        ApiFault.class, f -> assertThat(f.detail()).contains("CSV UTF-8"));
    }

    @Test
    void moreThanFiveThousandRowsAreA413() {
        String rows =
                IntStream.rangeClosed(0, 5_000)
                        .mapToObj(i -> "p" + i + "@example.com,,,,\n")
                        .collect(Collectors.joining());

        assertThatThrownBy(
                        () -> read(bytes("email,name,manager,groups,gitlab\n" + rows), "text/csv"))
                .isInstanceOfSatisfying(ApiFault.class, f -> assertThat(f.status()).isEqualTo(413));
    }

    @Test
    void c22FieldInputRoundTripsTwiceWithoutPilingUpApostrophes() {
        List<Row> first = read("C22-formula-names.csv").rows();
        String csv = PeopleCsv.write(first.stream().map(PeopleFileCasesTest::person).toList());
        List<Row> second = read(bytes(csv), "text/csv").rows();

        assertThat(second).usingRecursiveComparison().ignoringFields("place").isEqualTo(first);
        assertThat(PeopleCsv.write(second.stream().map(PeopleFileCasesTest::person).toList()))
                .isEqualTo(csv);
        assertThat(first).extracting(r -> r.name().orElse("")).contains("-Morgan");
    }

    private static Person person(Row row) {
        return new Person(
                row.email(),
                row.name().orElse(""),
                row.manager(),
                row.groups(),
                Set.of(),
                row.gitlabUsername());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void c22ExportNeutralisesFormulasAndComesBackAsItWas() {
        List<Person> people =
                List.of(
                        person("riley", "=HYPERLINK(\"x\")"),
                        person("morgan", "-Morgan"),
                        person("quinn", "＝1+1"),
                        person("pat", "'-quoted"),
                        person("sasha", "Plain, \"Sasha\""));
        String csv = PeopleCsv.write(people);
        assertThat(csv.lines().skip(1))
                .allSatisfy(line -> assertThat(line).doesNotContainPattern("\"[=+\\-@＝]"));
        PeopleFile again = read(csv.getBytes(StandardCharsets.UTF_8), "text/csv");
        assertThat(again.faults()).isEmpty();
        assertThat(again.rows())
                .extracting(r -> r.name().orElse(""))
                .containsExactlyElementsOf(people.stream().map(Person::name).toList());
    }

    private static Person person(String local, String name) {
        return new Person(
                new Email(local + "@example.com"),
                name,
                Optional.empty(),
                Set.of("support-ops"),
                Set.of(),
                Optional.of(local));
    }
}
