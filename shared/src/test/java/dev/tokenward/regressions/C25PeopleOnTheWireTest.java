package dev.tokenward.regressions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import dev.tokenward.domain.Email;
import dev.tokenward.net.Answer;
import dev.tokenward.zendesk.ZendeskAccount;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** C25: a plus sign became a blank, an ampersand ended the query, and nobody was found. */
@WireMockTest
class C25PeopleOnTheWireTest {
    @Test
    void anAddressIsEncodedWholeInTheSearch(WireMockRuntimeInfo info) throws IOException {
        ZendeskAccount account = new ZendeskAccount(info);
        account.answers("GET", "/api/v2/users/search", 200, "{\"users\":[]}");

        for (JsonNode person : CaseInput.json("C25-people.json")) {
            Email email = new Email(person.path("email").asText());
            assertThat(account.client().userByEmail(email))
                    .isEqualTo(new Answer.Ok<>(Optional.empty()));
        }

        assertThat(account.asked())
                .containsExactly(
                        "GET /api/v2/users/search?query=riley%2Bzd%40example.com",
                        "GET /api/v2/users/search?query=ril%27ey%40example.com",
                        "GET /api/v2/users/search?query=riley%26doe%40example.com");
    }
}
