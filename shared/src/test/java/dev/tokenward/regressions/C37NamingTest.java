package dev.tokenward.regressions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tokenward.domain.Email;
import dev.tokenward.domain.IssueLinks;
import dev.tokenward.domain.Naming;
import dev.tokenward.domain.Person;
import dev.tokenward.domain.Role;
import dev.tokenward.domain.Roster;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Token names as they are in the wild: near misses are told apart from nonsense, the right name is
 * proposed only where nothing has to be guessed, and an unclear one is asked.
 */
class C37NamingTest {
    private static final String ISSUES =
            "https://gitlab.example.com/acme/team-ops/access-requests/-/issues/";
    private static final IssueLinks LINKS =
            new IssueLinks(
                    URI.create("https://gitlab.example.com"),
                    List.of("acme/team-ops/access-requests"));
    private static final Roster ROSTER =
            new Roster(
                    List.of(
                            person("riley", "Riley Doe", Set.of()),
                            person("quinn", "Quinn Park", Set.of(Role.SUPPORT_OPS))));

    /** Sort, format and the right name, where there is one. */
    private static final Map<Integer, String> EXPECTED =
            Map.ofEntries(
                    Map.entry(9000, "NONSENSE NONE"),
                    Map.entry(9001, "NONSENSE NONE"),
                    Map.entry(9002, "NONSENSE NONE"),
                    Map.entry(9003, "NONSENSE NONE"),
                    Map.entry(9004, "NONSENSE NONE"),
                    Map.entry(9005, "NONSENSE NONE"),
                    Map.entry(9006, "NONSENSE NONE"),
                    Map.entry(9007, "NONSENSE NONE"),
                    Map.entry(9008, "EXACT BARE_LINK"),
                    Map.entry(9009, "EXACT BARE_LINK"),
                    Map.entry(9010, "EXACT BARE_LINK"),
                    Map.entry(9011, "EXACT PERSON"),
                    Map.entry(9012, "EXACT PERSON"),
                    Map.entry(9013, right(22, "2027-03-31")),
                    Map.entry(9014, right(23, "2027-03-31")),
                    Map.entry(9015, right(24, "2027-03-31")),
                    Map.entry(9016, "NEAR_MISS PERSON"),
                    Map.entry(9017, right(26, "2027-03-05")),
                    Map.entry(9018, right(27, "2027-03-31")),
                    Map.entry(9019, "NEAR_MISS PERSON"),
                    Map.entry(9020, "NEAR_MISS PERSON"),
                    Map.entry(9021, "NEAR_MISS PERSON"),
                    Map.entry(9022, "NEAR_MISS PERSON"),
                    Map.entry(9023, "NEAR_MISS PERSON"),
                    Map.entry(9024, "NEAR_MISS PERSON"),
                    Map.entry(9025, "NEAR_MISS PERSON"),
                    Map.entry(9026, "EXACT TARGET"),
                    Map.entry(9027, "NEAR_MISS TARGET Target - status page"),
                    Map.entry(9028, "NEAR_MISS TARGET"),
                    Map.entry(9029, "NONSENSE NONE"),
                    Map.entry(9030, "NEAR_MISS TARGET"),
                    Map.entry(9031, "EXACT TEAM_MEMBER"),
                    Map.entry(9032, "EXACT TEAM_MEMBER"),
                    Map.entry(9033, "NEAR_MISS TEAM_MEMBER Quinn Park - backup"),
                    Map.entry(9034, "EXACT PERSON"),
                    Map.entry(9035, "NONSENSE NONE"),
                    Map.entry(9036, "EXACT PERSON"),
                    Map.entry(9037, "EXACT PERSON"),
                    Map.entry(9038, right(35, "2027-03-31")),
                    Map.entry(9039, "NONSENSE NONE"));

    private static String right(int issue, String day) {
        return "NEAR_MISS PERSON Riley Doe - " + ISSUES + issue + " - " + day;
    }

    private static Person person(String name, String whole, Set<Role> roles) {
        return new Person(
                new Email(name + "@example.com"),
                whole,
                Optional.empty(),
                Set.of(),
                roles,
                Optional.of(name));
    }

    private static Naming read(String name) {
        return Naming.of(Optional.of(name), LINKS, ROSTER);
    }

    @Test
    void everyNameOfTheListIsSortedAndNothingIsGuessed() throws Exception {
        Map<Integer, String> read = new TreeMap<>();
        for (JsonNode token :
                new ObjectMapper()
                        .readTree(Cases.bytes("C37-api-tokens-body.json"))
                        .path("api_tokens")) {
            Optional<String> name =
                    Optional.of(token.path("description"))
                            .filter(JsonNode::isTextual)
                            .map(JsonNode::asText);
            Naming naming = Naming.of(name, LINKS, ROSTER);
            read.put(
                    token.path("id").asInt(),
                    naming.sort()
                            + " "
                            + naming.format()
                            + naming.right().map(r -> " " + r).orElse(""));
            assertThat(naming.fault().isPresent())
                    .as(name.orElse("null"))
                    .isEqualTo(naming.sort() != Naming.Sort.EXACT);
        }

        assertThat(read).containsExactlyInAnyOrderEntriesOf(EXPECTED);
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

    @Test
    void otherStylesOfTheWildAreReadTheSameWay() {
        Map<String, String> days =
                Map.of(
                        "31.03.2027", "2027-03-31",
                        "2027/03/31", "2027-03-31",
                        "31 March 2027", "2027-03-31",
                        "31st of Mar 2027", "2027-03-31",
                        "Mar 31 2027", "2027-03-31",
                        "12-31-2027", "2027-12-31");
        days.forEach((written, day) ->
                assertThat(read("Riley Doe | " + ISSUES + "9 — " + written).lastDay())
                        .as(written)
                        .hasToString("Optional[" + day + "]"));
        assertThat(read("TARGET : Billing").right()).contains("Target - Billing");
        assertThat(read("Targets - Billing").right()).contains("Target - Billing");
        assertThat(read("Riley Doe: " + ISSUES + "9, 2027-03-31").right())
                .contains("Riley Doe - " + ISSUES + "9 - 2027-03-31");
    }
}
