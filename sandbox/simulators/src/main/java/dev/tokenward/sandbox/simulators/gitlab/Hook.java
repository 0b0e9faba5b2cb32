package dev.tokenward.sandbox.simulators.gitlab;

import java.util.Map;

/** A webhook as GitLab would send it: to be posted to the receiver. */
public record Hook(String body, Map<String, String> headers) {
    public Hook {
        headers = Map.copyOf(headers);
    }

    /** Without the headers, which carry the shared secret. */
    @Override
    public String toString() {
        return "Hook";
    }
}
