package dev.tokenward.sandbox.app.faults;

import dev.tokenward.sandbox.app.gateway.Outgoing;
import dev.tokenward.sandbox.simulators.zendesk.ApiToken;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the daily look at Zendesk finds there and what comes of it. */
final class Sights {
    static final String STRAY = "Riley Doe - backup";

    private Sights() {}

    static List<Story> all() {
        return List.of(
                new Story(
                        "a stray that is disowned and taken out",
                        Sights::strayIsAskedAbout,
                        Sights::takenOut,
                        Set.of("LAPSED")),
                new Story(
                        "an API token of a leaver is switched off, a deleted client is gone",
                        Sights::bothReceived,
                        Sights::leftAndDeleted,
                        Set.of(Stories.DONE, "ISSUED/GONE")));
    }

    private static void bothReceived(Rig rig) {
        received(rig, "riley", Stories.approvedClient(rig));
        received(rig, "quinn", Stories.approvedToken(rig));
    }

    private static void received(Rig rig, String who, String request) {
        String credential = Stories.issued(rig, request);
        rig.as(who).post("/credentials/" + credential + "/receipt", Map.of());
        rig.settle();
    }

    /** Each is believed when it was seen twice. */
    private static void leftAndDeleted(Rig rig) {
        rig.outside.zendesk.suspend("quinn@example.com");
        rig.outside.clients().forEach(rig.outside.zendesk::deleteClient);
        for (int look = 0; look < 2; look++) {
            rig.daysLater(1);
            rig.daily();
            rig.recover();
        }
    }

    static void strayIsAskedAbout(Rig rig) {
        // what is looked at in the end has a request
        Stories.askForClient(rig);
        rig.outside.zendesk.makeApiToken("devon@example.com", STRAY, rig.clock.instant());
        rig.watch.madeByHand();
        for (int look = 0; look < 2; look++) {
            rig.daysLater(1);
            rig.daily();
        }
    }

    private static void takenOut(Rig rig) {
        Hooks.press(rig, "riley", "tokenward_not_mine", () -> isDisowned(rig));
        agree(rig);
        rig.recover();
        // switched off first, deleted two weeks later
        rig.daysLater(16);
        rig.daily();
        rig.recover();
    }

    /** What is agreed to and cannot be done yet is done by the daily sweep. */
    private static void agree(Rig rig) {
        String path = "/credentials/" + id(rig) + "/revocation";
        String body = "{\"confirm\":\"" + STRAY + "\"}";
        Outgoing answer = rig.as("sasha").send("POST", path, body);
        for (int more = 0; more < 3 && answer.status() >= 500 && !isPutOff(answer); more++) {
            answer = rig.as("sasha").send("POST", path, body);
        }
        // 409: it was done, and the answer lost
        if (answer.status() != 200 && answer.status() != 409 && !isPutOff(answer)) {
            rig.watch.violated("the agreement is answered " + answer.body().text());
        }
        rig.settle();
    }

    private static boolean isPutOff(Outgoing answer) {
        return answer.body().text().contains("The daily sweep tries again");
    }

    private static boolean isDisowned(Rig rig) {
        return rig.watch
                .items("FOUND")
                .anyMatch(f -> Stored.mentions(f, STRAY) && Stored.mentions(f, "DISOWNED"));
    }

    static String id(Rig rig) {
        long id =
                rig.outside.zendesk.apiTokens().stream()
                        .filter(t -> t.description().filter(STRAY::equals).isPresent())
                        .mapToLong(ApiToken::id)
                        .findFirst()
                        .orElseThrow();
        return "found_token_" + id;
    }
}
