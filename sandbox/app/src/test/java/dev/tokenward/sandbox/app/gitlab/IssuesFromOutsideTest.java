package dev.tokenward.sandbox.app.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.sandbox.app.client.Reply;
import dev.tokenward.sandbox.app.system.House;
import dev.tokenward.sandbox.simulators.gitlab.GitLabQuirk;
import dev.tokenward.sandbox.simulators.gitlab.GitLabSimulator;
import dev.tokenward.sandbox.simulators.gitlab.Hook;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * From an issue to what comes of it, by the webhooks of both kinds, through the deployed handlers.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class IssuesFromOutsideTest {
    private static final String PROJECT = "acme/access-requests";
    private static final LocalDate END = LocalDate.parse("2027-03-31");
    private House house;
    private GitLabSimulator gitlab;

    @BeforeAll
    void open() {
        house = new House();
        gitlab = house.sandbox.gitlab().orElseThrow();
    }

    @AfterAll
    void close() {
        house.close();
    }

    private long opened(String description) {
        long iid = gitlab.open(PROJECT, "riley", "Access", Optional.of(description));
        house.settle();
        return iid;
    }

    private String link(long iid, String form) {
        return gitlab.root() + "/" + PROJECT + "/-/" + form + "/" + iid;
    }

    private List<JsonNode> requestsOn(long iid) {
        Reply mine = house.api.as(House.RILEY).get("/requests?view=mine&limit=100");
        return mine.json()
                .path("items")
                .valueStream()
                .filter(r -> r.path("issue").asText().endsWith("/" + iid))
                .toList();
    }

    private Reply send(Hook hook, Map<String, String> changed) {
        Map<String, String> headers = new HashMap<>(hook.headers());
        headers.putAll(changed);
        return house.api.send("POST", "/hooks/gitlab", hook.body(), headers);
    }

    @Test
    void issueIsARequestUntilItsCredentialEndsAndEachStepStandsOnIt() {
        long iid = opened(House.ISSUE);
        String id = requestsOn(iid).getFirst().path("id").asText();
        assertThat(gitlab.issue(PROJECT, iid).labels()).contains("tokenward: awaiting manager");
        house.approve(id);

        assertThat(house.state(id)).isEqualTo("ISSUED");
        assertThat(gitlab.issue(PROJECT, iid).labels()).containsOnly("tokenward: issued");
        assertThat(house.comments(link(iid, "issues")))
                .contains("Request received", "The first approval is given", "Approved.")
                .contains("Issued", "31 March 2027");
        assertThat(house.isOpen(link(iid, "issues"))).isTrue();

        Reply issued = house.api.as(House.RILEY).get("/requests/" + id);
        String credential = "/credentials/" + issued.get("credentialId");
        String name = house.api.as(House.RILEY).get(credential).get("name");
        house.api.as(House.RILEY).post(credential + "/revocation", Map.of("confirm", name));
        house.settle();
        assertThat(gitlab.issue(PROJECT, iid).labels()).containsOnly("tokenward: ended");
        assertThat(house.isOpen(link(iid, "issues"))).isFalse();
        assertThat(house.state(id)).as("after our own closing came back").isEqualTo("ISSUED");
    }

    /** C01: the newer kind becomes a request too, and both forms of its link are one issue. */
    @Test
    void newerKindIsARequestAndBothLinksAreOneIssue() {
        gitlab.with(GitLabQuirk.WORK_ITEM_HOOKS);
        long iid = opened(House.ISSUE);
        gitlab.without(GitLabQuirk.WORK_ITEM_HOOKS);

        String id = requestsOn(iid).getFirst().path("id").asText();
        for (String form : List.of("work_items", "issues")) {
            Reply again = house.api.as(House.RILEY).post("/requests", House.body(link(iid, form)));
            assertThat(again.status()).isEqualTo(409);
            assertThat(again.text()).contains(id);
        }
    }

    /** C41: what tells deliveries apart tells no events apart. */
    @Test
    void oneEventByTwoHooksIsOneRequestOneCommentAndOneMessage() {
        long iid = opened(House.ISSUE);
        Hook open = gitlab.hook(PROJECT, iid, "open", "riley");
        for (String key : List.of("one", "other")) {
            Reply answer =
                    send(
                            open,
                            Map.of(
                                    "Idempotency-Key", key,
                                    "X-Gitlab-Event-UUID", key,
                                    "X-Gitlab-Webhook-UUID", key));
            assertThat(answer.status()).isEqualTo(202);
        }
        house.settle();

        assertThat(requestsOn(iid)).hasSize(1);
        assertThat(house.comments(link(iid, "issues")).split("Request received", -1)).hasSize(2);
        assertThat(
                        house.sandbox.slack().orElseThrow().inbox(House.MORGAN).stream()
                                .filter(m ->
                                        m.blocks()
                                                .toString()
                                                .contains(
                                                        requestsOn(iid)
                                                                .getFirst()
                                                                .path("id")
                                                                .asText())))
                .hasSize(1);
    }

    @Test
    void anotherTokenIsRefusedAndAnotherProjectForgotten() {
        long iid = opened("The desks are too small.");
        Hook hook = gitlab.hook(PROJECT, iid, "open", "riley");

        assertThat(send(hook, Map.of("X-Gitlab-Token", "guess")).status()).isEqualTo(401);
        assertThat(send(hook, Map.of("X-Gitlab-Token", "")).status()).isEqualTo(401);
        house.settle();
        assertThat(requestsOn(iid)).isEmpty();
    }

    @Test
    void faultyIssueIsDeniedClosedAndOnceMendedAndReopenedANewRequest() {
        long iid = opened(House.ISSUE.replace(END.toString(), "soon"));
        JsonNode denied = requestsOn(iid).getFirst();

        assertThat(denied.path("state").asText()).isEqualTo("DENIED");
        assertThat(denied.path("removalDate").isNull()).isTrue();
        assertThat(denied.path("reason").asText()).contains("\"Removal date\" is no day");
        assertThat(house.isOpen(link(iid, "issues"))).isFalse();

        gitlab.edit(PROJECT, iid, "riley", House.ISSUE);
        house.settle();
        assertThat(requestsOn(iid)).hasSize(1);
        gitlab.reopen(PROJECT, iid, "riley");
        house.settle();
        assertThat(requestsOn(iid))
                .extracting(r -> r.path("state").asText())
                .containsExactlyInAnyOrder("DENIED", "AWAITING_MANAGER");
    }

    @Test
    void editVoidsTheApprovalClosingWithdrawsAndAPublicAddressIsNobody() {
        long iid = opened(House.ISSUE);
        String id = requestsOn(iid).getFirst().path("id").asText();
        assertThat(house.decide(House.MORGAN, id).status()).isEqualTo(200);
        house.settle();
        gitlab.edit(PROJECT, iid, "riley", House.ISSUE.replace("tickets:read", "users:read"));
        house.settle();
        Reply edited = house.api.as(House.RILEY).get("/requests/" + id);
        assertThat(edited.get("state")).isEqualTo("AWAITING_MANAGER");
        assertThat(edited.json().at("/decisions/0/void").asBoolean()).isTrue();

        gitlab.close(PROJECT, iid, "morgan");
        house.settle();
        assertThat(house.state(id)).isEqualTo("WITHDRAWN");
        assertThat(house.comments(link(iid, "issues")))
                .contains("closed by hand by GitLab user morgan");

        gitlab.addUser("nora", "Nora", "nora@elsewhere.example.com");
        gitlab.setPublicEmail("nora", House.RILEY);
        long other = gitlab.open(PROJECT, "nora", "Access", Optional.of(House.ISSUE));
        house.settle();
        assertThat(requestsOn(other)).isEmpty();
        assertThat(house.comments(link(other, "issues")))
                .contains("`nora`", "cannot tell who asks");
        assertThat(house.isOpen(link(other, "issues"))).isTrue();
    }

    /** C40: the old half of a moved issue arrives as closed. */
    @Test
    void movedIssueIsNotWithdrawn() {
        gitlab.addProject(77, "acme/archive");
        long iid = opened(House.ISSUE);
        String id = requestsOn(iid).getFirst().path("id").asText();

        gitlab.moveIssue(PROJECT, iid, "acme/archive");
        house.settle();

        assertThat(house.state(id)).isEqualTo("AWAITING_MANAGER");
        assertThat(house.decide(House.MORGAN, id).status()).isEqualTo(200);
    }
}
