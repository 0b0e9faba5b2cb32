package dev.tokenward.sandbox.app;

import dev.tokenward.sandbox.app.clock.ClockFile;
import dev.tokenward.sandbox.app.clock.SettableClock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** The clock that a sandbox begins with. */
final class StartClock {
    private StartClock() {}

    /**
     * Goes on from what was kept, else from the option, else in real time.
     *
     * @throws IllegalArgumentException if the option would set a kept clock back
     */
    static SettableClock of(SandboxOptions options, Optional<DataDirectory> data) {
        InstantSource real = InstantSource.system();
        Instant now = real.instant();
        Optional<ClockFile> file = data.map(d -> new ClockFile(d.file("clock")));
        SettableClock.Anchor anchor =
                file.flatMap(ClockFile::read)
                        .orElseGet(
                                () -> new SettableClock.Anchor(options.clock().orElse(now), now));
        SettableClock clock =
                new SettableClock(real, anchor, set -> file.ifPresent(f -> f.write(set)));
        file.ifPresent(f -> f.write(anchor));
        // a clock that was just begun has run on for a moment already
        boolean fresh = anchor.at().equals(now);
        if (!fresh && options.clock().isPresent() && !clock.set(options.clock().get())) {
            throw new IllegalArgumentException(
                    "--clock "
                            + options.clock().get()
                            + " lies before "
                            + clock.instant()
                            + ", where the clock of this data stands: it never runs backwards");
        }
        return clock;
    }
}
