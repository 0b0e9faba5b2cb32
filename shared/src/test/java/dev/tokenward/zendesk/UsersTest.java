package dev.tokenward.zendesk;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static dev.tokenward.zendesk.ErrorShapesTest.kind;
import static dev.tokenward.zendesk.ZendeskAccount.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import dev.tokenward.domain.Email;
import dev.tokenward.net.Answer;
import dev.tokenward.secrets.Secret;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@WireMockTest
class UsersTest {
    private static final Email RILEY = new Email("riley@example.com");
    private static final String SEARCH = "/api/v2/users/search";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"id":1,"email":"Riley@Example.COM","active":true,"suspended":false} | 1
                    {"id":1,"email":"riley@example.com.org"},{"id":2,"email":"riley@example.com"} | 2
                    {"id":1,"email":"xriley@example.com"} | -
                    {"id":1,"email":"riley@example.com","active":false} | 1
                    {"id":1,"email":"riley@example.com","suspended":"true"} | 1
                    {"id":1,"email":"riley@example.com","active":false},{"id":3,"email":"riley@example.com","active":false} | -
                    {"id":1,"email":"riley@example.com","active":false},{"id":2,"email":"riley@example.com"} | 2
                    {"id":1,"email":"riley@example.com"},{"id":2,"email":"riley@example.com"} | -
                    {"id":1,"email":null} | -
                    `` | -
                    """)
    void onlyOneUserWithExactlyThisAddressIsFound(
            String users, String id, WireMockRuntimeInfo info) {
        ZendeskAccount account = new ZendeskAccount(info);
        account.answers("GET", SEARCH, 200, "{\"users\":[" + users + "],\"next_page\":null}");

        assertThat(account.client().userByEmail(RILEY).map(u -> u.map(ZendeskUser::id).orElse("-")))
                .isEqualTo(new Answer.Ok<>(id));
        assertThat(account.asked()).containsExactly("GET " + SEARCH + "?query=riley%40example.com");
    }

    @Test
    void aSearchThatFailsIsNoEmptySearch(WireMockRuntimeInfo info) {
        ZendeskAccount account = new ZendeskAccount(info);
        account.answers("GET", SEARCH, 404, "{\"error\":\"InvalidEndpoint\"}");

        assertThat(kind(account.client().userByEmail(RILEY))).isEqualTo("Blind");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"user\":{\"id\":null,\"name\":\"Anonymous user\"}}",
                "{\"user\":{\"name\":\"Anonymous user\"}}",
                "{\"user\":{\"id\":0}}",
                "{\"user\":null}",
                "{}"
            })
    void anAnonymousUserIsNobody(String body, WireMockRuntimeInfo info) {
        ZendeskAccount account = new ZendeskAccount(info);
        account.answers("GET", "/api/v2/users/me", 200, body);

        assertThat(kind(account.client().me())).isEqualTo("Blind");
        assertThat(kind(account.client().whoIs(RILEY, Secret.of("t")))).isEqualTo("Blind");
    }

    @Test
    void aTokenIsTriedAsItsHolderAndItsRefusalIsNotOurs(WireMockRuntimeInfo info) {
        ZendeskAccount account = new ZendeskAccount(info);
        account.answers(
                "GET", "/api/v2/users/me", 401, "{\"error\":\"Couldn't authenticate you\"}");
        account.answers(
                get("/api/v2/users/me")
                        .withBasicAuth("riley@example.com/token", "good")
                        .willReturn(
                                json(
                                        200,
                                        "{\"user\":{\"id\":27400000012345,\"name\":\"Riley\",\"email\":\"riley@example.com\",\"role\":\"agent\",\"verified\":\"true\"}}")));

        assertThat(account.client().whoIs(RILEY, Secret.of("good")))
                .isEqualTo(
                        new Answer.Ok<>(
                                new ZendeskUser(
                                        "27400000012345",
                                        "Riley",
                                        Optional.of(RILEY),
                                        "agent",
                                        true,
                                        false,
                                        true)));
        assertThat(kind(account.client().whoIs(RILEY, Secret.of("bad")))).isEqualTo("Blind");
        assertThat(account.invalidated()).isEmpty();
    }
}
