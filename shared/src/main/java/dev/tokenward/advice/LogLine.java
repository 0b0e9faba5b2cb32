package dev.tokenward.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a line that is no curl command: of a list, a log, a program, a HAR file, a page. */
final class LogLine {
    /** Bounded, so that no line can make the search long. */
    private static final String ADDRESS = "([^\\s\"'`,|)\\]=]{0,200}/[^\\s\"'`,|)\\]]{0,2000})";

    /** The method before the address, whatever marks stand around them. */
    private static final Pattern CALL =
            Pattern.compile(
                    "(?<![\\w/])(GET|HEAD|POST|PUT|PATCH|DELETE|(?<=^)(?:get|head|post|put|patch|delete))"
                            + "(?!\\w)[\\s\"'`:|,*]+"
                            + ADDRESS);

    /** {@code client.get("https://…")} in programs. */
    private static final Pattern PROGRAM =
            Pattern.compile(
                    "\\.(get|head|post|put|patch|delete)\\s*\\(\\s*[a-z]{0,2}[\"'`]([^\"'`]{0,200}/[^\"'`]{0,2000})");

    private static final Pattern METHOD =
            Pattern.compile("(?i)[\"']?\\bmethod[\"']?\\s*[:=]\\s*[\"']?([a-z]+)");
    private static final Pattern URL =
            Pattern.compile("(?i)(?:[\"']?\\burl[\"']?\\s*[:=]\\s*|fetch\\(\\s*)[\"'`]([^\"'`]+)");
    private static final Pattern ALONE =
            Pattern.compile(
                    "^(?:wget\\s+)?[\"'`(<]{0,9}([^\\s\"'`,|)>]{0,200}/[^\\s\"'`,|)>]{1,2000})[\"'`)>,;.]{0,9}$");

    /** Marks of lists, prompts and quoted text. */
    private static final Pattern LEAD = Pattern.compile("^(?:[-*•>$|]|\\d{1,3}[.)])\\s+");

    /** What belongs to the form of a text: JSON's brackets and other keys, comments, rules. */
    private static final Pattern FRAME =
            Pattern.compile(
                    "^(?:[\\[\\]{}(),;\\s]*|#.*|//.*|```.*|[-=|:+\\s]+|[\"'][\\w-]+[\"']\\s*:.*)$");

    private final CallPath path;

    LogLine(CallPath path) {
        this.path = path;
    }

    /**
     * @param pending the method that an earlier line named without an address
     */
    List<Found> read(String line, Optional<Method> pending) {
        String text = LEAD.matcher(line).replaceFirst("").strip();
        List<Found> found = new ArrayList<>();
        for (Pattern pattern : List.of(CALL, PROGRAM)) {
            Matcher call = pattern.matcher(text);
            while (call.find()) {
                found.add(found(Method.of(call.group(1)), call.group(2)));
            }
        }
        if (!found.isEmpty()) {
            return found;
        }
        Optional<String> url = first(URL, text);
        Optional<Method> method = first(METHOD, text).flatMap(Method::of);
        if (url.isPresent()) {
            return List.of(
                    found(Optional.of(method.or(() -> pending).orElse(Method.GET)), url.get()));
        }
        if (method.isPresent()) {
            return List.of(new Found.Half(method.get()));
        }
        if (FRAME.matcher(text).matches()) {
            return List.of();
        }
        return first(ALONE, text)
                .map(address -> List.of(found(Optional.of(Method.GET), address)))
                .orElseGet(() -> List.of(new Found.Nothing(Found.NO_ADDRESS)));
    }

    private Found found(Optional<Method> method, String address) {
        return method.flatMap(m -> path.of(address).map(p -> new NamedCall(m, p)))
                .<Found>map(Found.Call::new)
                .orElseGet(() -> new Found.Nothing(Found.NO_ADDRESS));
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
