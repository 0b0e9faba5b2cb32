package dev.tokenward.net;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an answer of another system proves. The caller decides by this, never by a status code.
 *
 * <p>Details are cut and scrubbed: they may be logged and shown to Support Ops.
 */
public sealed interface Answer<T> {
    /** It was done, and this came of it. */
    record Ok<T>(T value) implements Answer<T> {}

    /** The other system says, in its own words, that the thing does not exist. */
    record Missing<T>(String detail) implements Answer<T> {}

    /**
     * Our credential may not see or do this (401, 403): an operator's matter, proves nothing else.
     */
    record Blind<T>(String detail) implements Answer<T> {}

    /** Refused for good, with the other system's reason: the same call will be refused again. */
    record Refused<T>(int status, String code, String detail) implements Answer<T> {}

    /** The thing is there already (a unique name or identifier is taken). */
    record Duplicate<T>(String detail) implements Answer<T> {}

    /** Zendesk creates no API tokens any more on this account. */
    record CreationClosed<T>(String detail) implements Answer<T> {}

    /** Not now; nothing was changed. {@code after} is the other system's wish, already bounded. */
    record Later<T>(Optional<Duration> after, String detail) implements Answer<T> {}

    /** A write was sent and its outcome is not known: it may have landed. */
    record Unclear<T>(String detail) implements Answer<T> {}

    /** It was done, and there is nothing more to say. */
    @SuppressWarnings("NullAway") // Void has no other value
    static Answer<Void> done() {
        return new Ok<>(null);
    }

    /** The same answer with another value. */
    default <U> Answer<U> map(Function<? super T, ? extends U> f) {
        return then(value -> new Ok<>(f.apply(value)));
    }

    /** What comes of the value; any other answer stays what it is. */
    default <U> Answer<U> then(Function<? super T, Answer<U>> f) {
        return switch (this) {
            case Ok<T>(T value) -> f.apply(value);
            case Missing<T>(String d) -> new Missing<>(d);
            case Blind<T>(String d) -> new Blind<>(d);
            case Refused<T>(int s, String c, String d) -> new Refused<>(s, c, d);
            case Duplicate<T>(String d) -> new Duplicate<>(d);
            case CreationClosed<T>(String d) -> new CreationClosed<>(d);
            case Later<T>(Optional<Duration> after, String d) -> new Later<>(after, d);
            case Unclear<T>(String d) -> new Unclear<>(d);
        };
    }

    /** A word for logs and audits: the kind of answer and its detail, without the value. */
    default String describe() {
        return switch (this) {
            case Ok<T> ok -> "ok";
            case Missing<T>(String d) -> "missing: " + d;
            case Blind<T>(String d) -> "not allowed: " + d;
            case Refused<T>(int s, String c, String d) -> "refused (" + s + " " + c + "): " + d;
            case Duplicate<T>(String d) -> "exists already: " + d;
            case CreationClosed<T>(String d) -> "creation closed: " + d;
            case Later<T>(Optional<Duration> after, String d) -> "not now: " + d;
            case Unclear<T>(String d) -> "outcome unknown: " + d;
        };
    }
}
