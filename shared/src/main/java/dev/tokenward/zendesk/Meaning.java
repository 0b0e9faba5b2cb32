package dev.tokenward.zendesk;

import dev.tokenward.net.Answer;
import dev.tokenward.net.Call;
import dev.tokenward.net.HttpCaller;
import dev.tokenward.net.Reply;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a reply that is no success proves, where nothing more is known about the call. Replies from
 * 500, 408, 425 and 429 do not come here: they mean the same from every system.
 */
final class Meaning {
    static final Pattern SCOPE = pattern("\\bscopes?\\b");
    static final Pattern TAKEN =
            pattern("already been taken|already exists|already in use|duplicate|must be unique");
    private static final Pattern NO_ENDPOINT = pattern("invalid_?endpoint");

    private Meaning() {}

    /**
     * @param after the reply's wish when to come back
     */
    static <T> Answer<T> of(Call call, Reply reply, Optional<Duration> after) {
        Optional<Fault> fault = Fault.of(reply);
        return fault.isPresent() ? of(call, reply, fault.get()) : fromAnEdge(call, reply, after);
    }

    private static <T> Answer<T> of(Call call, Reply reply, Fault fault) {
        String detail = detail(call, reply, fault);
        return switch (reply.status()) {
            case 401, 403 -> new Answer.Blind<>(detail);
            case 404, 410 -> missing(fault, detail);
            case 409 -> conflict(call, fault, detail);
            default ->
                    fault.says(TAKEN)
                            ? new Answer.Duplicate<>(detail)
                            : new Answer.Refused<>(reply.status(), code(reply, fault), detail);
        };
    }

    /**
     * A web page, a plain text or nothing: whoever turned the call away never let it reach Zendesk,
     * so nothing is proven and nothing was done (C44). After a success it may have been done.
     */
    static <T> Answer<T> fromAnEdge(Call call, Reply reply, Optional<Duration> after) {
        String detail =
                call.label() + " answered " + reply.status() + " with " + reply.kindOfBody();
        return reply.isSuccess()
                ? HttpCaller.unanswered(call, after, detail)
                : new Answer.Later<>(after, call.detail(detail));
    }

    /** No such endpoint proves nothing about a record: token access may be switched off (E14). */
    private static <T> Answer<T> missing(Fault fault, String detail) {
        return isEndpointOff(fault) || fault.words().isBlank()
                ? new Answer.Blind<>(detail)
                : new Answer.Missing<>(detail);
    }

    static boolean isEndpointOff(Fault fault) {
        return fault.says(NO_ENDPOINT);
    }

    /**
     * Another write was in the way. To change or delete again is harmless, so that is for later; a
     * create may have met its own twin, so whether one landed is not known.
     */
    private static <T> Answer<T> conflict(Call call, Fault fault, String detail) {
        if (fault.says(TAKEN)) {
            return new Answer.Duplicate<>(detail);
        }
        return call.label().startsWith("POST ") && !call.isRepeatable()
                ? new Answer.Unclear<>(detail)
                : new Answer.Later<>(Optional.empty(), detail);
    }

    static String detail(Call call, Reply reply, Fault fault) {
        String words = fault.words().isBlank() ? "without a reason" : fault.words();
        return reply.detail(call.label() + " answered " + reply.status() + ": " + words);
    }

    /** The fault's own code, or a word for its absence. */
    static String code(Reply reply, Fault fault) {
        return fault.code().isBlank() ? "no_reason" : reply.detail(fault.code());
    }

    static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }
}
