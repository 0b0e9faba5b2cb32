package dev.tokenward.sandbox.simulators.zendesk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.sandbox.simulators.Fields;
import dev.tokenward.sandbox.simulators.Json;
import dev.tokenward.sandbox.simulators.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists by cursor ({@code page[size]}) or by offset ({@code page}, {@code per_page}). */
final class Paging {
    private static final int LARGEST = 100;
    private static final int DEEPEST = 10_000;

    private Paging() {}

    static <T> Reply list(
            Ask ask,
            String envelope,
            List<T> rows,
            ToLongFunction<T> id,
            Function<T, ObjectNode> json) {
        Fields query = ask.call().query();
        if (query.has("page[size]") || query.has("page[after]") || query.has("page[before]")) {
            return byCursor(ask, envelope, rows, id, json);
        }
        return byOffset(ask, envelope, rows, json);
    }

    static <T> Reply byOffset(
            Ask ask, String envelope, List<T> rows, Function<T, ObjectNode> json) {
        int size = Math.min(number(ask, "per_page").orElse(LARGEST), LARGEST);
        int page = number(ask, "page").orElse(1);
        if (size < 1 || page < 1) {
            return Errors.paging("InvalidPaginationParameter", "page and per_page are positive");
        }
        if ((long) page * size > DEEPEST) {
            return Errors.paging("InvalidPaginationDepth", "Cannot paginate past 10,000 records");
        }
        int from = Math.min((page - 1) * size, rows.size());
        int to = Math.min(from + size, rows.size());
        ObjectNode body = Json.object();
        ArrayNode items = body.putArray(envelope);
        rows.subList(from, to).forEach(row -> items.add(json.apply(row)));
        body.put("count", rows.size());
        body.put("next_page", to < rows.size() ? pageLink(ask, page + 1, size) : null);
        body.put("previous_page", page > 1 ? pageLink(ask, page - 1, size) : null);
        return Reply.json(200, body);
    }

    private static <T> Reply byCursor(
            Ask ask,
            String envelope,
            List<T> rows,
            ToLongFunction<T> id,
            Function<T, ObjectNode> json) {
        int size = number(ask, "page[size]").orElse(LARGEST);
        if (size < 1 || size > LARGEST) {
            return Errors.paging("InvalidPaginationParameter", "page[size] is 1 to 100");
        }
        Optional<String> cursor = ask.call().query().first("page[after]");
        Optional<Long> after = cursor.flatMap(Paging::position);
        if (cursor.isPresent() && after.isEmpty()) {
            return Errors.paging("InvalidCursor", "page[after] is not valid");
        }
        long from = after.orElse(Long.MIN_VALUE);
        List<T> rest = rows.stream().filter(row -> id.applyAsLong(row) > from).toList();
        List<T> shown = rest.subList(0, Math.min(size, rest.size()));
        boolean more = rest.size() > shown.size();
        ObjectNode body = Json.object();
        ArrayNode items = body.putArray(envelope);
        shown.forEach(row -> items.add(json.apply(row)));
        String next = shown.isEmpty() ? "" : cursor(id.applyAsLong(shown.getLast()));
        body.putObject("meta")
                .put("has_more", more)
                .put("after_cursor", next.isEmpty() ? null : next)
                .putNull("before_cursor");
        body.putObject("links")
                .put(
                        "next",
                        more
                                ? link(ask, Map.of("page[after]", next, "page[size]", "" + size))
                                : null)
                .putNull("prev");
        return Reply.json(200, body);
    }

    private static String pageLink(Ask ask, int page, int size) {
        return link(ask, Map.of("page", "" + page, "per_page", "" + size));
    }

    /** The same address with other paging. */
    private static String link(Ask ask, Map<String, String> paging) {
        Map<String, String> kept = ask.call().query().asMap();
        Stream.of("page", "per_page", "page[after]", "page[before]", "page[size]")
                .forEach(kept::remove);
        kept.putAll(paging);
        String query =
                kept.entrySet().stream()
                        .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
                        .collect(Collectors.joining("&"));
        return ask.link(ask.call().rawPath() + "?" + query);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String cursor(long id) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("id:" + id).getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<Long> position(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            return text.startsWith("id:")
                    ? Optional.of(Long.parseLong(text.substring(3)))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> number(Ask ask, String name) {
        return ask.call()
                .query()
                .first(name)
                .map(text -> text.matches("\\d{1,6}") ? Integer.parseInt(text) : -1);
    }
}
