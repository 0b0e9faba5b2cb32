package dev.tokenward.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.net.Answer;
import dev.tokenward.net.Call;
import dev.tokenward.net.ForeignJson;
import dev.tokenward.net.Reply;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Whole lists, by cursor or by offset, whichever way Zendesk answers. A list is complete or no
 * {@link Answer.Ok}: what is missing from an incomplete one would look deleted (hazard E14, C44).
 */
final class Lists {
    /** Zendesk's own bound for offsets is 10,000 records in pages of 100. */
    private static final int MOST_PAGES = 200;

    /** Cursors have no such bound: a hundred thousand records. */
    private static final int MOST_PAGES_SHOWN = 1_000;

    private final Session session;

    Lists(Session session) {
        this.session = session;
    }

    <T> Answer<List<T>> all(Call first, ListShape<T> shape) {
        Map<String, T> found = new LinkedHashMap<>();
        return all(first, shape, found::put, MOST_PAGES, () -> true)
                .map(all -> List.copyOf(found.values()));
    }

    /**
     * Shows a whole list record by record, and keeps the ids alone.
     *
     * @param goesOn asked before each page
     * @return how many there were
     */
    <T> Answer<Integer> each(
            Call first, ListShape<T> shape, Consumer<T> visitor, BooleanSupplier goesOn) {
        Set<String> ids = new HashSet<>();
        return all(
                        first,
                        shape,
                        (id, record) -> {
                            // pages may overlap while records come and go
                            if (ids.add(id)) {
                                visitor.accept(record);
                            }
                        },
                        MOST_PAGES_SHOWN,
                        goesOn)
                .map(all -> ids.size());
    }

    private <T> Answer<Boolean> all(
            Call first,
            ListShape<T> shape,
            BiConsumer<String, T> found,
            int mostPages,
            BooleanSupplier goesOn) {
        Set<String> seen = new HashSet<>();
        Optional<Call> next = Optional.of(first);
        while (next.isPresent()) {
            Call call = next.get();
            if (!seen.add(call.target()) || seen.size() > mostPages) {
                return incomplete(call, "its pages do not end");
            }
            if (!goesOn.getAsBoolean()) {
                return incomplete(call, "there is no room for more calls now");
            }
            boolean isFirst = seen.size() == 1;
            Answer<Optional<Call>> more =
                    page(call, shape, isFirst)
                            .then(body -> gather(call, body, shape, found))
                            .then(body -> next(first, body));
            if (!(more instanceof Answer.Ok<Optional<Call>>(Optional<Call> following))) {
                return more.map(none -> false);
            }
            next = following;
        }
        return new Answer.Ok<>(true);
    }

    private Answer<JsonNode> page(Call call, ListShape<?> shape, boolean isFirst) {
        return session.send(call)
                .then(reply -> {
                    Optional<JsonNode> body = reply.json();
                    if (reply.isSuccess() && body.isPresent()) {
                        return new Answer.Ok<>(body.get());
                    }
                    return reply.status() == 404 && body.isPresent()
                            ? absent(call, reply, shape, isFirst)
                            : session.otherwise(call, reply);
                });
    }

    /** That a later page is missing says nothing about the list. */
    private Answer<JsonNode> absent(Call call, Reply reply, ListShape<?> shape, boolean isFirst) {
        if (!isFirst) {
            return incomplete(call, "a page of it is missing");
        }
        return shape.mayBeOff()
                ? new Answer.Missing<>(call.detail(call.label() + " answered 404"))
                : session.otherwise(call, reply);
    }

    private static <T> Answer<JsonNode> gather(
            Call call, JsonNode body, ListShape<T> shape, BiConsumer<String, T> found) {
        Optional<List<JsonNode>> records = ForeignJson.list(body, shape.envelope());
        if (records.isEmpty()) {
            return incomplete(call, "a page holds no " + shape.envelope());
        }
        for (JsonNode each : records.get()) {
            Optional<T> read = shape.record().apply(each);
            if (read.isEmpty()) {
                return incomplete(call, "an entry has no usable id");
            }
            found.accept(shape.id().apply(read.get()), read.get());
        }
        return new Answer.Ok<>(body);
    }

    private Answer<Optional<Call>> next(Call first, JsonNode body) {
        JsonNode meta = body.path("meta");
        Optional<Boolean> more = ForeignJson.flag(meta, "has_more");
        if (more.equals(Optional.of(false))) {
            return new Answer.Ok<>(Optional.empty());
        }
        Optional<String> link =
                ForeignJson.text(body.path("links"), "next")
                        .or(() -> ForeignJson.text(body, "next_page"));
        if (link.isPresent()) {
            return session.within(link.get()).then(path -> follow(first, path));
        }
        if (more.isEmpty()) {
            return new Answer.Ok<>(Optional.empty());
        }
        return ForeignJson.text(meta, "after_cursor")
                .<Answer<Optional<Call>>>map(
                        at -> new Answer.Ok<>(Optional.of(first.query("page[after]", at))))
                .orElseGet(() -> incomplete(first, "there is more, but no way to it"));
    }

    private static Answer<Optional<Call>> follow(Call first, Optional<String> path) {
        return path.isPresent()
                ? new Answer.Ok<>(path.map(first::page))
                : incomplete(first, "the next page is on another host");
    }

    private static <T> Answer<T> incomplete(Call call, String why) {
        return new Answer.Later<>(
                Optional.empty(), call.detail(call.label() + ": the list is incomplete, " + why));
    }
}
