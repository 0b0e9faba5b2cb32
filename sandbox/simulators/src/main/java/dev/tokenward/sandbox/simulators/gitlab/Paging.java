package dev.tokenward.sandbox.simulators.gitlab;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.sandbox.simulators.Json;
import dev.tokenward.sandbox.simulators.Reply;
import java.net.URI;
import java.util.List;
import java.util.function.Function;

/** Lists by {@code page} and {@code per_page}: 20 unless asked otherwise, 100 at most. */
final class Paging {
    private Paging() {}

    static <T> Reply list(Ask ask, URI root, List<T> rows, Function<T, ObjectNode> json) {
        int size = Math.min(number(ask, "per_page", 20), 100);
        int page = number(ask, "page", 1);
        int pages = (rows.size() + size - 1) / size;
        int from = Math.min((page - 1) * size, rows.size());
        int to = Math.min(from + size, rows.size());
        ArrayNode items = Json.array();
        rows.subList(from, to).forEach(row -> items.add(json.apply(row)));
        String next = page < pages ? "" + (page + 1) : "";
        Reply reply =
                Reply.json(200, items)
                        .with("X-Page", "" + page)
                        .with("X-Per-Page", "" + size)
                        .with("X-Total", "" + rows.size())
                        .with("X-Total-Pages", "" + pages)
                        .with("X-Next-Page", next)
                        .with("X-Prev-Page", page > 1 ? "" + (page - 1) : "");
        String link =
                "<%s%s?page=%s&per_page=%d>; rel=\"next\""
                        .formatted(root, ask.call().rawPath(), next, size);
        return next.isEmpty() ? reply : reply.with("Link", link);
    }

    private static int number(Ask ask, String name, int otherwise) {
        return ask.text(name)
                .filter(text -> text.matches("[1-9]\\d{0,4}"))
                .map(Integer::parseInt)
                .orElse(otherwise);
    }
}
