package dev.tokenward.verifier;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/**
 * Checks an export from its first line to the first that does not fit, one line at a time; what is
 * kept meanwhile is the heads that the seals name.
 */
public final class Verifier {
    private Verifier() {}

    /**
     * @param seals hashes that left the table; each must be one of the export's
     * @throws IOException if the file cannot be read
     */
    public static Outcome verify(Path file, Set<String> seals) throws IOException {
        LineReader reader = new LineReader();
        Search search = new Search(file, reader);
        Reading reading = new Reading(search, seals);
        try (BufferedReader lines = search.open()) {
            long number = 0;
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                number++;
                try {
                    reading.line(number, reader.read(number, text));
                } catch (NoLine e) {
                    throw reading.unreadable(number, String.valueOf(e.getMessage()));
                }
            }
            return reading.whole(number + 1);
        } catch (Misfit e) {
            return new Outcome.Broken(e.finding());
        }
    }
}
