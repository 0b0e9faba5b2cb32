package dev.tokenward.sandbox.app.regressions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.sandbox.app.client.Reply;
import dev.tokenward.sandbox.app.system.House;
import dev.tokenward.sandbox.simulators.zendesk.ApiToken;
import dev.tokenward.sandbox.simulators.zendesk.Creation;
import dev.tokenward.sandbox.simulators.zendesk.ZendeskSimulator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * C37: the forty names stand in the account itself, are looked at on three days, and of them three
 * are renamed and three adopted, each by its number.
 */
class C37NamesPutRightTest {
    private static final String ELSEWHERE =
            "https://gitlab.example.com/acme/team-ops/access-requests";
    private static final Instant MADE = Instant.parse("2026-11-15T10:00:00Z");

    private final House house = new House(options -> options.zendeskTokens(Creation.OPEN));
    private final ZendeskSimulator zendesk = house.sandbox.zendesk().orElseThrow();
    private final String project =
            house.sandbox.gitlab().orElseThrow().root() + "/" + House.PROJECT;

    @BeforeEach
    void fortyTokensOfAnAdministrator() {
        zendesk.makeApiToken(House.SASHA, "only for the maker's number", MADE);
        ApiToken first = zendesk.apiTokens().getLast();
        zendesk.deleteApiToken(first.id());
        List<ApiToken> tokens = new ArrayList<>();
        for (JsonNode t : Case.json("C37-api-tokens-body.json").path("api_tokens")) {
            tokens.add(
                    new ApiToken(
                            t.path("id").asLong(),
                            text(t, "description").map(this::here),
                            t.path("active").asBoolean()
                                    ? Optional.empty()
                                    : Optional.of(MADE.plusSeconds(60)),
                            MADE,
                            MADE,
                            MADE,
                            text(t, "last_used").map(Instant::parse),
                            first.userId(),
                            "VISIBLE",
                            "hash " + t.path("id")));
        }
        zendesk.add(tokens, List.of(), List.of());
    }

    @AfterEach
    void close() {
        house.close();
    }

    /** The case's links lead to the sandbox's own GitLab, so that they are ours. */
    private String here(String text) {
        return text.replace(ELSEWHERE, project);
    }

    private static Optional<String> text(JsonNode node, String field) {
        return Optional.ofNullable(node.path(field).textValue());
    }

    private void sweep() {
        Reply report = house.api.sweep();
        assertThat(report.status()).as(report.text()).isEqualTo(200);
        house.settle();
    }

    private void nextDay() {
        house.api.advance("P1D");
        sweep();
    }

    /** The lines of all API tokens, by Zendesk's number, each once. */
    private Map<Integer, JsonNode> lines() {
        JsonNode page = house.api.as(House.SASHA).get("/credentials?view=all&limit=100").json();
        assertThat(page.path("complete").asBoolean()).isTrue();
        return StreamSupport.stream(page.path("items").spliterator(), false)
                .filter(line -> line.path("kind").asText().equals("API_TOKEN"))
                .collect(
                        Collectors.toMap(
                                line -> Integer.valueOf(line.path("zendeskId").asText()),
                                line -> line));
    }

    /** What a line says of its name, in the words of the case's table. */
    private static String said(JsonNode line) {
        JsonNode n = line.path("naming");
        List<String> all = new ArrayList<>();
        all.add(n.path("sort").asText() + " " + n.path("format").asText());
        text(n, "person").ifPresent(p -> all.add("of " + p));
        text(n, "issue").ifPresent(i -> all.add("issue " + i.substring(i.lastIndexOf('/') + 1)));
        text(n, "lastDay").ifPresent(day -> all.add("until " + day));
        text(n, "fault").ifPresent(fault -> all.add("fault: " + fault));
        text(n, "rightName").ifPresent(right -> all.add("right: " + right));
        return String.join("; ", all);
    }

    private Map<Long, String> names() {
        Map<Long, String> names = new LinkedHashMap<>();
        zendesk.apiTokens().forEach(t -> names.put(t.id(), t.description().orElse("")));
        return names;
    }

    private void rename(int id, String name) {
        Reply done =
                house.api
                        .as(House.QUINN)
                        .send(
                                "PATCH",
                                "/credentials/found_token_" + id,
                                Map.of("name", name),
                                Map.of());
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(done.json().path("naming").path("fault").isNull()).as(done.text()).isTrue();
    }

    private JsonNode adopt(int id) {
        Reply done =
                house.api
                        .as(House.SASHA)
                        .post(
                                "/credentials/found_token_" + id + "/adoption",
                                Map.of(
                                        "purpose", "Nightly export",
                                        "removalDate", "2027-03-31",
                                        "holder", House.RILEY));
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        house.settle();
        return done.json();
    }

    @Test
    void onThreeDaysEachIsReadByItsNumberAndNothingIsChangedInZendesk() {
        Map<Integer, String> table = new LinkedHashMap<>();
        for (String[] row : Case.table("C37-readings.txt")) {
            table.put(Integer.valueOf(row[0]), here(row[1].split("\t", 2)[0]));
        }
        Map<Long, String> before = names();

        for (int day = 0; day < 3; day++) {
            if (day == 0) {
                sweep();
            } else {
                nextDay();
            }
            Map<Integer, String> read = new LinkedHashMap<>();
            lines().forEach((id, line) -> read.put(id, said(line)));
            assertThat(read).as("day " + day).hasSize(40).isEqualTo(table);
        }

        assertThat(lines().get(9011).path("name")).isEqualTo(lines().get(9034).path("name"));
        assertThat(lines().get(9003).path("name")).isEqualTo(lines().get(9004).path("name"));
        assertThat(names()).isEqualTo(before);
        assertThat(zendesk.journal().matching("DELETE", ".*")).isEmpty();
        assertThat(zendesk.journal().matching("PUT", ".*")).isEmpty();
    }

    @Test
    void longNameIsWholeInTheListAndCutInSlackAndAFormulaIsNoneInTheTable() {
        String longest = names().get(9039L);
        String formula = "=1+1";
        // one person is asked about one a day
        zendesk.apiTokens().stream()
                .filter(t -> t.id() != 9039 && !t.description().equals(Optional.of(formula)))
                .forEach(t -> zendesk.deleteApiToken(t.id()));
        sweep();
        nextDay();
        nextDay();

        assertThat(lines().get(9039).path("name").asText()).isEqualTo(longest).hasSize(300);
        assertThat(house.api.inbox(House.SASHA).messages())
                .anyMatch(m -> m.contains("x".repeat(50)) && m.contains("9039"))
                .noneMatch(m -> m.contains(longest));
        assertThat(
                        house.api
                                .as(House.SASHA)
                                .send(
                                        "GET",
                                        "/credentials?view=all&limit=100",
                                        "",
                                        Map.of("Accept", "text/csv"))
                                .text())
                .contains("\"'=1+1\"", longest)
                .doesNotContain("\"=1+1\"");
    }

    @Test
    void threeAreRenamedByTheirNumberAndTheTwinOfOneKeepsItsName() {
        sweep();
        Map<Long, String> expected = names();
        for (int id : new int[] {9013, 9027}) {
            String right = lines().get(id).path("naming").path("rightName").asText();
            expected.put((long) id, right);
            rename(id, right);
        }
        String other = "Riley Doe - " + project + "/-/issues/36 - 2027-06-30";
        expected.put(9034L, other);
        rename(9034, other);

        assertThat(names()).isEqualTo(expected);
        assertThat(expected)
                .containsEntry(9013L, "Riley Doe - " + project + "/-/issues/22 - 2027-03-31")
                .containsEntry(9027L, "Target - status page");
        assertThat(zendesk.journal().matching("PUT", ".*"))
                .extracting(call -> call.line())
                .containsExactly(
                        "PUT /api/v2/api_tokens/9013",
                        "PUT /api/v2/api_tokens/9027",
                        "PUT /api/v2/api_tokens/9034");
        nextDay();
        assertThat(lines()).hasSize(40);
        assertThat(lines().get(9034).path("naming").path("issue").asText()).endsWith("/issues/36");
        assertThat(lines().get(9011).path("naming").path("issue").asText()).endsWith("/issues/20");
    }

    @Test
    void threeAreAdoptedByTheirNumberAndTheTwinOfOneStaysUntouched() {
        sweep();
        Map<Long, String> before = names();

        JsonNode nameless = adopt(9000);
        JsonNode twin = adopt(9004);
        JsonNode inactive = adopt(9038);

        assertThat(nameless.path("name").asText()).isEqualTo("API token 9000");
        assertThat(inactive.path("status").asText()).isEqualTo("DEACTIVATED");
        for (JsonNode active : List.of(nameless, twin)) {
            assertThat(active.path("status").asText()).isEqualTo("ACTIVE");
            assertThat(active.path("holder").asText()).isEqualTo(House.RILEY);
            assertThat(active.path("lastDay").asText()).isEqualTo("2027-03-31");
        }
        nextDay();
        nextDay();

        Map<Integer, JsonNode> lines = lines();
        assertThat(lines).hasSize(40);
        for (int id : new int[] {9000, 9004, 9038}) {
            assertThat(lines.get(id).path("managed").asBoolean()).as("" + id).isTrue();
            assertThat(lines.get(id).path("naming").path("fault").isNull())
                    .as("its name is still wrong")
                    .isFalse();
        }
        assertThat(lines.get(9004).path("id").asText()).isEqualTo(twin.path("id").asText());
        assertThat(lines.get(9003).path("managed").asBoolean(true)).as("the twin").isFalse();
        assertThat(lines.get(9003).path("id").asText()).isEqualTo("found_token_9003");
        assertThat(names()).isEqualTo(before);
        assertThat(zendesk.journal().matching("DELETE", ".*")).isEmpty();
        assertThat(zendesk.journal().matching("PUT", ".*")).isEmpty();
    }
}
