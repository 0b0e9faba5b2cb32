package dev.tokenward.sandbox.app.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What came back. */
public final class Reply {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpResponse<String> response;

    Reply(HttpResponse<String> response) {
        this.response = response;
    }

    public int status() {
        return response.statusCode();
    }

    public String text() {
        return response.body();
    }

    public Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }

    /** The body as JSON; a missing node if it is none. */
    public JsonNode json() {
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }

    /** A field's text; empty text if it is missing or null. */
    public String get(String field) {
        return json().path(field).asText("").replaceFirst("^null$", "");
    }

    /** The fields that a 422 names, in its order. */
    public List<String> faultyFields() {
        return StreamSupport.stream(json().path("faults").spliterator(), false)
                .map(fault -> fault.path("field").asText())
                .toList();
    }

    /** What a 422 says of a field. */
    public String fault(String field) {
        return StreamSupport.stream(json().path("faults").spliterator(), false)
                .filter(fault -> fault.path("field").asText().equals(field))
                .map(fault -> fault.path("message").asText())
                .findFirst()
                .orElse("");
    }

    /** Status only: a body may hold what should not be printed. */
    @Override
    public String toString() {
        return "HTTP " + status();
    }
}
