package dev.tokenward.sandbox.simulators.slack;

/** The app's own secrets, as the workspace knows them. */
public record SlackApp(String botToken, String signingSecret) {
    /** Without the secrets. */
    @Override
    public String toString() {
        return "SlackApp";
    }
}
