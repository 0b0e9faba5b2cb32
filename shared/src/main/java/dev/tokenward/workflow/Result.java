package dev.tokenward.workflow;

import dev.tokenward.domain.Fault;
import dev.tokenward.domain.Refusal;
import java.util.List;
import java.util.function.Function;

/** What a use case answers to the person who called it. */
public sealed interface Result<T> {
    record Done<T>(T value) implements Result<T> {
        @Override
        public <R> R fold(
                Function<T, R> did,
                Function<Refusal, R> refused,
                Function<List<Fault>, R> invalid) {
            return did.apply(value);
        }
    }

    /** The same call was carried out before: its answer, once more. */
    record Repeated<T>(T value) implements Result<T> {
        @Override
        public <R> R fold(
                Function<T, R> did,
                Function<Refusal, R> refused,
                Function<List<Fault>, R> invalid) {
            return did.apply(value);
        }
    }

    record Refused<T>(Refusal refusal) implements Result<T> {
        @Override
        public <R> R fold(
                Function<T, R> did,
                Function<Refusal, R> refused,
                Function<List<Fault>, R> invalid) {
            return refused.apply(refusal);
        }
    }

    /** Nothing was stored; every fault is named. */
    record Invalid<T>(List<Fault> faults) implements Result<T> {
        public Invalid {
            faults = List.copyOf(faults);
        }

        @Override
        public <R> R fold(
                Function<T, R> did,
                Function<Refusal, R> refused,
                Function<List<Fault>, R> invalid) {
            return invalid.apply(faults);
        }
    }

    /**
     * One of the answers, whichever it is.
     *
     * @param did of the value, whether it was done now or before
     */
    <R> R fold(Function<T, R> did, Function<Refusal, R> refused, Function<List<Fault>, R> invalid);
}
