package dev.tokenward.sandbox.app.regressions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.sandbox.app.client.Reply;
import dev.tokenward.sandbox.app.system.House;
import dev.tokenward.sandbox.simulators.Fault;
import dev.tokenward.sandbox.simulators.Match;
import dev.tokenward.sandbox.simulators.zendesk.Creation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** C37: forty names as they are in the wild, from Zendesk's list to the inventory and the sheet. */
class C37NamesInTheWildTest {
    @Test
    void eachIsListedByItsNumberAndNothingIsDeleted() {
        try (House house = new House(options -> options.zendeskTokens(Creation.OPEN))) {
            var zendesk = house.sandbox.zendesk().orElseThrow();
            zendesk.faults()
                    .always(
                            Match.of("GET", "/api/v2/api_tokens"),
                            Fault.answer(
                                    dev.tokenward.sandbox.simulators.Reply.json(
                                            200, Case.json("C37-api-tokens-body.json"))));

            Reply report = house.api.sweep();
            assertThat(report.status()).as(report.text()).isEqualTo(200);

            List<JsonNode> lines = new ArrayList<>();
            Optional<String> cursor = Optional.empty();
            do {
                JsonNode page =
                        house.api
                                .as(House.SASHA)
                                .get(
                                        "/credentials?view=all&limit=15"
                                                + cursor.map(c -> "&cursor=" + c).orElse(""))
                                .json();
                assertThat(page.path("complete").asBoolean()).isTrue();
                page.path("items").forEach(lines::add);
                cursor =
                        Optional.of(page.path("cursor"))
                                .filter(JsonNode::isTextual)
                                .map(JsonNode::asText);
            } while (cursor.isPresent());
            assertThat(lines)
                    .filteredOn(line -> line.path("kind").asText().equals("API_TOKEN"))
                    .hasSize(40)
                    .allSatisfy(line -> {
                        assertThat(line.path("managed").asBoolean(true)).isFalse();
                        assertThat(line.path("attention")).isNotEmpty();
                    })
                    .extracting(line -> line.path("id").asText())
                    .doesNotHaveDuplicates();
            assertThat(lines.toString()).doesNotContain("visible_token", "\"token\":");

            String sheet =
                    house.api
                            .as(House.SASHA)
                            .send(
                                    "GET",
                                    "/credentials?view=all&limit=100",
                                    "",
                                    Map.of("Accept", "text/csv"))
                            .text();
            assertThat(sheet).contains("\"'=1+1\"").doesNotContain("\"=1+1\"");
            assertThat(zendesk.journal().matching("DELETE", ".*")).isEmpty();
            assertThat(zendesk.journal().matching("PUT", ".*")).isEmpty();
        }
    }
}
