package dev.tokenward.sandbox.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The template at the root of the repository, with values for what has no default. */
public final class OurTemplate {
    private OurTemplate() {}

    public static Template read() {
        return in("UTC");
    }

    /** With this time zone as the policy's. */
    public static Template in(String policyZone) {
        return Template.read(
                Path.of("../../template.yaml"),
                Map.of(
                        "OidcIssuer", "https://idp.example.com",
                        "OidcAudience", "tokenward",
                        "PolicyZone", policyZone));
    }

    public static List<Resource> functions() {
        return read().resources("AWS::Serverless::Function");
    }

    /** Every route of the API. */
    public static List<Event> routes() {
        return functions().stream()
                .flatMap(f -> f.get("Events").entries().values().stream())
                .filter(e -> e.get("Type").text().equals("HttpApi"))
                .map(e -> new Event(e.get("Properties")))
                .toList();
    }

    /** A trigger that calls a function for a request by HTTP. */
    public record Event(Node properties) {
        public String path() {
            return properties.get("Path").text();
        }

        public String route() {
            return properties.get("Method").text() + " " + path();
        }

        /** Whether anybody may call it without a token. */
        public boolean isOpen() {
            return properties
                    .get("Auth")
                    .get("Authorizer")
                    .optionalText()
                    .equals(Optional.of("NONE"));
        }
    }
}
