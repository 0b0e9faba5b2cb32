package dev.tokenward.sandbox.app;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The three secrets of this sandbox: from a file, or made up for the built-in simulators. No
 * message holds a value.
 */
final class SandboxSecrets {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private final Map<Service, ObjectNode> secrets = new EnumMap<>(Service.class);

    /**
     * @param prefix what the names begin with
     * @param file a JSON object of secret name to secret
     * @throws IllegalArgumentException if the file cannot be used; names the secret and the field
     */
    SandboxSecrets(String prefix, Optional<Path> file) {
        for (Service service : Service.values()) {
            secrets.put(service, madeUp(service));
        }
        file.ifPresent(path -> read(path, prefix));
    }

    private void read(Path file, String prefix) {
        JsonNode root;
        try {
            root = JSON.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            // Jackson's own message would quote what stands there
            throw fault(
                    file,
                    "is no JSON (line "
                            + e.getLocation().getLineNr()
                            + ", column "
                            + e.getLocation().getColumnNr()
                            + ")");
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "--secrets " + file + " cannot be read: " + e.getClass().getSimpleName(), e);
        }
        if (!root.isObject()) {
            throw fault(file, "is no JSON object of secret name to secret");
        }
        Map<String, Service> names = new LinkedHashMap<>();
        for (Service service : Service.values()) {
            names.put(prefix + "/" + service.key(), service);
        }
        for (Map.Entry<String, JsonNode> entry : root.properties()) {
            Service service = names.get(entry.getKey());
            if (service == null) {
                throw fault(
                        file,
                        "has a secret of an unknown name; known are "
                                + String.join(", ", new TreeSet<>(names.keySet())));
            }
            if (!(entry.getValue() instanceof ObjectNode secret)) {
                throw fault(file, entry.getKey() + " is no JSON object");
            }
            secrets.put(service, secret);
        }
    }

    /** The secret as it is put into Secrets Manager: untouched, blanks and all. */
    String json(Service service) {
        return secret(service).toString();
    }

    /**
     * A field's text, trimmed, as the built-in simulator is to know it.
     *
     * @param path names separated by dots
     * @throws IllegalArgumentException if it is missing; names the secret and the field
     */
    String text(Service service, String path) {
        JsonNode node = secret(service);
        for (String name : path.split("\\.", -1)) {
            node = node.path(name);
        }
        if (!node.isTextual() || node.asText().isBlank()) {
            throw new IllegalArgumentException(
                    "secret " + service.key() + ": field " + path + " is missing");
        }
        return node.asText().strip();
    }

    private ObjectNode secret(Service service) {
        return Optional.ofNullable(secrets.get(service)).orElseThrow();
    }

    private static ObjectNode madeUp(Service service) {
        ObjectNode secret = JSON.createObjectNode();
        switch (service) {
            case ZENDESK -> {
                secret.put("base_url", "https://zendesk.example.com");
                secret.putObject("auth")
                        .put("type", "oauth_client")
                        .put("client_id", "tokenward-service")
                        .put("client_secret", random());
            }
            case SLACK -> {
                secret.put("base_url", "https://slack.example.com/api/");
                secret.put("bot_token", random());
                secret.put("signing_secret", random());
            }
            case GITLAB -> {
                secret.put("base_url", "https://gitlab.example.com");
                secret.put("token", random());
                secret.put("webhook_secret", random());
            }
        }
        return secret;
    }

    private static String random() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static IllegalArgumentException fault(Path file, String what) {
        return new IllegalArgumentException("--secrets " + file + " " + what);
    }
}
