package dev.tokenward.regressions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tokenward.domain.IssueLinks;
import dev.tokenward.domain.IssueRef;
import dev.tokenward.domain.StandardName;
import dev.tokenward.domain.StandardName.BareLink;
import dev.tokenward.domain.StandardName.Person;
import dev.tokenward.domain.StandardName.Target;
import dev.tokenward.domain.StandardName.TeamMember;
import dev.tokenward.domain.StandardName.Unknown;
import java.net.URI;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Token names as they are in the wild: the exact formats are read, nothing else is guessed. */
class C37NamesTest {
    private static final String PROJECT = "acme/team-ops/access-requests";
    private static final IssueLinks LINKS =
            new IssueLinks(URI.create("https://gitlab.example.com"), List.of(PROJECT));
    private static final LocalDate DAY = LocalDate.parse("2027-03-31");

    /** What is read as a format; all others are unknown. */
    private static final Map<Integer, StandardName> READ =
            Map.ofEntries(
                    Map.entry(9008, new BareLink(issue(17))),
                    Map.entry(9009, new BareLink(issue(18))),
                    Map.entry(9010, new BareLink(issue(19))),
                    Map.entry(9011, new Person("Riley Doe", issue(20), DAY)),
                    Map.entry(9012, new Person("Anne-Marie Lo", issue(21), DAY)),
                    Map.entry(9026, new Target("Status page")),
                    // a team member only if such a person is in Support Ops, which nobody is
                    Map.entry(9029, new TeamMember("Targeted outreach", "Jo")),
                    Map.entry(9031, new TeamMember("Quinn Park", "weekly report")),
                    Map.entry(9032, new TeamMember("Quinn Park", "report - 2027")),
                    Map.entry(9034, new Person("Riley Doe", issue(20), DAY)),
                    Map.entry(9036, new Person("Riléy Doe", issue(33), DAY)),
                    // whether it is ours is said by the records, never by the name
                    Map.entry(9037, new Person("Tokenward", issue(34), DAY)));

    private static IssueRef issue(int number) {
        return new IssueRef(
                PROJECT, number, "https://gitlab.example.com/" + PROJECT + "/-/issues/" + number);
    }

    @Test
    void everyNameOfTheListIsReadExactlyOrNotAtAll() throws Exception {
        JsonNode tokens =
                new ObjectMapper()
                        .readTree(Cases.bytes("C37-api-tokens-body.json"))
                        .path("api_tokens");
        Map<Integer, StandardName> read = new HashMap<>();
        for (JsonNode token : tokens) {
            StandardName name = StandardName.read(token.path("description").asText(""), LINKS);
            if (!(name instanceof Unknown)) {
                read.put(token.path("id").asInt(), name);
            }
        }

        assertThat(tokens).hasSize(40);
        assertThat(read).containsExactlyInAnyOrderEntriesOf(READ);
    }

    @Test
    void unknownNameSaysWhy() {
        assertThat(StandardName.read("Target - Billing - EU - 2027-12-31", LINKS))
                .isEqualTo(new Unknown("may be a target's name or a name with an end"));
        assertThat(StandardName.read("Target -", LINKS))
                .isEqualTo(new Unknown("is a target without a name"));
        assertThat(StandardName.read(" ", LINKS)).isEqualTo(new Unknown("has no name"));
    }
}
