package dev.tokenward.sandbox.simulators.slack;

import java.util.Map;

/**
 * What Slack sends when somebody presses a button: to be posted to the app's interactivity address.
 *
 * @param body form-encoded, exactly as it was signed
 */
public record Interaction(String body, Map<String, String> headers) {
    public Interaction {
        headers = Map.copyOf(headers);
    }

    /** Without the body, whose {@code response_url} is a capability. */
    @Override
    public String toString() {
        return "Interaction";
    }
}
