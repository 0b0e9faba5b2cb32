package dev.tokenward.sandbox.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the repository is. */
final class Home {
    private Home() {}

    /**
     * The template: below the directory that the script names, else in the working directory or one
     * above it.
     */
    static Path template() {
        String home = System.getProperty("tokenward.home", "");
        Path directory = Path.of(home).toAbsolutePath().normalize();
        for (Path at = directory; at != null; at = at.getParent()) {
            Path template = at.resolve("template.yaml");
            if (Files.exists(template)) {
                return template;
            }
        }
        throw new IllegalArgumentException("there is no template.yaml in " + directory);
    }
}
