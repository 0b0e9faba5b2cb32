package dev.tokenward.sandbox.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.sandbox.app.gateway.Route;
import dev.tokenward.sandbox.app.system.Contract.Exchange;
import dev.tokenward.sandbox.app.template.Deployment;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** docs/openapi.yaml, the template's routes and what the handlers really answer say the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class OpenApiTest {
    private final Contract contract = new Contract();
    private House house;
    private Conversation conversation;

    @BeforeAll
    void open() {
        house = new House();
        conversation = new Conversation(house, contract);
    }

    @AfterAll
    void close() {
        house.close();
    }

    private List<Route> routes() {
        return new Deployment(house.sandbox.template()).routes();
    }

    @Test
    void documentedAndDeployedRoutesAreTheSame() {
        assertThat(contract.operations().keySet())
                .containsExactlyInAnyOrderElementsOf(routes().stream().map(Route::key).toList());
    }

    @Test
    void everyExampleOfABodyIsOneThatMayBeSent() {
        for (String key : contract.operations().keySet()) {
            String[] route = key.split(" ", 2);
            for (String body : contract.examples(key).values()) {
                Raw.Answer none = new Raw.Answer(0, "", "");
                assertThat(contract.wrongWith(new Exchange(route[0], route[1], body, none)))
                        .isEmpty();
            }
        }
        assertThat(contract.examples("POST /requests")).containsOnlyKeys("person", "target");
    }

    @Test
    void everyRouteIsAnsweredByItsHandlerAsDocumented() {
        for (String key : contract.operations().keySet()) {
            String method = key.substring(0, key.indexOf(' '));
            String path = key.substring(key.indexOf(' ') + 1).replaceAll("\\{[a-z]+}", "nobody");
            String body = method.equals("GET") || method.equals("HEAD") ? "" : "{}";
            Raw.Answer answer = conversation.call(House.SASHA, method, path, body);
            if (method.equals("HEAD")) {
                continue;
            }

            assertThat(answer.text()).as(key).doesNotContain("There is no such route");
            assertThat(answer.json().path("message").asText()).as(key).isNotEqualTo("Not Found");
        }
        keptTo();
    }

    @Test
    void whoIsNotSignedInIsToldSoAsDocumented() {
        for (Route route : routes()) {
            if (route.open()) {
                continue;
            }
            String path = route.path().replaceAll("\\{[a-z]+}", "nobody");
            Raw.Answer answer =
                    new Raw(house.sandbox.address(), "none")
                            .send(route.method(), path, "{}", "Accept", "application/json");
            assertThat(answer.status()).as(route.key()).isEqualTo(401);
            conversation.exchanges.add(new Exchange(route.method(), path, "{}", answer));
        }
        keptTo();
    }

    /** The answer had no {@code address}, which the contract promised (found by fuzzing). */
    @Test
    void calendarRenewedAloneHasAnAddressThatIsNull() {
        conversation.call(House.SASHA, "GET", "/calendar", "");
        Raw.Answer renewed =
                conversation.call(House.SASHA, "POST", "/calendar?kind=SUPPORT_OPS", "{}");

        assertThat(renewed.json().path("address").isNull()).as(renewed.text()).isTrue();
        assertThat(renewed.json().path("feeds").findValuesAsText("kind"))
                .containsExactly("SUPPORT_OPS");
        keptTo();
    }

    /** It renewed all of them (found by fuzzing): every subscription would have gone dead. */
    @Test
    void calendarOfNoKindIsAFaultAndRenewsNothing() {
        String before = conversation.call(House.SASHA, "GET", "/calendar", "").text();

        Raw.Answer answer = conversation.call(House.SASHA, "POST", "/calendar?kind=", "{}");

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(conversation.call(House.SASHA, "GET", "/calendar", "").text()).isEqualTo(before);
        keptTo();
    }

    /** What API Gateway says by itself is known to the contract too, whatever the route. */
    @Test
    void answersOfTheGatewayItselfAreDocumented() {
        for (String key : contract.operations().keySet()) {
            String[] route = key.split(" ", 2);
            if (route[0].equals("HEAD")) {
                continue;
            }
            for (int status : List.of(429, 500, 503)) {
                Raw.Answer answer =
                        new Raw.Answer(status, "application/json", "{\"message\":\"No\"}");
                String path = route[1].replaceAll("\\{[a-z]+}", "nobody");
                assertThat(contract.wrongWithAnswer(new Exchange(route[0], path, "", answer)))
                        .isEmpty();
            }
        }
    }

    /** Each operation is seen to work, and to refuse, and all of it as documented. */
    @Test
    void whatIsAnsweredAlongTheWholePathIsAsDocumented() {
        conversation.wholePath();
        keptTo();
        for (Exchange exchange : conversation.exchanges) {
            if (exchange.answer().status() < 300) {
                assertThat(contract.wrongWith(exchange)).isEmpty();
            }
        }
        Set<String> unseen = new TreeSet<>(contract.operations().keySet());
        conversation.exchanges.stream()
                .filter(exchange -> exchange.answer().status() < 300)
                .forEach(exchange -> unseen.remove(route(exchange)));
        assertThat(unseen).as("operations that no call of this test shows at work").isEmpty();
    }

    private String route(Exchange exchange) {
        String path = exchange.path().replaceFirst("\\?.*", "");
        return routes().stream()
                .filter(route -> route.method().equals(exchange.method()))
                .filter(route -> path.matches(route.path().replaceAll("\\{[a-z]+}", "[^/]+")))
                // a path that is all text goes before one with a variable
                .min((a, b) -> Boolean.compare(a.path().contains("{"), b.path().contains("{")))
                .orElseThrow()
                .key();
    }

    private void keptTo() {
        List<String> wrong =
                conversation.exchanges.stream()
                        .flatMap(exchange -> contract.wrongWithAnswer(exchange).stream())
                        .toList();
        assertThat(wrong).isEmpty();
    }
}
