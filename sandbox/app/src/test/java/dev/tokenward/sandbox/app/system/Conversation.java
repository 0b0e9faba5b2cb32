package dev.tokenward.sandbox.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.sandbox.app.system.Contract.Exchange;
import dev.tokenward.sandbox.simulators.Fault;
import dev.tokenward.sandbox.simulators.Json;
import dev.tokenward.sandbox.simulators.Match;
import dev.tokenward.sandbox.simulators.Reply;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Calls of every operation, some that work and some that must not, each kept with its answer. */
final class Conversation {
    private static final String DEVON = "devon@example.com";
    private static final String QUINN = "quinn@example.com";
    private static final String APPROVE = "{\"decision\": \"APPROVE\"}";

    final List<Exchange> exchanges = new ArrayList<>();
    private final House house;
    private final Contract contract;

    Conversation(House house, Contract contract) {
        this.house = house;
        this.contract = contract;
    }

    /** A new operation needs a call here that shows it at work. */
    void wholePath() {
        String request = asked();
        String credential = issued(request);
        extended(request);
        handedBack(credential);
        retried();
        forgotten();
        pressed();
        told();
        looked(request);
        governed();
        advised();
        subscribed();
        left();
    }

    /** Riley is suspended, and Morgan is to have what they held. */
    private void left() {
        String request = house.ask();
        house.approve(request);
        String path =
                "/credentials/"
                        + house.api.as(House.RILEY).get("/requests/" + request).get("credentialId")
                        + "/transfer";
        String body = Raw.json(Map.of("holder", QUINN));
        call(House.SASHA, "POST", path, body);
        house.sandbox.zendesk().orElseThrow().suspend(House.RILEY);
        house.api.sweep();
        house.api.advance("PT1H");
        house.api.sweep();
        call(QUINN, "POST", path, body);
        call(House.SASHA, "POST", path, Raw.json(Map.of("holder", House.SASHA)));
        Raw.Answer given = call(House.SASHA, "POST", path, body);
        assertThat(given.status()).as(given.text()).isEqualTo(200);
    }

    /** Renamed, issued anew, and what nobody asked for adopted. */
    private void governed() {
        String request = house.ask();
        house.approve(request);
        String credential =
                house.api.as(House.RILEY).get("/requests/" + request).get("credentialId");
        String path = "/credentials/" + credential;
        String name = house.api.as(House.SASHA).get(path).get("name");
        minted(path);
        call(QUINN, "PATCH", path, Raw.json(Map.of("name", "export")));
        call(House.RILEY, "PATCH", path, Raw.json(Map.of("name", name)));
        id(call(QUINN, "PATCH", path, Raw.json(Map.of("name", "R. " + name))));
        call(House.SASHA, "POST", path + "/reissue", "");
        Raw.Answer anew = call(House.RILEY, "POST", path + "/reissue", "");
        assertThat(anew.status()).as(anew.text()).isIn(200, 202);
        house.settle();

        var zendesk = house.sandbox.zendesk().orElseThrow();
        zendesk.makeApiToken(
                "sasha@example.com",
                "riley",
                Instant.parse(house.api.as(House.SASHA).get(path).get("createdAt"))
                        .minus(Duration.ofDays(2)));
        house.api.sweep();
        String stray = "/credentials/found_token_" + zendesk.apiTokens().getLast().id();
        call(House.SASHA, "GET", stray, "");
        call(House.RILEY, "GET", stray, "");
        call(House.SASHA, "POST", stray + "/revocation", Raw.json(Map.of("confirm", "riley")));
        call(House.SASHA, "POST", stray + "/adoption", "{}");
        replaced(stray);
        id(
                call(
                        House.SASHA,
                        "POST",
                        stray + "/adoption",
                        contract.example("POST /credentials/{id}/adoption", "export")));
        call(House.SASHA, "POST", stray + "/adoption", "{}");
        house.api.sweep();
    }

    /** Its holder makes an access token, and looks at it. */
    private void minted(String path) {
        var zendesk = house.sandbox.zendesk().orElseThrow();
        Instant now = Instant.parse(house.api.as(House.SASHA).get(path).get("createdAt"));
        zendesk.makeAccessToken(
                7,
                Long.parseLong(house.api.as(House.SASHA).get(path).get("zendeskId")),
                now,
                Optional.empty(),
                Optional.of(now));
        Raw.Answer all = call(House.RILEY, "GET", path + "/tokens", "");
        assertThat(all.status()).as(all.text()).isEqualTo(200);
        assertThat(all.text()).contains("It never ends.").doesNotContain("VISIBLE");
        call(House.MORGAN, "GET", path + "/tokens", "");
    }

    private void replaced(String stray) {
        call(House.RILEY, "POST", stray + "/replacement", "{}");
        call(House.SASHA, "POST", stray + "/replacement", "{}");
        String body = contract.example("POST /credentials/{id}/replacement", "target");
        id(call(House.SASHA, "POST", stray + "/replacement", body));
        call(House.SASHA, "POST", stray + "/replacement", body);
        assertThat(call(QUINN, "GET", "/retirement", "").status()).isEqualTo(200);
    }

    private void advised() {
        call(House.RILEY, "POST", "/scopes/advice", "{\"calls\": []}");
        for (String body : contract.examples("POST /scopes/advice").values()) {
            assertThat(call(House.RILEY, "POST", "/scopes/advice", body).status()).isEqualTo(200);
        }
    }

    /** As a calendar program: by the address, without a token; then the address is renewed. */
    private void subscribed() {
        Raw.Answer own = call(QUINN, "GET", "/calendar", "");
        assertThat(own.json().path("feeds")).hasSize(2);
        for (String method : List.of("GET", "HEAD")) {
            assertThat(call(QUINN, method, path(own), "").status()).isEqualTo(200);
        }
        call(House.RILEY, "POST", "/calendar?kind=support_ops", "{}");
        call(House.RILEY, "POST", "/calendar?kind=nothing", "{}");
        assertThat(call(QUINN, "POST", "/calendar", "{}").status()).isEqualTo(200);
        assertThat(call(QUINN, "GET", path(own), "").status()).isEqualTo(404);
    }

    private static String path(Raw.Answer calendar) {
        return URI.create(calendar.json().path("address").asText()).getPath();
    }

    Raw.Answer call(String who, String method, String path, String body) {
        Raw raw = new Raw(house.sandbox.address(), house.api.token(who));
        Raw.Answer answer =
                body.isEmpty()
                        ? raw.send(method, path, body, "Accept", "application/json")
                        : raw.send(method, path, body);
        exchanges.add(new Exchange(method, path, body, answer));
        return answer;
    }

    private String id(Raw.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isIn(200, 201);
        return answer.json().path("id").asText();
    }

    /** By the documented examples, as somebody would who reads them. */
    private String asked() {
        call(House.RILEY, "POST", "/requests", "{}");
        call(House.RILEY, "POST", "/requests", example("target"));
        String target = id(call(QUINN, "POST", "/requests", example("target")));
        call(QUINN, "GET", "/requests/" + target, "");
        id(call(QUINN, "POST", "/requests/" + target + "/withdrawal", ""));
        call(QUINN, "POST", "/requests/" + target + "/withdrawal", "");
        String person = withIssue(example("person"));
        String request = id(call(House.RILEY, "POST", "/requests", person));
        call(House.RILEY, "POST", "/requests", person);
        house.settle();
        return request;
    }

    private String example(String name) {
        return contract.example("POST /requests", name);
    }

    private String withIssue(String body) {
        ObjectNode changed = (ObjectNode) new Raw.Answer(0, "", body).json();
        return changed.put("issue", house.issue()).toString();
    }

    private void decided(String request) {
        for (String approver : List.of(House.MORGAN, House.SASHA)) {
            id(call(approver, "POST", "/requests/" + request + "/decisions", APPROVE));
            house.settle();
        }
    }

    private String issued(String request) {
        call(House.RILEY, "POST", "/requests/" + request + "/decisions", APPROVE);
        call(House.MORGAN, "POST", "/requests/" + request + "/decisions", "{\"decision\": \"?\"}");
        decided(request);
        call(DEVON, "POST", "/requests/" + request + "/decisions", APPROVE);
        call(House.RILEY, "POST", "/requests/" + request + "/withdrawal", "");
        Raw.Answer shown = call(House.RILEY, "GET", "/requests/" + request, "");
        String credential = shown.json().path("credentialId").asText();
        call(House.RILEY, "GET", "/credentials/" + credential, "");
        call(House.SASHA, "POST", "/credentials/" + credential + "/receipt", "");
        id(call(House.RILEY, "POST", "/credentials/" + credential + "/receipt", ""));
        call(House.RILEY, "POST", "/credentials/" + credential + "/receipt", "");
        return credential;
    }

    private void extended(String request) {
        String body = withIssue(example("person"));
        id(call(House.RILEY, "POST", "/requests/" + request + "/extension", body));
        call(House.RILEY, "POST", "/requests/" + request + "/extension", body);
    }

    private void handedBack(String credential) {
        String path = "/credentials/" + credential + "/revocation";
        call(House.RILEY, "POST", path, "{\"confirm\": \"something else\"}");
        id(call(House.RILEY, "POST", path, confirmed(credential)));
        call(House.RILEY, "POST", path, confirmed(credential));
    }

    private String confirmed(String credential) {
        String name = house.api.as(House.SASHA).get("/credentials/" + credential).get("name");
        return Raw.json(Map.of("confirm", name));
    }

    /** Zendesk refuses to make one; once it does not, a Support Ops manager tries again. */
    private void retried() {
        var faults = house.sandbox.zendesk().orElseThrow().faults();
        var invalid = Json.object().put("error", "RecordInvalid").put("description", "no");
        faults.always(
                Match.of("POST", "/api/v2/oauth/clients"), Fault.answer(Reply.json(422, invalid)));
        String request = house.ask();
        house.approve(request);
        faults.clear();
        assertThat(house.state(request)).isEqualTo("ISSUE_FAILED");
        call(House.RILEY, "POST", "/requests/" + request + "/retry", "");
        id(call(House.SASHA, "POST", "/requests/" + request + "/retry", ""));
        house.settle();
        call(House.SASHA, "POST", "/requests/" + request + "/retry", "");
    }

    /** Zendesk deletes nothing; two Support Ops managers give it up. */
    private void forgotten() {
        String request = house.ask();
        house.approve(request);
        String credential =
                house.api.as(House.RILEY).get("/requests/" + request).get("credentialId");
        var faults = house.sandbox.zendesk().orElseThrow().faults();
        faults.always(Match.of("DELETE", "/api/v2/oauth/clients/.*"), Fault.status(500));
        Raw.Answer ending =
                call(
                        House.RILEY,
                        "POST",
                        "/credentials/" + credential + "/revocation",
                        confirmed(credential));
        assertThat(ending.status()).as(ending.text()).isEqualTo(202);
        faults.clear();
        String path = "/credentials/" + credential + "/forgetting";
        String note = "{\"note\": \"Zendesk support confirmed that it is gone\"}";
        Raw.Answer first = call(House.SASHA, "POST", path, note);
        assertThat(first.status()).as(first.text()).isEqualTo(202);
        call(House.SASHA, "POST", path, note);
        id(call(DEVON, "POST", path, note));
    }

    /** Morgan approves by a button, once as Slack sends it and once with another's signature. */
    private void pressed() {
        String request = house.ask();
        var slack = house.sandbox.slack().orElseThrow();
        var message = slack.inbox(House.MORGAN).getLast();
        var press = slack.press(House.MORGAN, message.channel(), message.ts(), "tokenward_approve");
        for (String signature :
                List.of(
                        "v0=" + "0".repeat(64),
                        press.headers().getOrDefault("X-Slack-Signature", ""))) {
            Raw.Answer answer =
                    new Raw(house.sandbox.address(), "none")
                            .send(
                                    "POST",
                                    "/hooks/slack",
                                    press.body(),
                                    "Content-Type",
                                    "application/x-www-form-urlencoded",
                                    "X-Slack-Request-Timestamp",
                                    press.headers().getOrDefault("X-Slack-Request-Timestamp", ""),
                                    "X-Slack-Signature",
                                    signature);
            exchanges.add(new Exchange("POST", "/hooks/slack", press.body(), answer));
        }
        house.settle();
        assertThat(house.state(request)).isEqualTo("AWAITING_SUPPORT_OPS");
    }

    /** GitLab tells of an issue, of one that asks for nothing we know, and somebody pretends to. */
    private void told() {
        var gitlab = house.sandbox.gitlab().orElseThrow();
        var hook = gitlab.hook("acme/access-requests", 1, "open", "riley");
        for (String body : List.of(hook.body(), "{\"object_kind\":\"note\"}")) {
            for (String token :
                    List.of("wrong", hook.headers().getOrDefault("X-Gitlab-Token", ""))) {
                Raw.Answer answer =
                        new Raw(house.sandbox.address(), "none")
                                .send(
                                        "POST",
                                        "/hooks/gitlab",
                                        body,
                                        "Content-Type",
                                        "application/json",
                                        "X-Gitlab-Token",
                                        token);
                exchanges.add(new Exchange("POST", "/hooks/gitlab", body, answer));
            }
        }
        house.settle();
    }

    private void looked(String request) {
        house.api.sweep();
        for (String path :
                List.of(
                        "/requests?view=inbox",
                        "/requests?view=all&limit=1",
                        "/requests?state=ISSUED",
                        "/credentials?view=all",
                        "/credentials?view=all&status=REVOKED",
                        "/people",
                        "/audit?request=" + request,
                        "/audit?subject=directory",
                        "/audit/export",
                        "/usage?days=90&limit=2",
                        "/retirement?limit=1",
                        "/sweeps")) {
            Raw.Answer answer = call(House.SASHA, "GET", path, "");
            assertThat(answer.status()).as(path + answer.text()).isEqualTo(200);
            call(House.RILEY, "GET", path, "");
        }
        String people = call(House.SASHA, "GET", "/people", "").text();
        assertThat(call(House.SASHA, "PUT", "/people", people).status()).isEqualTo(200);
        call(House.SASHA, "PUT", "/people", "[]");
        assertThat(call(House.SASHA, "POST", "/sweeps", "{\"dryRun\": true}").status())
                .isEqualTo(200);
        call(House.SASHA, "POST", "/sweeps", "{\"confirm\": \"ask_nobody\"}");
    }
}
