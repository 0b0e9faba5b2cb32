package dev.tokenward.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReportingLineTest {
    private final Map<Email, Person> directory = new HashMap<>();

    @Test
    void managersComeNearestFirstAndNoMoreThanFour() {
        reports("a", "b");
        reports("b", "c");
        reports("c", "d");
        reports("d", "e");
        reports("e", "f");
        reports("f", "");

        assertThat(above("a")).containsExactly("b", "c", "d", "e");
        assertThat(above("d")).containsExactly("e", "f");
    }

    @Test
    void whoManagesThemselfIsTheirOwnManagerOnce() {
        reports("a", "a");

        assertThat(above("a")).containsExactly("a");
    }

    @Test
    void circleEndsWhereItBegins() {
        reports("a", "b");
        reports("b", "c");
        reports("c", "b");

        assertThat(above("a")).containsExactly("b", "c");
    }

    @Test
    void lineEndsAtAManagerWhomTheDirectoryDoesNotKnow() {
        reports("a", "b");
        reports("b", "gone");

        assertThat(above("a")).containsExactly("b");
    }

    private List<String> above(String name) {
        Person person = Optional.ofNullable(directory.get(email(name))).orElseThrow();
        return ReportingLine.of(person, up -> Optional.ofNullable(directory.get(up)))
                .managers()
                .stream()
                .map(Person::name)
                .toList();
    }

    private void reports(String name, String manager) {
        directory.put(
                email(name),
                new Person(
                        email(name),
                        name,
                        Optional.of(manager)
                                .filter(m -> !m.isEmpty())
                                .map(ReportingLineTest::email),
                        Set.of(),
                        Set.of(),
                        Optional.empty()));
    }

    private static Email email(String name) {
        return new Email(name + "@example.com");
    }
}
