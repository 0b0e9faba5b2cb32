package dev.tokenward.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.tokenward.domain.Actor;
import dev.tokenward.store.AuditLog;
import dev.tokenward.store.PageRequest;
import dev.tokenward.workflow.Audit;
import dev.tokenward.workflow.Result;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The audit over HTTP: a chain as a list, everything as JSON Lines. */
public final class AuditRoutes {
    private static final int MOST_LINES = 2_000;

    private AuditRoutes() {}

    /** {@code request}, the id of one, or {@code subject}, any chain's name. */
    public static APIGatewayV2HTTPResponse events(Api api, Actor actor, ApiCall call, Audit audit) {
        return api.events(call, audit.events(actor, subject(call), Api.pageOf(call)));
    }

    private static String subject(ApiCall call) {
        List<String> given =
                List.of(call.query("request").map(id -> "request:" + id), call.query("subject"))
                        .stream()
                        .flatMap(Optional::stream)
                        .toList();
        if (given.size() != 1 || !given.getFirst().matches("[\\x21-\\x7e]{1,200}")) {
            throw ApiFault.of(
                    400,
                    "query",
                    "Say whose events: request=<the request's id>, or subject=<a chain's name, such"
                            + " as directory>.");
        }
        return given.getFirst();
    }

    /** One part; the cursor of the next stands in the header, so that bodies can be appended. */
    public static APIGatewayV2HTTPResponse export(Api api, Actor actor, ApiCall call, Audit audit) {
        PageRequest page = Queries.page(call, MOST_LINES, MOST_LINES);
        return switch (audit.export(actor, page.cursor(), page.limit())) {
            case Result.Done<AuditLog.ExportPart>(AuditLog.ExportPart part) ->
                    Answers.jsonLines(
                            part.lines(),
                            part.cursor().map(c -> next(c, page.limit())).orElse(Map.of()));
            case Result.Refused<AuditLog.ExportPart> refused ->
                    api.answers().refused(refused.refusal(), call.requestId());
            case Result.Repeated<AuditLog.ExportPart> repeated -> throw unexpected();
            case Result.Invalid<AuditLog.ExportPart> invalid -> throw unexpected();
        };
    }

    private static Map<String, String> next(String cursor, int limit) {
        return Map.of(
                "next-cursor",
                cursor,
                "link",
                "</audit/export?cursor="
                        + cursor
                        + (limit == MOST_LINES ? "" : "&limit=" + limit)
                        + ">; rel=\"next\"");
    }

    private static IllegalStateException unexpected() {
        return new IllegalStateException("an export is given or refused");
    }
}
