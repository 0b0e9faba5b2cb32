package dev.tokenward.sandbox.app.client;

import java.util.LinkedHashMap;
import java.util.Map;

/** Somebody who is signed in. */
public final class Person {
    private final Caller caller;
    private final String email;

    Person(Caller caller, String email) {
        this.caller = caller;
        this.email = email;
    }

    public String email() {
        return email;
    }

    public Reply get(String path) {
        return caller.get(path, signedIn(Map.of()));
    }

    public Reply post(String path, Object body) {
        return send("POST", path, body, Map.of());
    }

    public Reply send(String method, String path, Object body, Map<String, String> headers) {
        return caller.send(method, path, body, signedIn(headers));
    }

    /** The messages that this person sees in Slack. */
    public Inbox inbox() {
        return caller.inbox(email);
    }

    /** Presses the newest button of this label in Slack. */
    public Reply press(String button) {
        return caller.post("/sandbox/slack/press", Map.of("email", email, "button", button));
    }

    /** Fills in the form that is open in Slack, and sends it. */
    public Reply fillIn(String text) {
        return caller.post("/sandbox/slack/form", Map.of("email", email, "text", text));
    }

    private Map<String, String> signedIn(Map<String, String> headers) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("Authorization", "Bearer " + caller.token(email));
        return all;
    }
}
