package dev.tokenward.sandbox.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.notification.Buttons;
import dev.tokenward.sandbox.app.Repository;
import dev.tokenward.sandbox.app.SandboxPerson;
import dev.tokenward.sandbox.simulators.slack.Interaction;
import dev.tokenward.sandbox.simulators.slack.Member;
import dev.tokenward.sandbox.simulators.slack.Message;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may do what by Slack's buttons, as {@code authorisation-slack.txt} has it. */
class SlackAuthorisationTest {
    private static Ground ground;

    @BeforeAll
    static void open() {
        ground = new Ground(Repository.template());
    }

    @AfterAll
    static void close() {
        ground.close();
    }

    static Stream<Arguments> cells() throws IOException {
        return Cells.of("authorisation-slack.txt");
    }

    @Test
    void everyButtonHasItsLine() throws IOException {
        assertThat(cells().map(cell -> action(String.valueOf(cell.get()[0]))))
                .isSubsetOf(Buttons.ALL)
                .containsAll(Buttons.ALL);
    }

    @ParameterizedTest(name = "{0} by {1}: {2}")
    @MethodSource("cells")
    void isDoneRefusedOrIgnoredAsTheTableSays(String what, String who, String outcome) {
        try (Rig rig = new Rig(ground, Sabotage.NONE)) {
            String[] name = who.split(":", -1);
            String email = name[0] + "@example.com";
            rig.outside.slack.addMember("nora@example.com", "Nora", Member.Kind.FULL);
            Message message = message(rig, what);
            Interaction pressed =
                    rig.outside.slack.press(email, message.channel(), message.ts(), action(what));
            if (name.length > 1) {
                change(rig, name[0], name[1]);
            }
            List<String> before = events(rig);
            int read = rig.outside.slack.inbox(email).size();

            send(rig, pressed);
            if (!form(what).isEmpty()) {
                send(rig, rig.outside.slack.submit(email, form(what)));
            }
            rig.settle();

            boolean done = !events(rig).equals(before);
            boolean told = rig.outside.slack.inbox(email).size() > read;
            assertThat(done ? "done" : told ? "refused" : "nothing").isEqualTo(outcome);
            assertThat(rig.watch.violations()).isEmpty();
        }
    }

    @Test
    void whereDecidingInSlackIsOffNobodyIsShownAButtonForIt() {
        try (Ground off = new Ground(Repository.template(), Map.of("SlackApproval", "false"));
                Rig rig = new Rig(off, Sabotage.NONE)) {
            String request = Stories.askForClient(rig);

            assertThat(rig.as("morgan").hasButton(Buttons.APPROVE)).isFalse();
            assertThat(rig.as("morgan").hasButton(Buttons.DENY)).isFalse();
            assertThat(rig.outside.slack.inbox("morgan@example.com").getLast().blocks().toString())
                    .contains("POST /requests/" + request + "/decisions", "switched off here");
        }
    }

    /** Slack brings it, whoever pressed. */
    private static void send(Rig rig, Interaction interaction) {
        rig.as("riley").send(interaction);
    }

    private static Map<String, String> form(String what) {
        return switch (what) {
            case "deny-first", "deny-second" -> Map.of("reason", "It is not needed");
            case "hand-over" -> Map.of("reason", "Goes on", "holder", "avery@example.com");
            case "mine" -> Map.of("purpose", "Backup", "removalDate", Stories.END.toString());
            default -> Map.of();
        };
    }

    /** The message with the button, in the hands of the person whom it is for. */
    private static Message message(Rig rig, String what) {
        String request = Stories.askForClient(rig);
        String reader = "morgan@example.com";
        if (what.endsWith("mine")) {
            Sights.strayIsAskedAbout(rig);
            return newest(rig, "riley@example.com", what);
        }
        if (!what.endsWith("first")) {
            Stories.decide(rig, "morgan", request, "APPROVE");
            reader = "sasha@example.com";
        }
        if (!what.startsWith("approve") && !what.startsWith("deny")) {
            Stories.decide(rig, "devon", request, "APPROVE");
            reader = "riley@example.com";
        }
        if (what.equals("end-leavers") || what.equals("hand-over")) {
            rig.outside.zendesk.suspend("riley@example.com");
            for (int look = 0; look < 2; look++) {
                rig.daysLater(1);
                rig.daily();
                rig.settle();
            }
            reader = "sasha@example.com";
        }
        if (what.equals("hand-back")) {
            rig.clock.set(Stories.END.minusDays(7).atTime(5, 0).toInstant(ZoneOffset.UTC));
            rig.daily();
            rig.settle();
        }
        return newest(rig, reader, what);
    }

    private static Message newest(Rig rig, String reader, String what) {
        return rig.outside.slack.inbox(reader).reversed().stream()
                .filter(m -> m.blocks().findValuesAsText("action_id").contains(action(what)))
                .findFirst()
                .orElseThrow();
    }

    private static String action(String what) {
        return "tokenward_" + what.replaceAll("-(first|second)$", "").replace('-', '_');
    }

    /** What happens between the message and the press. */
    private static void change(Rig rig, String who, String how) {
        String email = who + "@example.com";
        switch (how) {
            case "not-manager" ->
                    directory(
                            rig,
                            who,
                            p ->
                                    new SandboxPerson(
                                            p.email(),
                                            p.name(),
                                            p.manager()
                                                    .map(m ->
                                                            m.equals(email)
                                                                    ? "quinn@example.com"
                                                                    : m),
                                            p.email().equals(email)
                                                    ? List.of("staff")
                                                    : p.groups()));
            case "guest" -> rig.outside.slack.setKind(email, Member.Kind.MULTI_CHANNEL_GUEST);
            case "stranger" -> rig.outside.slack.setKind(email, Member.Kind.STRANGER);
            case "bot" -> rig.outside.slack.setKind(email, Member.Kind.BOT);
            case "deactivated" -> rig.outside.slack.deactivate(email);
            default -> throw new IllegalArgumentException(how);
        }
    }

    /** Brought in by another manager: nobody changes their own row. */
    private static void directory(Rig rig, String about, UnaryOperator<SandboxPerson> change) {
        rig.as(about.equals("devon") ? "sasha" : "devon")
                .insist(
                        "PUT",
                        "/people",
                        Surroundings.directory(ground.people.stream().map(change).toList()));
        rig.settle();
    }

    /** What the audit has of requests and credentials; that the value was shown is no decision. */
    private static List<String> events(Rig rig) {
        return rig.watch
                .items("AUDIT")
                .map(Map::toString)
                .filter(e ->
                        e.contains("approved")
                                || e.contains("denied")
                                || e.contains("received")
                                || e.contains("revocation-ordered")
                                || e.contains("transferred")
                                || e.contains("found.disowned")
                                || e.contains("adopted"))
                .sorted()
                .toList();
    }
}
