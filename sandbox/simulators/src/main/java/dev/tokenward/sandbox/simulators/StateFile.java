package dev.tokenward.sandbox.simulators;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * A simulator's state on disk. Rewritten whole and moved into place at each change, so that a
 * killed JVM leaves either the state before or the state after, never a half.
 */
public final class StateFile<S> {
    private final Path path;
    private final Class<S> type;

    public StateFile(Path path, Class<S> type) {
        this.path = path;
        this.type = type;
    }

    /** Empty where nothing was saved yet. */
    public Optional<S> load() {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.read(Files.readAllBytes(path), type));
        } catch (IOException e) {
            throw new UncheckedIOException("the saved state cannot be read: " + path, e);
        }
    }

    /** Written for the owner's eyes only: the state of Slack holds messages. */
    public void save(S state) {
        Path next = path.resolveSibling(path.getFileName() + ".next");
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.deleteIfExists(next);
            Files.createFile(
                    next,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.write(next, Json.bytes(state));
            Files.move(
                    next,
                    path,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the state cannot be saved: " + path, e);
        }
    }
}
