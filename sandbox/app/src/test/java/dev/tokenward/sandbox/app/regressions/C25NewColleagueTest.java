package dev.tokenward.sandbox.app.regressions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.sandbox.app.client.Reply;
import dev.tokenward.sandbox.app.system.House;
import dev.tokenward.sandbox.simulators.Fault;
import dev.tokenward.sandbox.simulators.Journal;
import dev.tokenward.sandbox.simulators.Match;
import dev.tokenward.sandbox.simulators.gitlab.GitLabQuirk;
import dev.tokenward.sandbox.simulators.slack.Member;
import dev.tokenward.sandbox.simulators.zendesk.User;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** C25: finding a person in Zendesk and Slack, with an address that forms mistreat. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class C25NewColleagueTest {
    private static final Match SEARCH = Match.of("GET", "/api/v2/users/search.*");

    private House house;

    @BeforeAll
    void open() {
        house = new House();
        StringBuilder csv =
                new StringBuilder(
                        house.api
                                .as(House.SASHA)
                                .send("GET", "/people", "", Map.of("Accept", "text/csv"))
                                .text());
        var zendesk = house.sandbox.zendesk().orElseThrow();
        var slack = house.sandbox.slack().orElseThrow();
        var gitlab = house.sandbox.gitlab().orElseThrow().with(GitLabQuirk.SERVICE_IS_ADMIN);
        int number = 0;
        for (JsonNode person : Case.json("C25-people.json")) {
            String email = person.path("email").asText();
            String name = person.path("name").asText();
            number++;
            csv.append(email).append(',').append(name).append(",morgan@example.com,,\n");
            zendesk.addUser(email, name, User.Role.AGENT);
            slack.addMember(email, name, Member.Kind.FULL);
            gitlab.addUser("colleague" + number, name, email);
        }
        Reply put = house.putPeople(csv.toString());
        assertThat(put.status()).as(put.text()).isEqualTo(200);
    }

    @AfterAll
    void close() {
        house.close();
    }

    @Test
    void addressIsWholeOnEachWireAndTheCredentialReachesItsHolder() {
        int number = 0;
        for (JsonNode person : Case.json("C25-people.json")) {
            String email = person.path("email").asText();
            number++;
            String request = ask(email, "colleague" + number);
            house.approve(request);

            assertThat(house.state(email, request)).isEqualTo("ISSUED");
            assertThat(house.api.as(email).inbox().value()).isPresent();
        }

        assertThat(queries(house.sandbox.zendesk().orElseThrow().journal(), "/api/v2/users/search"))
                .containsExactlyInAnyOrderElementsOf(
                        List.of("riley%2Bzd%40", "ril%27ey%40", "riley%26doe%40"));
        assertThat(
                        queries(
                                house.sandbox.slack().orElseThrow().journal(),
                                "/api/users.lookupByEmail"))
                .contains("riley%2Bzd%40", "ril%27ey%40", "riley%26doe%40");
    }

    /** The local part of each address as it was sent, each once. */
    private static List<String> queries(Journal journal, String path) {
        List<String> seen = new ArrayList<>();
        journal.matching("GET", path).stream()
                .map(Journal.Entry::rawQuery)
                .map(query -> query.replaceFirst("^[a-z]+=", "").replace("example.com", ""))
                .filter(query -> query.matches("ril.*%2[A-Z0-9].*"))
                .distinct()
                .forEach(seen::add);
        return seen;
    }

    @Test
    void colleagueWhomTheSearchDoesNotShowYetIsWaitedForAndTold() {
        String request = house.ask();
        var faults = house.sandbox.zendesk().orElseThrow().faults();
        faults.always(
                SEARCH,
                Fault.answer(
                        dev.tokenward.sandbox.simulators.Reply.json(
                                200,
                                Case.json(
                                        "{\"users\":[],\"count\":0}"
                                                .getBytes(StandardCharsets.UTF_8)))));
        house.approve(request);

        Reply waits = house.api.as(House.RILEY).get("/requests/" + request);
        assertThat(waits.get("state")).isEqualTo("APPROVED");
        assertThat(house.api.as(House.RILEY).inbox().says("A new user is found after some minutes"))
                .isTrue();
        assertThat(house.isOpen(waits.get("issue"))).isTrue();

        faults.clear();
        house.api.advance("PT5M");
        house.sandbox.tick();
        house.settle();
        for (int i = 0; i < 4 && !house.state(request).equals("ISSUED"); i++) {
            house.api.advance("PT15M");
            house.sandbox.tick();
            house.settle();
        }
        assertThat(house.state(request)).isEqualTo("ISSUED");
    }

    private String ask(String email, String username) {
        Reply asked = house.api.as(email).post("/requests", House.body(house.issueOf(username)));
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        house.settle();
        return asked.get("id");
    }
}
