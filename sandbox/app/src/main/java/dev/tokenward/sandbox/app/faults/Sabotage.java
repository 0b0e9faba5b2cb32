package dev.tokenward.sandbox.app.faults;

import java.net.http.HttpRequest;
import java.util.Map;
import java.util.Optional;

/** A step broken on purpose: the matrix must see it, else it sees nothing. */
public enum Sabotage {
    NONE {
        @Override
        Optional<Handed.Text> answer(HttpRequest request) {
            return Optional.empty();
        }
    },
    /** Deletions are answered and not carried out, and lists hide what should be gone. */
    DELETES_NOTHING {
        @Override
        Optional<Handed.Text> answer(HttpRequest request) {
            String path = request.uri().getPath();
            boolean client = path.startsWith("/api/v2/oauth/clients/");
            if (client && request.method().equals("DELETE")) {
                return Optional.of(new Handed.Text(204, "text/plain", Map.of(), ""));
            }
            if (client && request.method().equals("GET")) {
                return Optional.of(Handed.Text.json(404, "{\"error\":\"RecordNotFound\"}"));
            }
            return Optional.empty();
        }
    },
    /**
     * Whoever looks whether a token is there already is shown none. No second one is made until a
     * process dies right after it made the first, or never hears that it did.
     */
    LOOKS_UP_NOTHING {
        @Override
        Optional<Handed.Text> answer(HttpRequest request) {
            return request.method().equals("GET") && request.uri().getPath().equals(TOKENS)
                    ? Optional.of(
                            Handed.Text.json(
                                    200, "{\"api_tokens\":[],\"meta\":{\"has_more\":false}}"))
                    : Optional.empty();
        }

        @Override
        boolean showsAt(Tap.Counted call) {
            return call.what().equals("POST " + TOKENS);
        }
    };

    private static final String TOKENS = "/api/v2/api_tokens";

    abstract Optional<Handed.Text> answer(HttpRequest request);

    /** Whether a fault of this call can show it. */
    boolean showsAt(Tap.Counted call) {
        return true;
    }
}
