package dev.tokenward.zendesk;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.tokenward.zendesk.ErrorShapesTest.kind;
import static dev.tokenward.zendesk.ZendeskAccount.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import dev.tokenward.net.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WireMockTest
class ListsTest {
    private static final String CLIENTS = "/api/v2/oauth/clients";

    @Test
    void aListByCursorIsReadToItsEnd(WireMockRuntimeInfo info) {
        ZendeskAccount account = new ZendeskAccount(info);
        page(
                account,
                "",
                cursor(
                        1,
                        true,
                        account.base() + CLIENTS + "?page%5Bafter%5D=x%2By&page%5Bsize%5D=100"));
        page(account, "x+y", cursor(2, false, account.base() + CLIENTS + "?page%5Bafter%5D=zz"));

        assertThat(ids(account)).containsExactly("1", "2");
        assertThat(account.asked())
                .containsExactly(
                        "GET " + CLIENTS + "?page%5Bsize%5D=100",
                        "GET " + CLIENTS + "?page%5Bafter%5D=x%2By&page%5Bsize%5D=100");
    }

    @Test
    void aCursorWithoutALinkIsFollowedToo(WireMockRuntimeInfo info) {
        ZendeskAccount account = new ZendeskAccount(info);
        page(
                account,
                "",
                json(
                        200,
                        "{\"clients\":[{\"id\":1}],\"meta\":{\"has_more\":\"true\",\"after_cursor\":\"c=1\"}}"));
        page(account, "c=1", cursor(2, false, ""));

        assertThat(ids(account)).containsExactly("1", "2");
        assertThat(account.asked().getLast())
                .isEqualTo("GET " + CLIENTS + "?page%5Bsize%5D=100&page%5Bafter%5D=c%3D1");
    }

    @Test
    void aListByOffsetIsReadToItsEndAndOverlapsCountOnce(WireMockRuntimeInfo info) {
        ZendeskAccount account = new ZendeskAccount(info);
        account.answers(
                get(urlPathEqualTo(CLIENTS))
                        .withQueryParam("page", absent())
                        .willReturn(
                                offset(
                                        "{\"id\":1},{\"id\":2}",
                                        account.base() + CLIENTS + ".json?page=2")));
        account.answers(
                get(urlPathEqualTo(CLIENTS + ".json"))
                        .withQueryParam("page", equalTo("2"))
                        .willReturn(
                                json(
                                        200,
                                        "{\"clients\":[{\"id\":2},{\"id\":3}],\"next_page\":null,\"count\":3}")));

        assertThat(ids(account)).containsExactly("1", "2", "3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://acme.zendesk.com/api/v2/oauth/clients?page%5Bafter%5D=x",
                "http://127.0.0.1:1/api/v2/oauth/clients?page%5Bafter%5D=x",
                "//example.org/api/v2/oauth/clients",
                "clients?page=2"
            })
    void aPageOnAnotherHostIsNotFetchedAndTheListIsIncomplete(
            String link, WireMockRuntimeInfo info) {
        ZendeskAccount account = new ZendeskAccount(info);
        page(account, "", cursor(1, true, link));

        assertThat(account.client().oauthClients())
                .isInstanceOfSatisfying(
                        Answer.Later.class,
                        later -> assertThat(later.detail()).contains("another host"));
        assertThat(account.asked()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 500, 503})
    void aPageThatFailsMakesTheWholeListFail(int status, WireMockRuntimeInfo info) {
        ZendeskAccount account = new ZendeskAccount(info);
        page(account, "", cursor(1, true, CLIENTS + "?page%5Bafter%5D=x"));
        page(account, "x", json(status, "{\"error\":\"RecordNotFound\"}"));

        assertThat(kind(account.client().oauthClients()))
                .isIn("Later", "Blind", "Refused RecordNotFound");
    }

    @Test
    void pagesThatLeadInACircleEnd(WireMockRuntimeInfo info) {
        ZendeskAccount account = new ZendeskAccount(info);
        page(account, "", cursor(1, true, CLIENTS + "?page%5Bafter%5D=x"));
        page(account, "x", cursor(2, true, CLIENTS + "?page%5Bafter%5D=x"));

        assertThat(kind(account.client().oauthClients())).isEqualTo("Later");
        assertThat(account.asked()).hasSize(2);
    }

    @Test
    void moreWithoutAWayToItIsIncomplete(WireMockRuntimeInfo info) {
        ZendeskAccount account = new ZendeskAccount(info);
        page(account, "", json(200, "{\"clients\":[{\"id\":1}],\"meta\":{\"has_more\":true}}"));

        assertThat(kind(account.client().oauthClients())).isEqualTo("Later");
    }

    @Test
    void anApiTokenIsReadUnderEachNameOfItsFields(WireMockRuntimeInfo info) {
        ZendeskAccount account = new ZendeskAccount(info);
        account.answers(
                "GET",
                "/api/v2/api_tokens",
                200,
                """
                {"api_tokens":[
                 {"id":1,"description":"a","active":"false","last_used":"2026-11-24T08:00:00Z","user_id":5,
                  "token":"canary-4f7c1b92e05d","created_at":"2025-02-03T10:00:00Z","new_field":{"x":[1]}},
                 {"id":2,"description":null,"last_used":null,"last_used_at":"2026-11-24T08:00:00+01:00"},
                 {"id":3,"description":"  ","active":true,"used_at":"2026-11-24T09:00:00Z"},
                 {"id":"4","active":false}]}
                """);

        Answer<List<ApiToken>> tokens = account.client().apiTokens();

        assertThat(tokens)
                .isEqualTo(
                        new Answer.Ok<>(
                                List.of(
                                        new ApiToken(
                                                "1",
                                                Optional.of("a"),
                                                false,
                                                at("2025-02-03T10:00:00Z"),
                                                Optional.empty(),
                                                at("2026-11-24T08:00:00Z"),
                                                Optional.of("5"),
                                                false),
                                        token("2", true, at("2026-11-24T07:00:00Z")),
                                        token("3", true, at("2026-11-24T09:00:00Z")),
                                        token("4", false, Optional.empty()))));
        assertThat(tokens.toString()).doesNotContain(ZendeskAccount.CANARY);
    }

    private static ApiToken token(String id, boolean active, Optional<Instant> lastUsed) {
        return new ApiToken(
                id,
                Optional.empty(),
                active,
                Optional.empty(),
                Optional.empty(),
                lastUsed,
                Optional.empty(),
                false);
    }

    private static Optional<Instant> at(String text) {
        return Optional.of(Instant.parse(text));
    }

    private static List<String> ids(ZendeskAccount account) {
        return account.client().oauthClients()
                        instanceof Answer.Ok<List<OauthClient>>(List<OauthClient> list)
                ? list.stream().map(OauthClient::id).toList()
                : List.of();
    }

    private static void page(
            ZendeskAccount account, String after, ResponseDefinitionBuilder response) {
        account.answers(
                get(urlPathEqualTo(CLIENTS))
                        .withQueryParam("page[after]", after.isEmpty() ? absent() : equalTo(after))
                        .willReturn(response));
    }

    private static ResponseDefinitionBuilder cursor(int id, boolean more, String next) {
        return json(
                200,
                "{\"clients\":[{\"id\":%d}],\"meta\":{\"has_more\":%s,\"after_cursor\":\"q\"},\"links\":{\"next\":\"%s\"}}"
                        .formatted(id, more, next));
    }

    private static ResponseDefinitionBuilder offset(String records, String next) {
        return json(
                200, "{\"clients\":[" + records + "],\"next_page\":\"" + next + "\",\"count\":3}");
    }
}
