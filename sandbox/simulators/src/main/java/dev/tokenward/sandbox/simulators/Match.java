package dev.tokenward.sandbox.simulators;

import java.util.regex.Pattern;

/**
 * Which calls a fault is for.
 *
 * @param method a method, or {@code *}
 * @param path a regular expression that the whole raw path must match
 * @param query a part of the raw query; empty for any
 * @param body a part of the body; empty for any
 */
public record Match(String method, String path, String query, String body) {
    public Match {
        Pattern.compile(path);
    }

    public static Match of(String method, String path) {
        return new Match(method, path, "", "");
    }

    public static Match any() {
        return of("*", ".*");
    }

    public Match withQuery(String part) {
        return new Match(method, path, part, body);
    }

    public Match withBody(String part) {
        return new Match(method, path, query, part);
    }

    boolean fits(Call call) {
        return (method.equals("*") || method.equalsIgnoreCase(call.method()))
                && Pattern.matches(path, call.rawPath())
                && call.rawQuery().contains(query)
                && call.body().contains(body);
    }
}
