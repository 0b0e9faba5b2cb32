package dev.tokenward.regressions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.net.ForeignJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The inputs that the cases were met with, byte for byte. */
final class CaseInput {
    private CaseInput() {}

    static byte[] bytes(String file) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        CaseInput.class.getResourceAsStream("/cases/" + file), file)) {
            return in.readAllBytes();
        }
    }

    static String text(String file) throws IOException {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    static JsonNode json(String file) throws IOException {
        return ForeignJson.read(bytes(file)).orElseThrow();
    }
}
