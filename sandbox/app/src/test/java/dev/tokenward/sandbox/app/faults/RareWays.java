package dev.tokenward.sandbox.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.sandbox.app.client.Wishes;
import dev.tokenward.sandbox.simulators.Fault;
import dev.tokenward.sandbox.simulators.Match;
import dev.tokenward.sandbox.simulators.Reply;
import dev.tokenward.sandbox.simulators.slack.Member;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What needs a right that nothing else needs: the ways that are seldom gone. */
final class RareWays {
    private static final String LATER = Stories.END.plusDays(28).toString();
    private static final Match ANY = Match.of("GET", ".*");

    private RareWays() {}

    static List<Tale> all() {
        return List.of(
                new Tale("an extension that is denied", Map.of(), RareWays::denied),
                new Tale("an extension that is denied in Slack", Map.of(), RareWays::deniedInSlack),
                new Tale("an extension that is withdrawn", Map.of(), RareWays::withdrawn),
                new Tale("an extension that cannot be issued", Map.of(), RareWays::failed),
                new Tale("GitLab is away while somebody asks", Map.of(), RareWays::gitlabAway),
                new Tale("the stream brings no message", Map.of(), RareWays::noStream),
                new Tale("Zendesk is away while it is issued", Map.of(), RareWays::zendeskAway),
                new Tale(
                        "a directory that an earlier version wrote",
                        Map.of(),
                        RareWays::earlierDirectory),
                new Tale("a run that Zendesk makes wait", Map.of(), RareWays::longRun));
    }

    private static String extension(Rig rig) {
        String old = Stories.approvedClient(rig);
        Stories.issued(rig, old);
        String id =
                rig.as("riley")
                        .post(
                                "/requests/" + old + "/extension",
                                Wishes.client(Stories.issue(rig), LATER))
                        .path("id")
                        .asText();
        rig.settle();
        return id;
    }

    private static void denied(Rig rig) {
        String request = extension(rig);
        Stories.decide(rig, "morgan", request, "DENY");
        expect(rig, request, "DENIED");
    }

    private static void deniedInSlack(Rig rig) {
        String request = extension(rig);
        rig.as("morgan").press("tokenward_deny");
        rig.as("morgan").fillIn(Map.of("reason", "The nightly report has these figures already"));
        rig.settle();
        expect(rig, request, "DENIED");
    }

    private static void withdrawn(Rig rig) {
        String request = extension(rig);
        rig.as("riley").post("/requests/" + request + "/withdrawal", Map.of());
        rig.settle();
        expect(rig, request, "WITHDRAWN");
    }

    private static void failed(Rig rig) {
        String request = extension(rig);
        Stories.decide(rig, "morgan", request, "APPROVE");
        rig.outside.slack.setKind("riley@example.com", Member.Kind.STRANGER);
        Stories.decide(rig, "sasha", request, "APPROVE");
        expect(rig, request, "ISSUE_FAILED");
    }

    private static void gitlabAway(Rig rig) {
        rig.outside.gitlab.faults().always(ANY, Fault.status(503));
        String request = Stories.askForClient(rig);
        rig.outside.gitlab.faults().clear();
        rig.clock.advance(Duration.ofHours(1));
        rig.tick();
        rig.as("morgan").get("/requests/" + request);
        expect(rig, request, "AWAITING_MANAGER");
    }

    private static void noStream(Rig rig) {
        rig.hold("NotificationFunction");
        Stories.askForClient(rig);
        rig.clock.advance(Duration.ofHours(1));
        rig.tick();
        assertThat(rig.outside.slack.look().messages()).isNotEmpty();
    }

    private static void zendeskAway(Rig rig) {
        rig.outside.zendesk.faults().always(Match.of("POST", ".*clients.*"), Fault.status(503));
        String request = Stories.approvedClient(rig);
        expect(rig, request, "APPROVED");
        rig.outside.zendesk.faults().clear();
        rig.clock.advance(Duration.ofHours(12));
        rig.tick();
        expect(rig, request, "ISSUED");
    }

    /** Its pointer has no teams, as where a team is large. */
    private static void earlierDirectory(Rig rig) {
        Map<String, AttributeValue> pointer =
                rig.table.items().stream()
                        .filter(i -> i.containsKey("teams"))
                        .<Map<String, AttributeValue>>map(HashMap::new)
                        .findFirst()
                        .orElseThrow();
        assertThat(pointer.remove("teams")).isNotNull();
        rig.table.putItem(p -> p.tableName(rig.ground.table.tableName()).item(pointer));
        expect(rig, Stories.approvedClient(rig), "ISSUED");
    }

    /** Long enough to be shown while it is under way. */
    private static void longRun(Rig rig) {
        Stories.issued(rig, Stories.approvedClient(rig));
        rig.outside
                .zendesk
                .faults()
                .next(ANY, Fault.answer(Reply.text(429, "slow down").with("Retry-After", "20")));
        rig.daily();
        assertThat(rig.table.records(0).toString()).as("it was shown").contains("SWEEP_UNDER_WAY");
        assertThat(rig.watch.items("SWEEP_UNDER_WAY")).as("it is over").isEmpty();
    }

    /** A tale that goes another way would prove nothing. */
    private static void expect(Rig rig, String request, String state) {
        JsonNode now = rig.as("riley").get("/requests/" + request);
        assertThat(now.path("state").asText()).as("%s", now).isEqualTo(state);
    }
}
