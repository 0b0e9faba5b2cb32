package dev.tokenward.sandbox.simulators.zendesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenward.sandbox.simulators.Fault;
import dev.tokenward.sandbox.simulators.Journal;
import dev.tokenward.sandbox.simulators.Match;
import dev.tokenward.sandbox.simulators.Reply;
import dev.tokenward.sandbox.simulators.Web;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultsTest extends ZendeskTest {
    private static final Match CREATE = Match.of("POST", "/api/v2/oauth/clients");
    private static final String BODY = "{\"client\":{\"name\":\"n\",\"identifier\":\"i\"}}";

    @Test
    void anAnswerInsteadComesOnceAndNothingIsDone() {
        Web service = service();
        zendesk.faults()
                .next(CREATE, Fault.answer(Reply.html(503, "busy").with("Retry-After", "120")));
        Web.Answer answer = service.post("/api/v2/oauth/clients", BODY);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("retry-after")).isEqualTo("120");
        assertThat(zendesk.clients()).hasSize(1);
        assertThat(service.post("/api/v2/oauth/clients", BODY).status()).isEqualTo(201);
        assertThat(zendesk.faults().waiting()).isZero();
    }

    @Test
    void aDropBeforeDoesNothingAndADropAfterHasLanded() {
        Web service = service();
        zendesk.faults().next(CREATE, Fault.dropBefore());
        assertThatThrownBy(() -> service.post("/api/v2/oauth/clients", BODY))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(zendesk.clients()).hasSize(1);
        zendesk.faults().next(CREATE, Fault.dropAfter());
        assertThatThrownBy(() -> service.post("/api/v2/oauth/clients", BODY))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(zendesk.clients()).hasSize(2);
        List<Journal.Entry> entries = zendesk.journal().matching("POST", "/api/v2/.*");
        assertThat(entries).extracting(Journal.Entry::status).containsExactly(0, 0);
        assertThat(entries).extracting(Journal.Entry::carriedOut).containsExactly(false, true);
    }

    @Test
    void anAnswerCanBeCutAlteredDelayedOrComeAfterTheWrite() {
        Web service = service();
        zendesk.faults().next(CREATE, Fault.afterwards(Reply.html(503, "busy")));
        assertThat(service.post("/api/v2/oauth/clients", BODY).status()).isEqualTo(503);
        assertThat(zendesk.clients()).hasSize(2);
        Match list = Match.of("GET", "/api/v2/oauth/clients").withQuery("per_page=1");
        zendesk.faults().add(list, 1, 1, new Fault.Cut(20));
        assertThat(service.get("/api/v2/oauth/clients?per_page=1").status()).isEqualTo(200);
        assertThatThrownBy(() -> service.get("/api/v2/oauth/clients?per_page=1"))
                .isInstanceOf(UncheckedIOException.class);
        zendesk.faults()
                .next(list, new Fault.Alter(r -> Reply.text(200, r.body().substring(0, 5))));
        assertThat(service.get("/api/v2/oauth/clients?per_page=1").text()).hasSize(5);
        zendesk.faults().next(list, new Fault.Delay(Duration.ofMillis(30)));
        long start = System.nanoTime();
        service.get("/api/v2/oauth/clients?per_page=1");
        assertThat(System.nanoTime() - start).isGreaterThan(30_000_000);
    }

    @Test
    void theSwitchAndTheJournalWorkOverHttpAndTheJournalHidesSecrets() {
        Web service = service();
        Web sim = anonymous();
        assertThat(
                        sim.post(
                                        "/_sim/faults",
                                        """
                                        {"method":"GET","path":"/api/v2/users/me","status":418,
                                         "headers":{"X-A":"b"},"body":{"a":1}}\
                                        """)
                                .status())
                .isEqualTo(201);
        Web.Answer answer = service.get("/api/v2/users/me?x=%2B");
        assertThat(answer.status()).isEqualTo(418);
        assertThat(answer.text()).isEqualTo("{\"a\":1}");
        assertThat(answer.header("x-a")).isEqualTo("b");
        Web.Answer journal = sim.get("/_sim/journal");
        assertThat(journal.text())
                .contains("x=%2B")
                .contains("Bearer [hidden]")
                .doesNotContain(CANARY);
        assertThat(sim.get("/_sim/state").json().path("clients")).hasSize(1);
        assertThat(sim.post("/_sim/faults", "{\"path\":\"(\"}").status()).isEqualTo(400);
        assertThat(sim.header("Origin", "https://example.com").get("/_sim/state").status())
                .isEqualTo(403);
    }
}
