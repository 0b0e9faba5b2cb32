package dev.tokenward.sandbox.app;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/** Programs that commands in the documents use, and that not every build machine has. */
public final class Programs {
    private Programs() {}

    /** Skips a test, and says why, where one of them is not on the path. */
    public static void needed(String... names) {
        for (String name : names) {
            Assumptions.assumeTrue(
                    isThere(name), () -> "SKIPPED: the commands need " + Arrays.toString(names));
        }
    }

    private static boolean isThere(String name) {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(System.getenv("PATH"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }
}
