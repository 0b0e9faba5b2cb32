package dev.tokenward.sandbox.app.faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** What Slack and GitLab tell of: they are answered at once, and it is worked on afterwards. */
final class Hooks {
    /** Of a person for an OAuth client, until {@link Stories#END}. */
    static final String ASKED =
            """
            ## Purpose

            Export of tickets, every night

            ## Removal date

            DAY

            ## Category

            PERSON

            ## Kind

            OAUTH_CLIENT

            ## Scopes

            tickets:read

            ## Why an administrator is needed

            Reads every brand.
            """
                    .replace("DAY", Stories.END.toString());

    private Hooks() {}

    static List<Story> all() {
        return List.of(
                new Story(
                        "approvals and a receipt by Slack's buttons",
                        Stories::askForClient,
                        Hooks::approvedAndReceived,
                        Set.of(Stories.DONE)),
                new Story(
                        "a handing back by the button of a reminder",
                        rig -> {
                            Stories.issued(rig, Stories.approvedClient(rig));
                            Stories.until(rig, Stories.END.minusDays(7));
                        },
                        Hooks::handedBack,
                        Set.of(Stories.DONE)),
                new Story(
                        "a denial by Slack's form",
                        Stories::askForClient,
                        Hooks::formFilledIn,
                        Set.of("DENIED")),
                new Story(
                        "an issue that is denied",
                        rig -> {},
                        rig -> {
                            opened(rig, ASKED.replace(Stories.END.toString(), "soon"));
                            rig.recover();
                        },
                        Set.of("DENIED")),
                new Story(
                        "an issue that asks, is edited, and is closed",
                        rig -> {},
                        Hooks::editedAndClosed,
                        Set.of("WITHDRAWN")));
    }

    /** An edit voids what was approved before; who closes it takes it back. */
    private static void editedAndClosed(Rig rig) {
        long issue = opened(rig, ASKED);
        rig.recover();
        Stories.decide(rig, "morgan", Stories.only(rig), "APPROVE");
        rig.recover();
        Somebody riley = rig.as("riley");
        String edited = ASKED.replace("every night", "every morning");
        riley.tell(rig.outside.gitlab.edit(Surroundings.PROJECT, issue, "riley", edited));
        rig.settle();
        rig.recover();
        riley.tell(rig.outside.gitlab.close(Surroundings.PROJECT, issue, "riley"));
        rig.settle();
        rig.recover();
    }

    private static void approvedAndReceived(Rig rig) {
        String request = Stories.only(rig);
        String path = "/requests/" + request;
        approve(rig, "morgan", () -> is(rig, path, "AWAITING_SUPPORT_OPS"));
        approve(rig, "sasha", () -> !is(rig, path, "AWAITING_SUPPORT_OPS"));
        String credential = "/credentials/" + Stories.issued(rig, request);
        Somebody riley = rig.as("riley");
        // a day later there is no value any more, and no button
        if (riley.hasButton("tokenward_received")) {
            press(
                    rig,
                    "riley",
                    "tokenward_received",
                    () -> !riley.get(credential).path("receivedAt").isNull());
        }
    }

    /** Whom no message reached decides by the API. */
    private static void approve(Rig rig, String who, BooleanSupplier done) {
        if (rig.as(who).hasButton("tokenward_approve")) {
            press(rig, who, "tokenward_approve", done);
        } else {
            Stories.decide(rig, who, Stories.only(rig), "APPROVE");
            rig.recover();
        }
    }

    private static void handedBack(Rig rig) {
        String path =
                "/credentials/"
                        + rig.as("riley")
                                .get("/requests/" + Stories.only(rig))
                                .path("credentialId")
                                .asText();
        press(
                rig,
                "riley",
                "tokenward_hand_back",
                () -> !rig.as("riley").get(path).path("status").asText().equals("ACTIVE"));
        rig.clock.advance(Duration.ofMinutes(15));
        rig.tick();
        rig.recover();
    }

    /** Once more where nothing came of it: Slack may have refused to say who pressed. */
    static void press(Rig rig, String who, String action, BooleanSupplier done) {
        Somebody presser = rig.as(who);
        presser.press(action);
        rig.settle();
        rig.recover();
        if (!done.getAsBoolean() && presser.hasButton(action)) {
            presser.press(action);
            rig.settle();
            rig.recover();
        }
    }

    private static boolean is(Rig rig, String path, String state) {
        return rig.as("riley").get(path).path("state").asText().equals(state);
    }

    /** A form that does not open says so in a message; the button is pressed once more then. */
    private static void formFilledIn(Rig rig) {
        Somebody morgan = rig.as("morgan");
        String path = "/requests/" + Stories.only(rig);
        for (int press = 0; press < 2 && !is(rig, path, "DENIED"); press++) {
            press(rig, "morgan", "tokenward_deny", morgan::hasForm);
            morgan.fillIn(Map.of("reason", "The nightly report has these figures already"));
            rig.settle();
            rig.recover();
        }
    }

    /** Riley opens an issue, and GitLab tells of it. */
    static long opened(Rig rig, String description) {
        long issue =
                rig.outside.gitlab.open(
                        Surroundings.PROJECT, "riley", "Access", Optional.of(description));
        rig.as("riley").tell(rig.outside.gitlab.hook(Surroundings.PROJECT, issue, "open", "riley"));
        rig.settle();
        return issue;
    }
}
