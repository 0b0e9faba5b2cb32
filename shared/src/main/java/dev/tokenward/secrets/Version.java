package dev.tokenward.secrets;

import java.time.Instant;
import java.util.function.Function;

/**
 * A value that a secret has or had.
 *
 * @param id of this value in Secrets Manager: another one after each change
 * @param since when it was put in; the beginning of time where that is not told
 */
record Version<T>(T value, String id, Instant since) {
    <R> Version<R> map(Function<T, R> change) {
        return new Version<>(change.apply(value), id, since);
    }
}
