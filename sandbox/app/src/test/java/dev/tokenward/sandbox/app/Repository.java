package dev.tokenward.sandbox.app;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the repository's own files are, whatever directory the tests run in. */
public final class Repository {
    private Repository() {}

    public static Path template() {
        return root().resolve("template.yaml");
    }

    public static Path root() {
        Path start = Path.of("").toAbsolutePath();
        for (Path at = start; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("template.yaml"))) {
                return at;
            }
        }
        throw new IllegalStateException("no template.yaml above " + start);
    }
}
