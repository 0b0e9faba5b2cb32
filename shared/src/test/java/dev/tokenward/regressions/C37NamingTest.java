package dev.tokenward.regressions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tokenward.domain.Naming;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Token names as they are in the wild: near misses are told apart from nonsense, the right name is
 * proposed only where nothing has to be guessed, and an unclear one is asked.
 */
class C37NamingTest {
    private static final String ISSUES =
            "https://gitlab.example.com/acme/team-ops/access-requests/-/issues/";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Naming read(String name) {
        return C37Reading.of(Optional.of(name));
    }

    static Stream<Arguments> table() {
        return Cases.table("C37-names.txt");
    }

    @ParameterizedTest
    @MethodSource("table")
    void nameIsReadAsTheTableSays(String name, String reading) throws Exception {
        Naming naming = C37Reading.of(Optional.ofNullable(JSON.readValue(name, String.class)));

        assertThat(C37Reading.said(naming)).isEqualTo(reading);
        assertThat(naming.fault().isEmpty()).isEqualTo(naming.sort() == Naming.Sort.EXACT);
    }

    @Test
    void tableHasMoreThanFortyNamesAndAllOfTheAccountInIt() throws Exception {
        List<String> names = table().map(row -> (String) row.get()[0]).toList();
        List<String> account = new ArrayList<>();
        JSON.readTree(Cases.bytes("C37-api-tokens-body.json"))
                .path("api_tokens")
                .forEach(token -> account.add(token.path("description").toString()));

        assertThat(account).hasSize(40);
        assertThat(names)
                .hasSizeGreaterThanOrEqualTo(60)
                .doesNotHaveDuplicates()
                .containsAll(account);
    }

    @Test
    void whatIsUnclearSaysWhatItMayMean() {
        assertThat(read("Riley Doe - " + ISSUES + "25 - 03/04/2027").fault())
                .contains("names a day that may be 3 April 2027 or 4 March 2027");
        assertThat(
                        read("Riley Doe - " + ISSUES + "30 - 2027-03-31 (extended to 2027-06-30)")
                                .fault())
                .contains("names more than one day, and does not say which one counts");
        assertThat(read("Riley Doe - " + ISSUES + "31 - 2026-02-30").fault())
                .contains("names a day that does not exist");
        assertThat(read("Riley Doe - " + ISSUES + "28 - never").fault()).contains("names no end");
        assertThat(read("Riley Doe - https://gitlab.example.net/x/y/-/issues/1 - 2027-03-31"))
                .satisfies(naming -> {
                    assertThat(naming.issue()).as("no call is made to it").isEmpty();
                    assertThat(naming.fault())
                            .contains("has a link, but to no access request of ours");
                });
    }
}
