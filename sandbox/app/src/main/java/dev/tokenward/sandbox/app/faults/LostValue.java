package dev.tokenward.sandbox.app.faults;

import java.time.Duration;
import java.util.Map;

/** The holder lost the value: the credential is deleted, then made anew, and lives to its end. */
final class LostValue {
    private LostValue() {}

    static void madeAnew(Rig rig) {
        rig.clock.advance(Duration.ofHours(1));
        String request = Stories.only(rig);
        String credential =
                rig.as("riley").get("/requests/" + request).path("credentialId").asText();
        rig.as("riley").post("/credentials/" + credential + "/reissue", Map.of());
        rig.settle();
        rig.recover();
        rig.clock.advance(Duration.ofHours(1));
        rig.tick();
        rig.recover();
        // a deletion that is refused is tried again a day later
        rig.daysLater(2);
        rig.tick();
        rig.recover();
        Stories.issued(rig, request);
        Stories.until(rig, Stories.END.plusDays(1));
    }
}
