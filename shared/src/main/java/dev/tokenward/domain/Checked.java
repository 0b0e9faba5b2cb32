package dev.tokenward.domain;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** What checking a person's input comes to. */
public sealed interface Checked<T> {
    record Valid<T>(T value) implements Checked<T> {
        @Override
        public Optional<T> value(Consumer<List<Fault>> wrong) {
            return Optional.of(value);
        }
    }

    /** Every fault at once, in the order of the fields. */
    record Invalid<T>(List<Fault> faults) implements Checked<T> {
        public Invalid {
            faults = List.copyOf(faults);
        }

        @Override
        public Optional<T> value(Consumer<List<Fault>> wrong) {
            wrong.accept(faults);
            return Optional.empty();
        }
    }

    /** The value, if the input is valid; what is wrong with it is handed on. */
    Optional<T> value(Consumer<List<Fault>> wrong);

    /** What comes of the value; what is wrong stays wrong. */
    default <U> Checked<U> flatMap(Function<T, Checked<U>> next) {
        return switch (this) {
            case Valid<T>(T value) -> next.apply(value);
            case Invalid<T>(List<Fault> faults) -> new Invalid<>(faults);
        };
    }
}
