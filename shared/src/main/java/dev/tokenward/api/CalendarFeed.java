package dev.tokenward.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.tokenward.calendar.CalendarText;
import dev.tokenward.domain.Agenda;
import dev.tokenward.domain.Policy;
import dev.tokenward.domain.Sha256;
import dev.tokenward.workflow.Feeds;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A calendar's address. Whoever calls it proves nothing but that they know it; a wrong one, an old
 * one and a leaver's get the very same answer (case C32).
 */
public final class CalendarFeed implements Api.Hook {
    static final String SUFFIX = ".ics";
    private static final Pattern FEED = Pattern.compile("([A-Za-z0-9_-]{43})\\.ics");

    private final Supplier<Feeds> feeds;
    private final Policy policy;

    public CalendarFeed(Supplier<Feeds> feeds, Policy policy) {
        this.feeds = feeds;
        this.policy = policy;
    }

    @Override
    public APIGatewayV2HTTPResponse answer(Api api, ApiCall call) {
        Optional<Agenda> agenda =
                call.variable("feed")
                        .map(FEED::matcher)
                        .filter(Matcher::matches)
                        .flatMap(address -> feeds.get().shown(address.group(1)));
        APIGatewayV2HTTPResponse answer =
                agenda.map(a -> calendar(call, CalendarText.of(a, policy)))
                        .orElseGet(() ->
                                api.answers()
                                        .problem(
                                                404,
                                                "not-found",
                                                "There is no such calendar. GET /calendar tells"
                                                        + " your own address.",
                                                "/calendar"));
        if (call.route().startsWith("HEAD ")) {
            answer.setBody("");
        }
        return answer;
    }

    private static APIGatewayV2HTTPResponse calendar(ApiCall call, String text) {
        String etag = "\"" + Sha256.hex(text).substring(0, 32) + "\"";
        boolean known = call.header("if-none-match").filter(sent -> names(sent, etag)).isPresent();
        return Answers.calendar(known ? 304 : 200, known ? "" : text, etag);
    }

    /** A weak tag counts as well: caches on the way weaken what they compress. */
    private static boolean names(String sent, String etag) {
        return Arrays.stream(sent.split(",", -1))
                .map(String::strip)
                .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                .anyMatch(tag -> tag.equals("*") || tag.equals(etag));
    }
}
