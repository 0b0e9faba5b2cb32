package dev.tokenward.sandbox.app.regressions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.sandbox.app.client.Person;
import dev.tokenward.sandbox.app.client.Reply;
import dev.tokenward.sandbox.app.system.House;
import dev.tokenward.sandbox.simulators.Fault;
import dev.tokenward.sandbox.simulators.Match;
import dev.tokenward.sandbox.simulators.zendesk.Creation;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** C08: an id of Zendesk keeps every digit wherever it goes, and the right thing is deleted. */
class C08IdsBeyondADoubleTest {
    /** Behind the last number up to which a double holds every whole one; all odd ones are lost. */
    private static final long ODD = 9_007_199_254_740_993L;

    @ParameterizedTest
    @CsvSource({
        "API_TOKEN, /api/v2/api_tokens/",
        "OAUTH_CLIENT, /api/v2/oauth/clients/",
    })
    void idIsTheSameInTheTableTheApiTheSheetAndTheAddressOfTheDeletion(String kind, String path) {
        try (House house = new House(options -> options.zendeskTokens(Creation.OPEN))) {
            house.sandbox.zendesk().orElseThrow().countOnFrom(ODD);
            Person quinn = house.api.as(House.QUINN);
            Reply asked = quinn.post("/requests", body(kind));
            assertThat(asked.status()).as(asked.text()).isEqualTo(201);
            assertThat(house.decide(House.SASHA, asked.get("id")).status()).isEqualTo(200);
            house.settle();
            String credential = quinn.get("/requests/" + asked.get("id")).get("credentialId");

            long number =
                    kind.equals("API_TOKEN")
                            ? house.sandbox.zendesk().orElseThrow().apiTokens().getLast().id()
                            : house.sandbox.zendesk().orElseThrow().clients().getLast().id();
            assertThat(number).isGreaterThan(ODD).isOdd();
            String id = Long.toString(number);

            String json = quinn.get("/credentials/" + credential).text();
            assertThat(json).contains("\"zendeskId\":\"" + id + "\"");
            assertThat(sheet(house)).contains("\"" + id + "\"");
            assertThat(item(house, credential)).contains(id);

            Reply revoked =
                    quinn.post(
                            "/credentials/" + credential + "/revocation",
                            Map.of("confirm", "Target - Status page"));
            assertThat(revoked.status()).isIn(200, 202);
            assertThat(house.sandbox.zendesk().orElseThrow().journal().matching("DELETE", ".*"))
                    .anyMatch(entry -> entry.path().equals(path + id) && entry.status() < 300)
                    .noneMatch(entry ->
                            entry.path().startsWith(path) && !entry.path().equals(path + id));
        }
    }

    @Test
    void idsOfTheCaseComeThroughTheSweepUnharmed() {
        try (House house = new House(options -> options.zendeskTokens(Creation.OPEN))) {
            house.sandbox
                    .zendesk()
                    .orElseThrow()
                    .faults()
                    .always(
                            Match.of("GET", "/api/v2/api_tokens"),
                            Fault.answer(
                                    dev.tokenward.sandbox.simulators.Reply.json(
                                            200, Case.json("C08-api-tokens-body.json"))));

            Reply report = house.api.sweep();
            assertThat(report.status()).as(report.text()).isEqualTo(200);

            String all = house.api.as(House.SASHA).get("/credentials?view=all").text();
            for (String id : new String[] {"27400000012345", "2147483648", "9007199254740993"}) {
                assertThat(all)
                        .contains("\"zendeskId\":\"" + id + "\"", "\"id\":\"found_token_" + id);
                assertThat(sheet(house)).contains("\"" + id + "\"");
                assertThat(
                                house.api
                                        .as(House.SASHA)
                                        .get("/credentials/found_token_" + id)
                                        .get("zendeskId"))
                        .isEqualTo(id);
            }

            // what the sweep says of tokens that it does not know names them, if at all, whole
            assertThat(report.text())
                    .doesNotContain("9007199254740992", "9.007199", "2.74E", "-2147483648");
            assertThat(house.sandbox.zendesk().orElseThrow().journal().matching("DELETE", ".*"))
                    .isEmpty();
        }
    }

    private static String sheet(House house) {
        return house.api
                .as(House.SASHA)
                .send("GET", "/credentials?view=all", "", Map.of("Accept", "text/csv"))
                .text();
    }

    private static String item(House house, String credential) {
        return house
                .sandbox
                .dynamo()
                .scanPaginator(s -> s.tableName(house.sandbox.tableName()))
                .items()
                .stream()
                .filter(item -> item.toString().contains("CREDENTIAL#" + credential))
                .toList()
                .toString();
    }

    private static Map<String, Object> body(String kind) {
        Map<String, Object> body = new LinkedHashMap<>(House.body(""));
        body.remove("issue");
        body.put("category", "TARGET");
        body.put("target", "Status page");
        body.put("kind", kind);
        if (kind.equals("API_TOKEN")) {
            body.remove("scopes");
        }
        return body;
    }
}
