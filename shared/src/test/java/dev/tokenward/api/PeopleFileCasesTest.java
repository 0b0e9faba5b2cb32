package dev.tokenward.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenward.domain.Email;
import dev.tokenward.domain.Person;
import dev.tokenward.json.Json;
import dev.tokenward.workflow.People.Row;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Cases C11, C19, C20 and C22: the directory as spreadsheets leave it. */
class PeopleFileCasesTest {
    private static PeopleFile read(String input) {
        return read(Events.input(input), "text/csv");
    }

    private static PeopleFile read(byte[] bytes, String contentType) {
        return PeopleFile.read(Json.mapper(), Events.call(bytes, contentType), bytes);
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
        assertThat(named.rows().getFirst().name()).contains("Riléy Müller");
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
