package dev.tokenward.secrets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.json.Json;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the fields of one secret and gathers all that is wrong with it, so that an operator mends
 * it once. People paste secrets by hand: blanks and line ends around a value are dropped (C46).
 */
final class SecretFields {
    /** Also what {@code strip} leaves: no-break space, zero-width space, byte order mark. */
    private static final Pattern AROUND =
            Pattern.compile(
                    "^[\\s\\p{Z}\\p{Cntrl}\\u200b\\ufeff]+|[\\s\\p{Z}\\p{Cntrl}\\u200b\\ufeff]+$");

    /** Stands for a faulty address until the faults are told. */
    private static final URI NONE = URI.create("");

    private final String secretName;
    private final JsonNode content;
    private final List<String> faults = new ArrayList<>();

    /**
     * @throws SecretUnusable if the content is no JSON object
     */
    SecretFields(String secretName, String json) {
        this.secretName = secretName;
        this.content = read(secretName, json);
    }

    /** The parser's own message quotes what it read: it is dropped. */
    private static JsonNode read(String secretName, String json) {
        try {
            JsonNode content = Json.read(json);
            if (content.isObject()) {
                return content;
            }
        } catch (JsonProcessingException dropped) {
            throw new SecretUnusable(
                    "secret " + secretName + " is no JSON, or names a field twice");
        }
        throw new SecretUnusable("secret " + secretName + " is no JSON object");
    }

    /** A value without what is around it; an empty text, and a fault, if there is none. */
    String text(String field) {
        JsonNode value = content.at("/" + field.replace('.', '/'));
        if (!value.isTextual()) {
            fault(field, value.isMissingNode() || value.isNull() ? "is missing" : "is no text");
            return "";
        }
        String text = AROUND.matcher(value.textValue()).replaceAll("");
        if (text.isEmpty()) {
            fault(field, "is empty");
        } else if (!text.chars().allMatch(c -> c >= 0x20 && c < 0x7f)) {
            fault(field, "holds a line end or another character that cannot be sent");
        }
        return text;
    }

    Secret secret(String field) {
        return Secret.of(text(field));
    }

    /** The address that a client adds its paths to, from elsewhere or from {@code base_url}. */
    URI baseUrl(Optional<URI> inItsPlace) {
        return inItsPlace
                .or(() -> Optional.of(text("base_url")).flatMap(this::address))
                .map(this::allowed)
                .orElse(NONE);
    }

    /** As {@link #baseUrl}, without the path that people add to it and that the client adds too. */
    URI baseUrlWithout(String apiPath, Optional<URI> inItsPlace) {
        URI base = baseUrl(inItsPlace);
        if (base.toString().endsWith(apiPath)) {
            fault("base_url", "must be without " + apiPath);
        }
        return base;
    }

    private URI allowed(URI given) {
        try {
            return BaseAddress.of(given);
        } catch (IllegalArgumentException unfit) {
            fault("base_url", String.valueOf(unfit.getMessage()));
            return NONE;
        }
    }

    private Optional<URI> address(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException noAddress) {
            fault("base_url", "is no address");
            return Optional.empty();
        }
    }

    void fault(String field, String what) {
        faults.add(field + " " + what);
    }

    /**
     * @throws SecretUnusable if anything was wrong, naming each field and no value
     */
    void check() {
        if (!faults.isEmpty()) {
            throw unusable();
        }
    }

    SecretUnusable unusable() {
        return new SecretUnusable(
                "secret " + secretName + " is unusable: " + String.join("; ", faults));
    }
}
