package dev.tokenward.domain;

import java.util.List;

/** What checking a person's input comes to. */
public sealed interface Checked<T> {
    record Valid<T>(T value) implements Checked<T> {}

    /** Every fault at once, in the order of the fields. */
    record Invalid<T>(List<Fault> faults) implements Checked<T> {
        public Invalid {
            faults = List.copyOf(faults);
        }
    }

    /** What comes of the value; what is wrong stays wrong. */
    default <U> Checked<U> flatMap(java.util.function.Function<T, Checked<U>> next) {
        return switch (this) {
            case Valid<T>(T value) -> next.apply(value);
            case Invalid<T>(java.util.List<Fault> faults) -> new Invalid<>(faults);
        };
    }
}
