package dev.tokenward.workflow;

import dev.tokenward.domain.Fault;
import dev.tokenward.domain.Refusal;
import java.util.List;

/** What a use case answers to the person who called it. */
public sealed interface Result<T> {
    record Done<T>(T value) implements Result<T> {}

    /** The same call was carried out before: its answer, once more. */
    record Repeated<T>(T value) implements Result<T> {}

    record Refused<T>(Refusal refusal) implements Result<T> {}

    /** Nothing was stored; every fault is named. */
    record Invalid<T>(List<Fault> faults) implements Result<T> {
        public Invalid {
            faults = List.copyOf(faults);
        }
    }
}
