package dev.tokenward.sandbox.app.faults;

import java.net.http.HttpRequest;
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
                return Optional.of(new Handed.Text(204, "text/plain", java.util.Map.of(), ""));
            }
            if (client && request.method().equals("GET")) {
                return Optional.of(Handed.Text.json(404, "{\"error\":\"RecordNotFound\"}"));
            }
            return Optional.empty();
        }
    };

    abstract Optional<Handed.Text> answer(HttpRequest request);
}
