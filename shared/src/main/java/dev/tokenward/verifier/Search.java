package dev.tokenward.verifier;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads the file line by line; for a diagnosis once more per question, so that nothing is kept. */
final class Search {
    private final Path file;
    private final LineReader reader;

    Search(Path file, LineReader reader) {
        this.file = file;
        this.reader = reader;
    }

    /** What is no UTF-8 is read as another text, and then shows as changed. */
    BufferedReader open() throws IOException {
        return new BufferedReader(
                new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
    }

    /**
     * The first event or seal in the whole file that is asked for; lines that are none are skipped.
     */
    Optional<Link> first(Predicate<Link> asked) throws IOException {
        try (BufferedReader lines = open()) {
            long number = 0;
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                number++;
                Optional<Link> link = link(number, text).filter(asked);
                if (link.isPresent()) {
                    return link;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Link> link(long number, String text) {
        try {
            return switch (reader.read(number, text)) {
                case Line.Event event -> Optional.of(event.link());
                case Line.Seal seal -> Optional.of(seal.link());
                case Line.End end -> Optional.empty();
            };
        } catch (NoLine e) {
            return Optional.empty();
        }
    }
}
