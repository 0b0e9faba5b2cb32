package dev.tokenward.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Gathers what is wrong with a request's fields; a field that could not even be read is not called
 * missing too.
 */
final class FieldFaults {
    private static final List<String> ORDER =
            List.of(
                    "category",
                    "kind",
                    "purpose",
                    "removalDate",
                    "issue",
                    "target",
                    "useCase",
                    "needsAdmin",
                    "adminReason",
                    "scopes",
                    "apiCalls");

    private final List<Fault> faults;

    FieldFaults(List<Fault> fromReading) {
        faults = new ArrayList<>(fromReading);
    }

    void add(Fault fault) {
        faults.add(fault);
    }

    void add(String field, String message) {
        faults.add(Fault.of(field, message));
    }

    void addAll(List<Fault> more) {
        faults.addAll(more);
    }

    /** Notes that a field is missing, unless something else is known to be wrong with it. */
    void missing(String field, String hint) {
        if (!on(field)) {
            add(field, "is missing; " + hint);
        }
    }

    boolean on(String field) {
        return faults.stream().anyMatch(f -> base(f).equals(field));
    }

    boolean isEmpty() {
        return faults.isEmpty();
    }

    /**
     * The text, if there is one; what is faulty is noted, what is missing is the caller's matter.
     */
    Optional<String> text(String field, Text text) {
        return text.value(message -> add(field, message));
    }

    /** One of the given words, exactly as written. */
    <E extends Enum<E>> Optional<E> choice(String field, Optional<String> raw, E[] values) {
        String words = String.join(", ", Arrays.stream(values).map(Enum::name).toList());
        Optional<String> word = raw.map(Text::tidy).filter(w -> !w.isEmpty());
        if (word.isEmpty()) {
            missing(field, "it is one of " + words);
            return Optional.empty();
        }
        Optional<E> value =
                Arrays.stream(values).filter(v -> v.name().equals(word.get())).findFirst();
        if (value.isEmpty()) {
            Optional<E> meant =
                    Arrays.stream(values)
                            .filter(v -> v.name().equals(word.get().toUpperCase(Locale.ROOT)))
                            .findFirst();
            add(
                    field,
                    "is none of "
                            + words
                            + meant.map(m -> "; perhaps " + m.name() + " was meant").orElse(""));
        }
        return value;
    }

    /** All faults by the order of the fields; those on unknown fields last. */
    List<Fault> inOrder() {
        return faults.stream().sorted(Comparator.comparingInt(FieldFaults::place)).toList();
    }

    private static int place(Fault fault) {
        int place = ORDER.indexOf(base(fault));
        return place < 0 ? ORDER.size() : place;
    }

    private static String base(Fault fault) {
        int bracket = fault.field().indexOf('[');
        return bracket < 0 ? fault.field() : fault.field().substring(0, bracket);
    }
}
