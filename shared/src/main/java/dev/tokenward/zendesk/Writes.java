package dev.tokenward.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.net.Answer;
import dev.tokenward.net.Call;
import dev.tokenward.net.ForeignJson;
import dev.tokenward.net.HttpCaller;
import dev.tokenward.net.Reply;
import dev.tokenward.secrets.Secret;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads what a call that was carried out answers. */
final class Writes {
    /** Zendesk shows the first ten characters of a value that it has shown before. */
    private static final int LONGEST_PART = 10;

    private Writes() {}

    /** One record in its envelope. */
    static <T> Answer<T> record(
            Call call, Reply reply, String envelope, Function<JsonNode, Optional<T>> read) {
        return reply.json()
                .flatMap(body -> read.apply(body.path(envelope)))
                .<Answer<T>>map(Answer.Ok::new)
                .orElseGet(() ->
                        HttpCaller.unanswered(
                                call,
                                Optional.empty(),
                                call.label()
                                        + " answered "
                                        + reply.status()
                                        + " without a usable "
                                        + envelope));
    }

    /** Nothing is read of it; a web page is no answer of the API, whatever its status. */
    static Answer<Void> nothing(Call call, Reply reply) {
        boolean page = !reply.text().isBlank() && reply.json().isEmpty();
        return page ? Meaning.fromAnEdge(call, reply, Optional.empty()) : Answer.done();
    }

    /**
     * A new record's id and its value, shown this once. What is created but not shown is an unknown
     * outcome: it must be looked for and deleted.
     */
    static Answer<Created> created(
            Call call, Reply reply, String envelope, List<String> names, String partName) {
        return record(call, reply, envelope, json -> created(json, names, partName));
    }

    private static Optional<Created> created(JsonNode json, List<String> names, String partName) {
        int part = ForeignJson.text(json, partName).map(String::length).orElse(LONGEST_PART);
        Optional<Secret> value =
                names.stream()
                        .flatMap(name -> ForeignJson.text(json, name).stream())
                        .map(String::strip)
                        .filter(text -> text.length() > part)
                        .filter(text -> text.chars().allMatch(c -> c > 0x20 && c < 0x7f))
                        .findFirst()
                        .map(Secret::of);
        return ForeignJson.id(json, "id")
                .flatMap(id -> value.map(secret -> new Created(id, secret)));
    }
}
