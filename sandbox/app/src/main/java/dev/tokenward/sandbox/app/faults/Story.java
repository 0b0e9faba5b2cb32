package dev.tokenward.sandbox.app.faults;

import java.util.Set;

/**
 * Something that people do, with all that comes of it. The same every time: each call of its part
 * that counts is met by each fault in turn.
 */
interface Story {
    String title();

    /** What went before, without faults. */
    void begin(Rig rig);

    /** The part that counts, to the end of every credential in it. */
    void play(Rig rig);

    /**
     * Where requests may stand at the end, as {@code STATE} or {@code STATE/CREDENTIAL'S STATUS}.
     */
    Set<String> ends();
}
