package dev.tokenward.sandbox.app.faults;

import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Something that people do, with all that comes of it. The same every time: each call of its part
 * that counts is met by each fault in turn.
 *
 * @param before what went before, without faults
 * @param part what counts, to the end of every credential in it
 * @param ends where requests may stand at the end, as {@code STATE} or {@code STATE/CREDENTIAL'S
 *     STATUS}
 */
record Story(String title, Consumer<Rig> before, Consumer<Rig> part, Set<String> ends) {
    /** The template's parameters by which more is allowed than usual. */
    static final Map<String, String> SETTINGS =
            Map.of("FoundRemoval", "true", "DeactivateLeavers", "true");

    void begin(Rig rig) {
        before.accept(rig);
    }

    void play(Rig rig) {
        part.accept(rig);
    }
}
