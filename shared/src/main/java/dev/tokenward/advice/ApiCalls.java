package dev.tokenward.advice;

import dev.tokenward.domain.Checked;
import dev.tokenward.domain.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Reads the calls out of what people paste: curl commands, lists of methods and paths, addresses,
 * access logs, HAR files. Of each call the method and the path are kept and nothing else; a line
 * that cannot be read is named by its number and never repeated, since it may hold a secret.
 */
public final class ApiCalls {
    /** Longest text, in characters. */
    public static final int LARGEST = 64 * 1024;

    /** Most calls in one text, repeated ones included. */
    public static final int MOST = 500;

    /** Most different calls that are kept with a request. */
    private static final int MOST_KEPT = 100;

    private final CallPath path;
    private final LogLine lines;

    public ApiCalls(ScopeTable table) {
        path = new CallPath(table);
        lines = new LogLine(path);
    }

    /** A line in which no call was found. */
    public record Unreadable(int line, String why) {}

    /**
     * What was read.
     *
     * @param calls each one once, in their order, and how often it was named
     */
    public record Reading(SequencedMap<NamedCall, Integer> calls, List<Unreadable> unreadable) {
        public Reading {
            calls = new LinkedHashMap<>(calls);
            unreadable = List.copyOf(unreadable);
        }

        /**
         * The calls as a request keeps them.
         *
         * @param field what the text is called in the fault
         */
        public Checked<List<String>> kept(String field) {
            return calls.size() > MOST_KEPT
                    ? fault(
                            field,
                            "names " + calls.size() + " different calls; the most is " + MOST_KEPT)
                    : new Checked.Valid<>(calls.keySet().stream().map(NamedCall::text).toList());
        }
    }

    /**
     * @param field what the text is called in faults
     * @return invalid only where it is too much to be read
     */
    public Checked<Reading> read(String field, String pasted) {
        if (pasted.length() > LARGEST) {
            return fault(
                    field,
                    "is "
                            + pasted.length()
                            + " characters long; the longest is "
                            + LARGEST
                            + ": leave out what repeats");
        }
        SequencedMap<NamedCall, Integer> calls = new LinkedHashMap<>();
        List<Unreadable> unreadable = new ArrayList<>();
        int count = 0;
        Optional<Method> pending = Optional.empty();
        for (Paste.Statement statement : Paste.statements(pasted)) {
            List<Found> found =
                    statement.curl().isPresent()
                            ? curl(statement.curl().get())
                            : lines.read(statement.text(), pending);
            for (Found each : found) {
                switch (each) {
                    case Found.Call(NamedCall call) -> {
                        calls.merge(call, 1, Integer::sum);
                        count++;
                        pending = Optional.empty();
                    }
                    case Found.Half(Method method) -> pending = Optional.of(method);
                    case Found.Nothing(String why) ->
                            unreadable.add(new Unreadable(statement.line(), why));
                }
            }
            if (count > MOST) {
                return fault(field, "names more than " + MOST + " calls: leave out what repeats");
            }
            if (unreadable.size() > MOST) {
                return fault(
                        field,
                        "has more than "
                                + MOST
                                + " lines in which no call is found; take them out");
            }
        }
        return new Checked.Valid<>(new Reading(calls, unreadable));
    }

    private List<Found> curl(List<String> words) {
        CurlCommand command = CurlCommand.of(words);
        if (command.addresses().isEmpty()) {
            return List.of(new Found.Nothing("a curl command without an address"));
        }
        return command.addresses().stream()
                .map(address -> found(command.method(), address))
                .toList();
    }

    private Found found(Optional<Method> method, String address) {
        if (method.isEmpty()) {
            return new Found.Nothing("a method that Zendesk's API does not have");
        }
        return path.of(address)
                .<Found>map(p -> new Found.Call(new NamedCall(method.get(), p)))
                .orElseGet(() -> new Found.Nothing(Found.NO_ADDRESS));
    }

    private static <T> Checked<T> fault(String field, String predicate) {
        return new Checked.Invalid<>(List.of(Fault.of(field, predicate)));
    }

    /** The calls that were kept with a request, read again. */
    static SequencedMap<NamedCall, Integer> kept(List<String> texts) {
        Map<NamedCall, Integer> calls = new LinkedHashMap<>();
        texts.forEach(text -> NamedCall.parse(text).ifPresent(call -> calls.put(call, 1)));
        return new LinkedHashMap<>(calls);
    }
}
