package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Person;
import dev.tokenward.store.Store;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A file that says what the directory says already. */
class DirectoryAgainTest {
    private final Company company = new Company();
    private final People people = new People(company.world, Company.GROUPS, 50);

    @AfterEach
    void close() {
        company.close();
    }

    private Result<Store.Directory> put(List<Person> file) {
        return people.replace(
                Company.actor(Company.SASHA),
                file.stream()
                        .map(p ->
                                new People.Row(
                                        "a line",
                                        p.email(),
                                        Optional.of(p.name()),
                                        p.manager(),
                                        p.groups(),
                                        p.gitlabUsername()))
                        .toList(),
                List.of(),
                false);
    }

    @Test
    void samePeopleInWhateverOrderAreNoNewDirectory() {
        List<Person> present = company.store.directory().people();
        long generation = company.store.directory().generation();

        assertThat(put(present)).isInstanceOf(Result.Repeated.class);
        assertThat(put(present.reversed())).isInstanceOf(Result.Repeated.class);
        assertThat(company.store.directory().generation()).isEqualTo(generation);
    }
}
