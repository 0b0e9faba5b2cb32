package dev.tokenward.workflow;

import dev.tokenward.domain.RequestInput;
import dev.tokenward.domain.Sha256;
import java.util.Optional;

/** Tells whether two calls under one idempotency key ask for the same thing. */
final class BodyHash {
    private BodyHash() {}

    static String of(RequestInput input, Optional<String> replaces) {
        // a record's text names every component; lists and optionals are framed by brackets
        return Sha256.hex(input + "\n" + replaces);
    }
}
