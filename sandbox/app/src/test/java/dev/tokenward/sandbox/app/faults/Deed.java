package dev.tokenward.sandbox.app.faults;

import dev.tokenward.sandbox.app.client.Wishes;
import dev.tokenward.sandbox.simulators.Fault;
import dev.tokenward.sandbox.simulators.Match;
import dev.tokenward.sandbox.simulators.slack.Member;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Something to do over HTTP.
 *
 * @param body for the person with this user name: text, or what becomes JSON
 */
record Deed(String method, String path, Function<String, Object> body) {
    /** Brings the system to where it can be done. */
    @FunctionalInterface
    interface Prepared {
        Deed in(Rig rig);
    }

    private static final String END = Stories.END.toString();
    private static final String LATER = Stories.END.plusDays(20).toString();
    private static final Map<String, Object> NOTHING = Map.of();

    static Map<String, Prepared> all() {
        Map<String, Prepared> all = new LinkedHashMap<>();
        all.put("ask-with-own-issue", rig -> byIssue("/requests", END, rig));
        all.put("ask-for-a-target", rig -> post("/requests", Wishes.token("Pager", END)));
        all.put(
                "ask-for-scope-advice",
                rig -> post("/scopes/advice", Map.of("calls", "GET /api/v2/tickets")));
        all.put("list-own-requests", rig -> get("/requests?view=mine"));
        all.put("list-what-waits", rig -> get("/requests?view=inbox"));
        all.put("list-all-requests", rig -> get("/requests?view=all"));
        all.put("read-a-request", rig -> get("/requests/" + Stories.askForClient(rig)));
        all.put("approve-as-manager", rig -> decision(Stories.askForClient(rig), "APPROVE"));
        all.put("deny-as-manager", rig -> decision(Stories.askForClient(rig), "DENY"));
        all.put("approve-second", rig -> decision(second(rig), "APPROVE"));
        all.put("deny-second", rig -> decision(second(rig), "DENY"));
        all.put("approve-what-quinn-asks", rig -> decision(target("quinn", rig), "APPROVE"));
        all.put("approve-what-sasha-asks", rig -> decision(target("sasha", rig), "APPROVE"));
        all.put("approve-what-is-approved", rig -> decision(approved(rig), "APPROVE"));
        all.put("take-back", rig -> post("/requests/" + second(rig) + "/withdrawal", NOTHING));
        all.put("extend", rig -> byIssue("/requests/" + issued(rig) + "/extension", LATER, rig));
        all.put("order-another-try", rig -> post("/requests/" + failed(rig) + "/retry", NOTHING));
        all.put("list-own-credentials", rig -> get("/credentials?view=mine"));
        all.put("list-all-credentials", rig -> get("/credentials?view=all"));
        all.put("read-a-credential", rig -> get(credential(rig)));
        all.put("list-access-tokens", rig -> get(credential(rig) + "/tokens"));
        all.put("confirm-receipt", rig -> post(credential(rig) + "/receipt", NOTHING));
        all.put("revoke", Deed::revocation);
        all.put("rename", Deed::renaming);
        all.put("adopt", Deed::adoption);
        all.put("adopt-tokenwards-own", Deed::ownAdoption);
        all.put("hand-to-another", Deed::transfer);
        all.put("issue-anew", rig -> post(credential(rig) + "/reissue", NOTHING));
        all.put("give-up", rig -> post(stuck(rig) + "/forgetting", Map.of("note", "It is lost")));
        all.put("show-own-calendars", rig -> get("/calendar"));
        all.put("renew-own-calendars", rig -> post("/calendar", NOTHING));
        all.put("renew-teams-calendar", rig -> post("/calendar?kind=support_ops", NOTHING));
        all.put("read-the-directory", rig -> get("/people"));
        all.put("replace-the-directory", Deed::directory);
        all.put("read-the-audit", rig -> get("/audit?request=" + Stories.askForClient(rig)));
        all.put("export-the-audit", rig -> get("/audit/export"));
        all.put("replace-a-token-nobody-stands-for", Deed::replacement);
        all.put("read-the-retirement", rig -> get("/retirement?view=all"));
        all.put("read-own-retirement", rig -> get("/retirement"));
        all.put("read-the-usage", rig -> get("/usage?view=all"));
        all.put("read-own-usage", rig -> get("/usage"));
        all.put("list-sweeps", rig -> get("/sweeps"));
        all.put("try-a-sweep", rig -> post("/sweeps", Map.of("dryRun", true)));
        all.put("confirm-what-a-sweep-asks", Deed::confirmation);
        all.put("give-up-after-sasha", Deed::secondForgetting);
        FoundDeeds.addTo(all);
        return all;
    }

    private static Deed renaming(Rig rig) {
        String path = credential(rig);
        String name = rig.as("quinn").get(path).path("name").asText();
        return new Deed("PATCH", path, who -> Map.of("name", "R. " + name));
    }

    /** Of the token that somebody made in Admin Center long ago. */
    private static Deed adoption(Rig rig) {
        return adoption(rig, "found_token_" + rig.outside.zendesk.apiTokens().getFirst().id());
    }

    /** Of the same token, as a target: Support Ops' own affair. */
    private static Deed replacement(Rig rig) {
        Deed adoption = adoption(rig);
        Map<String, Object> body = new LinkedHashMap<>(Wishes.token("Phone system", END));
        body.put("kind", "OAUTH_CLIENT");
        body.put("scopes", List.of("tickets:read"));
        return post(adoption.path().replace("/adoption", "/replacement"), body);
    }

    private static Deed ownAdoption(Rig rig) {
        return adoption(rig, "found_client_" + rig.outside.zendesk.clients().getFirst().id());
    }

    /** Of more deletions than one run carries out by itself. */
    private static Deed confirmation(Rig rig) {
        Tale.moreIsToBeDeletedThanOneRunDeletes(rig);
        String ask = rig.as("sasha").get("/sweeps").path("asks").path("id").asText();
        return post("/sweeps", Map.of("confirm", ask));
    }

    /** Asked for by one manager already. */
    private static Deed secondForgetting(Rig rig) {
        String path = stuck(rig) + "/forgetting";
        rig.as("sasha").post(path, Map.of("note", "It is lost"));
        rig.settle();
        return post(path, Map.of("note", "It is lost"));
    }

    private static Deed adoption(Rig rig, String found) {
        // nothing is in the inventory that is younger than an hour
        rig.clock.advance(Duration.ofDays(1));
        rig.daily();
        Map<String, Object> body =
                Map.of(
                        "purpose", "export",
                        "removalDate", END,
                        "holder", "riley@example.com");
        return post("/credentials/" + found + "/adoption", body);
    }

    static Deed get(String path) {
        return new Deed("GET", path, who -> "");
    }

    static Deed post(String path, Map<String, Object> body) {
        return new Deed("POST", path, who -> body);
    }

    private static Deed decision(String request, String verdict) {
        return post(
                "/requests/" + request + "/decisions",
                Map.of("decision", verdict, "reason", "It was talked over"));
    }

    private static Deed byIssue(String path, String end, Rig rig) {
        return new Deed("POST", path, who -> Wishes.client(issueOf(who, rig), end));
    }

    private static String issueOf(String who, Rig rig) {
        String project = Surroundings.PROJECT;
        long iid = rig.outside.gitlab.open(project, who, "Nightly export", Optional.empty());
        return rig.outside.gitlab.root() + "/" + project + "/-/issues/" + iid;
    }

    private static Deed revocation(Rig rig) {
        String path = credential(rig);
        String name = rig.as("quinn").get(path).path("name").asText();
        return post(path + "/revocation", Map.of("confirm", name));
    }

    /** Of a credential whose holder two runs saw to be suspended. */
    private static Deed transfer(Rig rig) {
        String path = credential(rig);
        rig.outside.zendesk.suspend("riley@example.com");
        for (int look = 0; look < 2; look++) {
            rig.clock.advance(Duration.ofDays(1));
            rig.daily();
        }
        rig.settle();
        return post(path + "/transfer", Map.of("holder", "morgan@example.com"));
    }

    /** With a name corrected: the same file again would change nothing. */
    private static Deed directory(Rig rig) {
        String people = Surroundings.directory(rig.ground.people);
        return new Deed("PUT", "/people", who -> people.replace("Morgan Lee", "Morgan Leigh"));
    }

    private static String second(Rig rig) {
        String request = Stories.askForClient(rig);
        Stories.decide(rig, "morgan", request, "APPROVE");
        return request;
    }

    private static String approved(Rig rig) {
        String request = second(rig);
        Stories.decide(rig, "devon", request, "APPROVE");
        return request;
    }

    private static String target(String who, Rig rig) {
        String id = rig.as(who).post("/requests", Wishes.token("Pager", END)).path("id").asText();
        rig.settle();
        return id;
    }

    private static String issued(Rig rig) {
        String request = approved(rig);
        Stories.issued(rig, request);
        return request;
    }

    private static String credential(Rig rig) {
        return "/credentials/" + Stories.issued(rig, approved(rig));
    }

    private static String failed(Rig rig) {
        String request = second(rig);
        rig.outside.slack.setKind("riley@example.com", Member.Kind.STRANGER);
        Stories.decide(rig, "devon", request, "APPROVE");
        rig.outside.slack.setKind("riley@example.com", Member.Kind.FULL);
        return request;
    }

    /** Of a credential that Zendesk refuses to delete. */
    private static String stuck(Rig rig) {
        String path = credential(rig);
        rig.outside.zendesk.faults().always(Match.of("DELETE", ".*clients.*"), Fault.status(422));
        String name = rig.as("quinn").get(path).path("name").asText();
        rig.as("quinn").post(path + "/revocation", Map.of("confirm", name));
        rig.settle();
        return path;
    }
}
