package dev.tokenward.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.net.Waiter;
import dev.tokenward.store.PageRequest;
import dev.tokenward.workflow.Result;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A report as JSON, page by page, or as a table of the same words, whole where it can be. */
final class Tables {
    /**
     * Of the table as it leaves the function. DOCUMENTED: Lambda takes an answer of 6 MB, as JSON
     * and with its headers; a larger one is an error.
     */
    static final int MOST_BYTES = 6_000_000;

    /** After it no further part is begun: the function ends after 28 seconds, API Gateway's 29. */
    static final Duration MOST_TIME = Duration.ofSeconds(15);

    /** A part of what is ranked anew for each part: more rows than an account has. */
    static final int RANKED = 10_000;

    private final Answers answers;
    private final Waiter time;

    Tables(Answers answers, Waiter time) {
        this.answers = answers;
        this.time = time;
    }

    /**
     * A table.
     *
     * @param name in its file's name
     * @param columns fields of an item; a dot leads into an object, and a list is a text
     * @param part rows that are asked for at a time
     */
    record Sheet(String name, List<String> columns, int part) {}

    /**
     * The page; as CSV all rows from the cursor on, if no limit is given, as far as they fit into
     * one answer.
     */
    <T> APIGatewayV2HTTPResponse of(
            ApiCall call,
            Function<PageRequest, Result<T>> report,
            Function<T, ObjectNode> view,
            Sheet sheet) {
        if (!call.wantsCsv()) {
            return answer(call, report.apply(Api.pageOf(call)), view);
        }
        boolean paged = call.query("limit").isPresent();
        PageRequest page = Api.pageOf(call);
        if (!paged) {
            page = new PageRequest(sheet.part(), page.cursor());
        }
        Rows rows = new Rows(sheet.columns(), MOST_BYTES);
        Duration begin = time.elapsed();
        boolean full = false;
        while (true) {
            Result<T> result = report.apply(page);
            if (!(result instanceof Result.Done<T>(T done))) {
                return answer(call, result, view);
            }
            ObjectNode shown = view.apply(done);
            JsonNode items = shown.path("items");
            int fitting = rows.fitting(items);
            Optional<String> next = Optional.ofNullable(shown.path("cursor").textValue());
            if (fitting < items.size()) {
                full = true;
                if (fitting > 0) {
                    // only a page of just so many rows tells the cursor of the row behind them
                    page = new PageRequest(fitting, page.cursor());
                    continue;
                }
                next = page.cursor();
            } else {
                rows.add(items);
            }
            boolean over = time.elapsed().minus(begin).compareTo(MOST_TIME) >= 0;
            if (paged || full || over || next.isEmpty()) {
                return Answers.csv(rows.text(), headers(sheet, shown, next, !paged));
            }
            page = new PageRequest(sheet.part(), next);
        }
    }

    /** A report without pages, which is to fit into one answer. */
    <T> APIGatewayV2HTTPResponse whole(
            ApiCall call, Result<T> result, Function<T, ObjectNode> view, Sheet sheet) {
        if (!call.wantsCsv() || !(result instanceof Result.Done<T>(T done))) {
            return answer(call, result, view);
        }
        ObjectNode shown = view.apply(done);
        Rows rows = new Rows(sheet.columns(), MOST_BYTES);
        rows.add(shown.path("items"));
        return Answers.csv(rows.text(), headers(sheet, shown, Optional.empty(), false));
    }

    private <T> APIGatewayV2HTTPResponse answer(
            ApiCall call, Result<T> result, Function<T, ObjectNode> view) {
        return answers.of(result, call.requestId(), r -> 200, view, r -> Map.of());
    }

    /** A sheet keeps no headers: its file's name says as much as it can. */
    private static Map<String, String> headers(
            Sheet sheet, JsonNode shown, Optional<String> next, boolean wanted) {
        Map<String, String> headers = new HashMap<>();
        StringBuilder name = new StringBuilder("tokenward-" + sheet.name());
        Optional.ofNullable(shown.path("asOf").textValue())
                .ifPresent(at -> {
                    headers.put("as-of", at);
                    name.append('-').append(at, 0, "2026-11-25".length());
                });
        if (shown.path("complete").isBoolean()) {
            headers.put("complete", shown.path("complete").asText());
            name.append(shown.path("complete").asBoolean() ? "" : "-incomplete");
        }
        next.ifPresent(cursor -> {
            headers.put("next-cursor", cursor);
            name.append("-part");
            if (wanted) {
                headers.put("truncated", "true");
            }
        });
        headers.put("content-disposition", "attachment; filename=\"" + name + ".csv\"");
        return headers;
    }
}
