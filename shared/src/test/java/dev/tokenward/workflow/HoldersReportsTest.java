package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tokenward.api.AccessTokenRoutes;
import dev.tokenward.api.Api;
import dev.tokenward.api.RetirementRoutes;
import dev.tokenward.api.UsageRoutes;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Person;
import dev.tokenward.sandbox.simulators.Fault;
import dev.tokenward.sandbox.simulators.Match;
import dev.tokenward.sandbox.simulators.zendesk.OauthToken;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a holder sees of their own use and of their own way out, as they get it over HTTP. */
class HoldersReportsTest {
    private final InSight it = new InSight();
    private final Company company = it.company;
    private final Api api =
            new Api(
                    Company.GROUPS,
                    false,
                    Map.of(
                            "GET /credentials",
                            (api, actor, call) ->
                                    api.credentials(
                                            call,
                                            page ->
                                                    company.inventory.list(
                                                            actor,
                                                            CredentialView.ALL,
                                                            Optional.empty(),
                                                            page)),
                            "GET /credentials/{id}/tokens",
                            (api, actor, call) ->
                                    AccessTokenRoutes.show(
                                            api,
                                            actor,
                                            call,
                                            new AccessTokenList(
                                                    company.world, () -> company.account.client)),
                            "GET /usage",
                            (api, actor, call) ->
                                    UsageRoutes.show(api, actor, call, new Usage(company.world)),
                            "GET /retirement",
                            (api, actor, call) ->
                                    RetirementRoutes.show(
                                            api,
                                            actor,
                                            call,
                                            new Retirement(company.world, it.rules))));

    @AfterEach
    void close() {
        it.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/usage", "/retirement"})
    void holderSeesTheirOwnAndNothingOfAnybodyElse(String path) {
        Credential rileys = company.issued(Kind.API_TOKEN);
        String stray = it.token("Sasha's script");
        it.look();

        for (String view : new String[] {"", "mine", "MINE"}) {
            APIGatewayV2HTTPResponse own = get(path, Company.RILEY, view, "application/json");
            assertThat(own.getStatusCode()).isEqualTo(200);
            assertThat(own.getBody())
                    .contains(rileys.id())
                    .doesNotContain(stray, "Sasha", "sasha@", "VISIBLE");
        }
        assertThat(get(path, Company.MORGAN, "", "text/csv").getBody().lines())
                .as("a manager holds nothing: the heading alone")
                .hasSize(1);
        assertThat(get(path, Company.RILEY, "all", "text/csv").getStatusCode()).isEqualTo(403);
        assertThat(get(path, Company.RILEY, "everything", "text/csv").getStatusCode())
                .isEqualTo(400);
        assertThat(get(path, Company.QUINN, "", "application/json").getBody())
                .contains(rileys.id(), stray);
        assertThat(get(path, Company.QUINN, "mine", "application/json").getBody())
                .doesNotContain(rileys.id(), stray);
    }

    /** DOCUMENTED: Lambda takes an answer of 6 MB, as JSON in which each quote has two. */
    @Test
    void asManyWideAccessTokensAsAreShownFitIntoOneAnswer() throws JsonProcessingException {
        Credential client = company.issued(Kind.OAUTH_CLIENT);
        it.look();
        List<String> wide = IntStream.range(0, 150).mapToObj(i -> "many_resources_" + i).toList();
        var now = company.world.now();
        company.account.screen.add(
                List.of(),
                List.of(),
                LongStream.range(0, 1_100)
                        .mapToObj(i ->
                                new OauthToken(
                                        9_000_000_000L + i,
                                        Long.parseLong(client.zendeskId().orElseThrow()),
                                        1,
                                        wide,
                                        "VISIBLE",
                                        "hash" + i,
                                        now.minus(Duration.ofDays(40)),
                                        Optional.empty(),
                                        Optional.empty()))
                        .toList());

        for (String accept : List.of("application/json", "text/csv")) {
            var answer =
                    get("/credentials/{id}/tokens", Company.RILEY, Map.of(), accept, client.id());

            assertThat(answer.getStatusCode()).isEqualTo(200);
            assertThat(answer.getBody())
                    .contains("It may do more than its client: many_resources_0, ", " 145 more.")
                    .doesNotContain("VISIBLE");
            assertThat(new ObjectMapper().writeValueAsBytes(answer).length).isLessThan(6_000_000);
        }
        JsonNode json =
                new ObjectMapper()
                        .readTree(
                                get(
                                                "/credentials/{id}/tokens",
                                                Company.RILEY,
                                                Map.of(),
                                                "application/json",
                                                client.id())
                                        .getBody());
        assertThat(json.path("complete").asBoolean(true)).isFalse();
        assertThat(json.path("count").asInt()).isEqualTo(AccessTokenList.MOST);
    }

    @Test
    void numbersOfAHolderAreOfTheirOwnAlone() {
        company.issued(Kind.API_TOKEN);
        it.token("one");
        it.token("two");
        it.rate = java.util.Optional.of(new dev.tokenward.domain.Survey.Rate(700, 350, 20));
        it.look();
        it.nextDay();

        assertThat(get("/retirement", Company.RILEY, "", "application/json").getBody())
                .contains("\"IN_USE\":1", "\"left\":1", "\"days\":[]");
        assertThat(get("/usage", Company.RILEY, "", "application/json").getBody())
                .contains("\"rateLimit\":[]");
        assertThat(get("/usage", Company.QUINN, "", "application/json").getBody())
                .contains("\"usedPercent\":50");
    }

    @Test
    void clientIsNotSaidToBeUnusedAndATokenSaysWhoseTurnItIs() {
        Credential token = company.issued(Kind.API_TOKEN);
        Credential client = company.issued(Kind.OAUTH_CLIENT);
        company.advance(Duration.ofHours(2));
        it.look();

        assertThat(get("/usage", Company.RILEY, "", "text/csv").getBody().lines())
                .filteredOn(line -> line.contains(client.id()))
                .singleElement()
                .asString()
                .contains("not seen in use. Access tokens that live for minutes");
        assertThat(get("/retirement", Company.RILEY, "", "text/csv").getBody().lines())
                .filteredOn(line -> line.contains(token.id()))
                .singleElement()
                .asString()
                .contains(
                        "\"HOLDER\",\"riley@example.com\",\"Use it, or better: have an OAuth client");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/usage", "/retirement"})
    void tableHasTheSameWordsPageByPageAndNoFormula(String path) {
        it.token("=HYPERLINK(\"http://evil.example\")");
        it.token("+1, \"two\"");
        it.look();

        APIGatewayV2HTTPResponse table = get(path, Company.AVERY, "", "text/csv; charset=utf-8");

        assertThat(table.getHeaders())
                .containsEntry("content-type", "text/csv; charset=utf-8")
                .doesNotContainKey("next-cursor");
        assertThat(table.getBody())
                .contains("\"'=HYPERLINK(\"\"http://evil.example\"\")\"", "\"'+1, \"\"two\"\"\"");
        assertThat(table.getBody().lines().findFirst().orElseThrow())
                .startsWith(path.equals("/usage") ? "rank,id," : "id,foundId,")
                .endsWith(path.equals("/usage") ? ",nextUse" : ".deletionProposedAt");
        APIGatewayV2HTTPResponse page = get(path, Company.AVERY, Map.of("limit", "1"), "text/csv");
        APIGatewayV2HTTPResponse next =
                get(
                        path,
                        Company.AVERY,
                        Map.of("limit", "1", "cursor", page.getHeaders().get("next-cursor")),
                        "text/csv");
        assertThat(page.getBody().lines()).hasSize(2);
        assertThat(next.getBody().lines()).hasSize(2);
        assertThat(next.getBody()).isNotEqualTo(page.getBody());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/credentials", "/usage", "/retirement"})
    void tableHasEveryRowAndSaysHowCompleteItIsWhereAPageHasItsLimit(String path) {
        it.grown(300, 0, 0);
        it.look();

        APIGatewayV2HTTPResponse table = get(path, Company.AVERY, "", "text/csv");

        assertThat(table.getBody().lines().filter(line -> line.contains("found_token_")))
                .hasSize(300);
        assertThat(table.getHeaders())
                .containsEntry("complete", "true")
                .containsEntry("as-of", company.world.now().toString())
                .containsEntry(
                        "content-disposition",
                        "attachment; filename=\"tokenward-%s-2026-11-25.csv\""
                                .formatted(path.substring(1)))
                .doesNotContainKeys("next-cursor", "truncated");
        assertThat(
                        get(path, Company.AVERY, "", "application/json")
                                .getBody()
                                .split("\"zendeskId\":"))
                .as("a page is a page")
                .hasSizeLessThan(120);

        company.account
                .screen
                .faults()
                .always(Match.of("GET", "/api/v2/oauth/clients"), Fault.status(500));
        String seenAt = company.world.now().toString();
        it.nextDay();

        assertThat(get(path, Company.AVERY, "", "text/csv").getHeaders())
                .containsEntry("complete", "false")
                .containsEntry("as-of", seenAt)
                .hasEntrySatisfying(
                        "content-disposition",
                        name -> assertThat(name).contains("-2026-11-25-incomplete.csv"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/usage", "/retirement"})
    void everyColumnOfTheTableIsAFieldOfTheReport(String path) throws Exception {
        company.issued(Kind.API_TOKEN);
        it.token("nightly");
        it.look();

        JsonNode items =
                new ObjectMapper()
                        .readTree(get(path, Company.AVERY, "", "application/json").getBody())
                        .path("items");
        String heading =
                get(path, Company.AVERY, "", "text/csv")
                        .getBody()
                        .lines()
                        .findFirst()
                        .orElseThrow();

        assertThat(items).isNotEmpty();
        assertThat(heading.split(","))
                .allSatisfy(column ->
                        assertThat(items)
                                .as(column)
                                .allMatch(item -> isThere(item, column.split("\\."))));
    }

    /** What is managed has fields that what nobody stands for has not, and the other way round. */
    @Test
    void everyColumnOfTheInventoryIsAFieldOfOneOfItsLines() throws Exception {
        company.issued(Kind.API_TOKEN);
        it.token("nightly");
        it.look();

        JsonNode items =
                new ObjectMapper()
                        .readTree(
                                get("/credentials", Company.AVERY, "", "application/json")
                                        .getBody())
                        .path("items");
        List<String> table =
                get("/credentials", Company.AVERY, "", "text/csv").getBody().lines().toList();

        assertThat(items).hasSize(table.size() - 1);
        assertThat(table.getFirst().split(","))
                .allSatisfy(column ->
                        assertThat(items)
                                .as(column)
                                .anyMatch(item ->
                                        !item.at("/" + column.replace('.', '/')).isMissingNode()));
        assertThat(table.get(1))
                .startsWith("\"Nobody asked for it through Tokenward, and nobody stands for it.");
    }

    /** An object on the way that is null has no fields. */
    private static boolean isThere(JsonNode item, String... path) {
        JsonNode at = item;
        for (String name : path) {
            at = at.path(name);
            if (at.isNull()) {
                return true;
            }
        }
        return !at.isMissingNode();
    }

    private APIGatewayV2HTTPResponse get(String path, Person as, String view, String accept) {
        return get(path, as, view.isEmpty() ? Map.of() : Map.of("view", view), accept);
    }

    private APIGatewayV2HTTPResponse get(
            String path, Person as, Map<String, String> query, String accept) {
        return get(path, as, query, accept, "");
    }

    private APIGatewayV2HTTPResponse get(
            String path, Person as, Map<String, String> query, String accept, String id) {
        Map<String, String> claims = new HashMap<>();
        claims.put("email", as.email().value());
        claims.put("email_verified", "true");
        claims.put("name", as.name());
        claims.put("groups", as.groups().stream().collect(Collectors.joining(" ", "[", "]")));
        var jwt = RequestContext.Authorizer.JWT.builder().withClaims(claims).build();
        return api.handle(
                APIGatewayV2HTTPEvent.builder()
                        .withRouteKey("GET " + path)
                        .withHeaders(Map.of("accept", accept))
                        .withQueryStringParameters(query)
                        .withPathParameters(Map.of("id", id))
                        .withRequestContext(
                                RequestContext.builder()
                                        .withRequestId("call-1")
                                        .withAuthorizer(
                                                RequestContext.Authorizer.builder()
                                                        .withJwt(jwt)
                                                        .build())
                                        .build())
                        .build());
    }
}
