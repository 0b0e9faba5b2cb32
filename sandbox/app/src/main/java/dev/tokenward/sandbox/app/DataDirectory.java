package dev.tokenward.sandbox.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The directory of {@code --data}, held by one sandbox at a time. */
final class DataDirectory implements AutoCloseable {
    private final Path root;
    private final FileChannel channel;

    private DataDirectory(Path root, FileChannel channel) {
        this.root = root;
        this.channel = channel;
    }

    /**
     * Makes the directory where needed and locks it.
     *
     * @throws IllegalArgumentException if another sandbox holds it, or it cannot be used
     */
    static DataDirectory open(Path root) {
        try {
            Files.createDirectories(root);
            FileChannel channel =
                    FileChannel.open(
                            root.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new IllegalArgumentException(
                        "--data " + root + " is in use by another sandbox");
            }
            return new DataDirectory(root, channel);
        } catch (IOException e) {
            throw new IllegalArgumentException("--data " + root + " cannot be used: " + e, e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            // freed when the channel is closed, or with the process
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    Path file(String name) {
        return root.resolve(name);
    }

    /**
     * The port that a part had before a restart, so that links into it go on to work.
     *
     * @return 0 if there is none
     */
    int port(String part) {
        Path file = root.resolve(part + ".port");
        try {
            return Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    void keepPort(String part, int port) {
        try {
            Files.writeString(root.resolve(part + ".port"), port + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Optional<Path> file(Optional<DataDirectory> data, String name) {
        return data.map(d -> d.file(name));
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
