package dev.tokenward.sandbox.app.clock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps where the clock was set: two lines, the set instant and the real one. */
public final class ClockFile {
    private final Path file;

    public ClockFile(Path file) {
        this.file = file;
    }

    /** What was kept, if anything. */
    public Optional<SettableClock.Anchor> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(file);
            if (lines.size() < 2) {
                throw new DateTimeException("it ends too early");
            }
            return Optional.of(
                    new SettableClock.Anchor(
                            Instant.parse(lines.get(0)), Instant.parse(lines.get(1))));
        } catch (DateTimeException e) {
            throw new IllegalStateException(file + " is no clock of the sandbox", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces the file as a whole, so that a kill leaves the old one or the new one. */
    public void write(SettableClock.Anchor anchor) {
        try {
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(fresh, anchor.set() + "\n" + anchor.at() + "\n");
            Files.move(
                    fresh,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
