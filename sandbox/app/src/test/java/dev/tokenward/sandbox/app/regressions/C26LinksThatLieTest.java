package dev.tokenward.sandbox.app.regressions;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.tokenward.sandbox.app.Service;
import dev.tokenward.sandbox.app.client.Reply;
import dev.tokenward.sandbox.app.system.House;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * C26: issue links that lie about their host. The configured GitLab is the sandbox's; a trap stands
 * where the links would lead.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class C26LinksThatLieTest {
    private static final String PROJECT = "acme/access-requests";

    private final AtomicInteger trapped = new AtomicInteger();
    private HttpServer trap;
    private House house;

    @BeforeAll
    void open() throws IOException {
        house = new House(o -> o.setting("GITLAB_PROJECTS", PROJECT));
        trap = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        trap.createContext(
                "/",
                exchange -> {
                    trapped.incrementAndGet();
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        trap.start();
    }

    @AfterAll
    void close() {
        trap.stop(0);
        house.close();
    }

    @Test
    void everyLinkHasItsOutcomeAndNoHostOfALinkIsEverCalled() {
        String issue = house.issue();
        String number = issue.substring(issue.lastIndexOf('/') + 1);
        var journal = house.sandbox.gitlab().orElseThrow().journal();
        String first = "";
        for (String[] line : Case.table("C26-issue-links.txt")) {
            journal.clear();
            String link = here(line[0], number);

            Reply answer = house.api.as(House.RILEY).post("/requests", House.body(link));

            if (line[1].startsWith("accept") || line[0].endsWith("/042")) {
                if (first.isEmpty()) {
                    assertThat(answer.status()).as(link).isEqualTo(201);
                    first = answer.get("id");
                    // the comment on the issue is no answer to one of the links that follow
                    house.settle();
                    assertThat(answer.get("issue")).isEqualTo(issue);
                } else {
                    assertThat(answer.status()).as(link).isEqualTo(409);
                    assertThat(answer.get("id")).isEqualTo(first);
                }
            } else {
                assertThat(line[1]).startsWith("refuse");
                assertThat(answer.status()).as(link + " " + answer.text()).isEqualTo(422);
                assertThat(answer.faultyFields()).containsExactly("issue");
                assertThat(journal.entries()).as(link).isEmpty();
            }
        }
        assertThat(trapped).hasValue(0);
    }

    @Test
    void anotherNameIsAnotherHostThoughItLeadsToTheSamePort() {
        String issue = house.issue();
        String other = issue.replace("127.0.0.1", "localhost");
        assertThat(other).isNotEqualTo(issue);

        Reply refused = house.api.as(House.RILEY).post("/requests", House.body(other));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.faultyFields()).containsExactly("issue");
    }

    /** The case's hosts as this machine has them; a port takes the place of a name. */
    private String here(String link, String number) {
        URI gitlab =
                Optional.ofNullable(house.sandbox.services().get(Service.GITLAB)).orElseThrow();
        String evil = "localhost:" + trap.getAddress().getPort();
        return link.replace("gitlab.example.com:443", gitlab.getAuthority())
                .replace("gitlab.example.com.evil.example", gitlab.getAuthority() + ".evil.example")
                .replace("evil.example", evil)
                .replace("127.0.0.1/acme", evil + "/acme")
                .replaceFirst("(?i)gitlab\\.example\\.com", gitlab.getAuthority())
                .replace("acme/team-ops/access-requests", PROJECT)
                .replaceFirst("/(0?)42(?![0-9])", "/$1" + number)
                // the sandbox's GitLab speaks plain http: the scheme that is not ours is the other
                .replaceFirst("^http:", "plain:")
                .replaceFirst("^https:", gitlab.getScheme() + ":")
                .replaceFirst("^plain:", "https:");
    }
}
