package dev.tokenward.domain;

/** What a transition comes to. */
public sealed interface Outcome<T> {
    record Changed<T>(Change<T> change) implements Outcome<T> {}

    record Refused<T>(Refusal refusal) implements Outcome<T> {}
}
