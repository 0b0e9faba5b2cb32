package dev.tokenward.sandbox.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.sandbox.simulators.Fault;
import dev.tokenward.sandbox.simulators.Match;
import dev.tokenward.sandbox.simulators.slack.Member;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What the stories under faults do not tell, so that every kind of message comes. */
record Tale(String title, Map<String, String> settings, Consumer<Rig> part) {
    private static final LocalDate AFTER = Stories.END.plusDays(1);

    /** A story to the end of everything, where it is looked at once more. */
    static Tale of(Story story) {
        return new Tale(
                story.title(),
                Story.SETTINGS,
                rig -> {
                    story.begin(rig);
                    story.play(rig);
                    Matrix.finish(rig, story.ends());
                });
    }

    static List<Tale> all() {
        return List.of(
                new Tale("a credential that is given up by two people", Map.of(), Tale::givenUp),
                new Tale("an issuance that is tried again", Map.of(), Tale::triedAgain),
                new Tale(
                        "a run that asks before it deletes more",
                        Map.of("SweepMaxRevocations", "1"),
                        Tale::asked),
                new Tale("a directory that is replaced", Map.of(), Tale::directory),
                new Tale("a credential that somebody deletes in Zendesk", Map.of(), Tale::drift),
                new Tale("a credential that is renamed", Map.of(), Tale::renamed),
                new Tale("a token of Admin Center that is adopted", Map.of(), Tale::adopted),
                new Tale("a client in the place of a token", Map.of(), Tale::replaced),
                new Tale(
                        "a leaver's token that is switched off and given on",
                        Map.of("DeactivateLeavers", "true"),
                        Tale::left),
                new Tale(
                        "a leaver's client that is given on and ended in Slack",
                        Map.of(),
                        Tale::leftInSlack),
                new Tale("decisions and a receipt by Slack's buttons", Map.of(), Tale::buttons),
                new Tale("strays whose owners answer in Slack", Map.of(), Tale::answered),
                new Tale("issues that ask, are edited and closed", Map.of(), Tale::issues));
    }

    private static void givenUp(Rig rig) {
        String credential = Stories.issued(rig, Stories.approvedClient(rig));
        rig.outside.zendesk.faults().always(Match.of("DELETE", ".*clients.*"), Fault.status(422));
        String path = "/credentials/" + credential;
        String name = rig.as("riley").get(path).path("name").asText();
        rig.as("riley").post(path + "/revocation", Map.of("confirm", name));
        rig.settle();
        for (String manager : List.of("sasha", "devon")) {
            rig.as(manager).post(path + "/forgetting", Map.of("note", "Its key is lost"));
            rig.settle();
        }
        expect(rig.as("sasha").get(path), "status", "FORGOTTEN");
    }

    private static void renamed(Rig rig) {
        String path = "/credentials/" + Stories.issued(rig, Stories.approvedClient(rig));
        String name = "R. " + rig.as("quinn").get(path).path("name").asText();
        rig.as("quinn").insist("PATCH", path, "{\"name\":\"" + name + "\"}");
        rig.settle();
        expect(rig.as("quinn").get(path), "name", name);
    }

    private static void adopted(Rig rig) {
        rig.daysLater(1);
        rig.daily();
        String found = "found_token_" + rig.outside.zendesk.apiTokens().getFirst().id();
        Map<String, Object> claim =
                Map.of(
                        "purpose", "The phone system logs calls",
                        "removalDate", Stories.END.toString(),
                        "holder", "devon@example.com");
        JsonNode adopted = rig.as("sasha").post("/credentials/" + found + "/adoption", claim);
        rig.settle();
        expect(adopted, "purpose", "The phone system logs calls");
        expect(adopted, "status", "ACTIVE");
        String path = "/credentials/" + adopted.path("id").asText();
        rig.as("quinn").insist("PATCH", path, "{\"name\":\"Target - Phone system\"}");
        rig.settle();
        expect(rig.as("quinn").get(path), "name", "Target - Phone system");
    }

    private static void replaced(Rig rig) {
        rig.daysLater(1);
        rig.daily();
        String token = "found_token_" + rig.outside.zendesk.apiTokens().getFirst().id();
        Map<String, Object> wish =
                Map.of(
                        "category", "TARGET",
                        "target", "Phone system",
                        "purpose", "The phone system logs calls",
                        "removalDate", Stories.END.toString(),
                        "needsAdmin", true,
                        "adminReason", "Reads across all groups",
                        "scopes", List.of("tickets:read"));
        JsonNode asked = rig.as("quinn").post("/credentials/" + token + "/replacement", wish);
        rig.settle();
        rig.as("sasha")
                .post(
                        "/requests/" + asked.path("id").asText() + "/decisions",
                        Map.of("decision", "APPROVE", "reason", "It was talked over"));
        rig.settle();
        JsonNode shown = rig.as("sasha").get("/retirement").path("items").path(0);
        expect(shown, "phase", "BEING_REPLACED");
        expect(shown.path("replacement"), "state", "ISSUED");
        rig.daysLater(1);
        rig.daily();
        usedForMinutes(rig);
        JsonNode tokens =
                rig.as("quinn")
                        .get(
                                "/credentials/"
                                        + shown.path("replacement").path("credentialId").asText()
                                        + "/tokens");
        assertThat(tokens.path("items").findValuesAsText("id")).contains("9000000001");
        rig.tick();
        shown = rig.as("sasha").get("/retirement").path("items").path(0);
        expect(
                shown.path("replacement"),
                "clientUsedOn",
                LocalDate.ofInstant(rig.clock.instant(), ZoneOffset.UTC).toString());
    }

    /** The newest client, by a token that no daily look will see. */
    private static void usedForMinutes(Rig rig) {
        Instant now = rig.clock.instant();
        rig.outside.zendesk.makeAccessToken(
                9_000_000_001L,
                rig.outside.zendesk.clients().getLast().id(),
                now,
                Optional.of(now.plus(Duration.ofMinutes(20))),
                Optional.of(now));
    }

    private static void left(Rig rig) {
        rig.outside.zendesk.renameApiToken(
                rig.outside.zendesk.apiTokens().getFirst().id(), "Riley Doe - backup");
        rig.daysLater(1);
        rig.daily();
        String found = "found_token_" + rig.outside.zendesk.apiTokens().getFirst().id();
        JsonNode adopted =
                rig.as("sasha")
                        .post(
                                "/credentials/" + found + "/adoption",
                                Map.of(
                                        "purpose", "Backup",
                                        "removalDate", Stories.END.toString(),
                                        "holder", "riley@example.com"));
        leaves(rig, "riley");
        String path = "/credentials/" + adopted.path("id").asText();
        expect(rig.as("quinn").get(path), "status", "DEACTIVATED");
        expect(
                rig.as("sasha").post(path + "/transfer", Map.of("holder", "morgan@example.com")),
                "status",
                "ACTIVE");
        rig.settle();
        expect(rig.as("morgan").get(path), "holder", "morgan@example.com");
    }

    private static void leftInSlack(Rig rig) {
        String path = "/credentials/" + Stories.issued(rig, Stories.approvedClient(rig));
        leaves(rig, "riley");
        rig.as("sasha").press("tokenward_hand_over");
        rig.as("sasha").fillIn(Map.of("holder", "morgan@example.com", "reason", "It goes on"));
        rig.settle();
        expect(rig.as("morgan").get(path), "holder", "morgan@example.com");
        leaves(rig, "morgan");
        rig.as("devon").press("tokenward_end_leavers");
        rig.settle();
        rig.tick();
        rig.settle();
        expect(rig.as("sasha").get(path), "status", "REVOKED");
    }

    /** As two runs see. */
    private static void leaves(Rig rig, String who) {
        rig.outside.zendesk.suspend(who + "@example.com");
        for (int look = 0; look < 2; look++) {
            rig.daysLater(1);
            rig.daily();
            rig.settle();
        }
    }

    /** Riley first forgot that it is theirs. */
    private static void answered(Rig rig) {
        rig.outside.zendesk.renameApiToken(
                rig.outside.zendesk.apiTokens().getFirst().id(), "Riley Doe - backup");
        for (int look = 0; look < 2; look++) {
            rig.daysLater(1);
            rig.daily();
        }
        rig.as("riley").press("tokenward_not_mine");
        rig.settle();
        rig.as("riley").press("tokenward_mine");
        rig.as("riley").fillIn(Map.of("purpose", "Backup", "removalDate", Stories.END.toString()));
        rig.settle();
        expect(
                rig.as("riley").get("/credentials?view=mine").path("items").path(0),
                "name",
                "Riley Doe - backup");
    }

    private static void triedAgain(Rig rig) {
        String request = Stories.askForClient(rig);
        Stories.decide(rig, "morgan", request, "APPROVE");
        rig.outside.slack.setKind("riley@example.com", Member.Kind.STRANGER);
        Stories.decide(rig, "sasha", request, "APPROVE");
        expect(rig.as("riley").get("/requests/" + request), "state", "ISSUE_FAILED");
        rig.outside.slack.setKind("riley@example.com", Member.Kind.FULL);
        rig.as("sasha").post("/requests/" + request + "/retry", Map.of());
        rig.settle();
        expect(rig.as("riley").get("/requests/" + request), "state", "ISSUED");
    }

    static void moreIsToBeDeletedThanOneRunDeletes(Rig rig) {
        Stories.issued(rig, Stories.approvedClient(rig));
        Stories.issued(rig, Stories.approvedClient(rig));
        daily(rig, AFTER);
    }

    private static void asked(Rig rig) {
        moreIsToBeDeletedThanOneRunDeletes(rig);
        rig.as("sasha").post("/sweeps", Map.of("dryRun", true));
        String ask = rig.as("sasha").get("/sweeps").path("asks").path("id").asText();
        rig.as("sasha").post("/sweeps", Map.of("confirm", ask));
        rig.tick();
        assertThat(rig.outside.made()).isEmpty();
    }

    private static void directory(Rig rig) {
        Stories.askForClient(rig);
        String people =
                Surroundings.directory(rig.ground.people)
                        .replaceFirst("(riley@example.com,[^,]*,)[^,]*", "$1quinn@example.com");
        rig.as("sasha").insist("PUT", "/people", people);
        rig.settle();
        expect(
                rig.as("quinn").get("/requests?view=inbox").path("items").path(0),
                "state",
                "AWAITING_MANAGER");
    }

    private static void drift(Rig rig) {
        String credential = Stories.issued(rig, Stories.approvedClient(rig));
        rig.outside.made().forEach(c -> rig.outside.zendesk.deleteClient(c.id()));
        daily(rig, Stories.END.minusDays(20));
        expect(rig.as("riley").get("/credentials/" + credential), "status", "ACTIVE");
        daily(rig, Stories.END.minusDays(19));
        expect(rig.as("riley").get("/credentials/" + credential), "status", "GONE");
    }

    private static void buttons(Rig rig) {
        String request = Stories.askForClient(rig);
        for (String approver : List.of("morgan", "sasha")) {
            rig.as(approver).press("tokenward_approve");
            rig.settle();
        }
        String credential = Stories.issued(rig, request);
        rig.as("riley").press("tokenward_received");
        rig.settle();
        assertThat(rig.as("riley").get("/credentials/" + credential).path("status").asText())
                .isEqualTo("ACTIVE");
        String denied = Stories.askForClient(rig);
        rig.as("morgan").press("tokenward_deny");
        rig.as("morgan").fillIn(Map.of("reason", "The nightly report has these figures already"));
        rig.settle();
        expect(rig.as("riley").get("/requests/" + denied), "state", "DENIED");
    }

    private static void issues(Rig rig) {
        long issue = Hooks.opened(rig, Hooks.ASKED);
        String request = newest(rig, "AWAITING_MANAGER");
        Stories.decide(rig, "morgan", request, "APPROVE");
        rig.as("riley")
                .tell(
                        rig.outside.gitlab.edit(
                                Surroundings.PROJECT,
                                issue,
                                "riley",
                                Hooks.ASKED.replace("every night", "every hour")));
        rig.settle();
        expect(rig.as("riley").get("/requests/" + request), "state", "AWAITING_MANAGER");
        rig.as("riley").tell(rig.outside.gitlab.close(Surroundings.PROJECT, issue, "riley"));
        rig.settle();
        expect(rig.as("riley").get("/requests/" + request), "state", "WITHDRAWN");
        Hooks.opened(rig, Hooks.ASKED.replace(Stories.END.toString(), "soon"));
        newest(rig, "DENIED");
    }

    private static String newest(Rig rig, String state) {
        JsonNode found = rig.as("riley").get("/requests?view=mine&state=" + state).path("items");
        assertThat(found).as("requests of state %s", state).hasSize(1);
        return found.path(0).path("id").asText();
    }

    private static void daily(Rig rig, LocalDate day) {
        rig.clock.set(day.atTime(LocalTime.of(5, 0)).toInstant(ZoneOffset.UTC));
        rig.daily();
    }

    /** A tale that goes another way would prove nothing. */
    private static void expect(JsonNode thing, String field, String value) {
        assertThat(thing.path(field).asText()).as("%s of %s", field, thing).isEqualTo(value);
    }
}
