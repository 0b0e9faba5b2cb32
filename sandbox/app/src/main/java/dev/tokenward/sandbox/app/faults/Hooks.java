package dev.tokenward.sandbox.app.faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What Slack and GitLab tell of: they are answered at once, and it is worked on afterwards. */
final class Hooks {
    private static final String ASKED =
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
            """;

    private Hooks() {}

    static List<Story> all() {
        return List.of(
                new Story(
                        "an approval, a receipt and a handing back by Slack's buttons",
                        Stories::askForClient,
                        Hooks::pressed,
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
                            asked(rig, ASKED.replace("DAY", "soon"));
                            rig.recover();
                        },
                        Set.of("DENIED")));
    }

    private static void pressed(Rig rig) {
        for (String approver : List.of("morgan", "sasha")) {
            rig.as(approver).press("tokenward_approve");
            rig.settle();
            rig.recover();
        }
        Stories.issued(rig, Stories.only(rig));
        for (String action : List.of("tokenward_received", "tokenward_hand_back")) {
            rig.as("riley").press(action);
            rig.settle();
            rig.recover();
            rig.clock.advance(Duration.ofHours(1));
            rig.tick();
        }
    }

    /** A form that does not open says so in a message; the button is pressed once more then. */
    private static void formFilledIn(Rig rig) {
        Somebody morgan = rig.as("morgan");
        for (int press = 0; press < 2 && !morgan.hasForm(); press++) {
            morgan.press("tokenward_deny");
            rig.settle();
            rig.recover();
        }
        morgan.fillIn(Map.of("reason", "The nightly report has these figures already"));
        rig.settle();
        rig.recover();
    }

    private static void asked(Rig rig, String description) {
        long issue =
                rig.outside.gitlab.open(
                        Surroundings.PROJECT, "riley", "Access", Optional.of(description));
        rig.as("riley").tell(rig.outside.gitlab.hook(Surroundings.PROJECT, issue, "open", "riley"));
        rig.settle();
    }
}
