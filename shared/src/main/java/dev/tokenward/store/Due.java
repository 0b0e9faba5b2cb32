package dev.tokenward.store;

import java.time.Instant;

/** Something whose time has come. */
public sealed interface Due {
    Instant at();

    record RequestDue(String requestId, Instant at) implements Due {}

    record CredentialDue(String credentialId, Instant at) implements Due {}

    record OutboxDue(String key, Instant at) implements Due {}

    /** Which clock finds it. */
    enum Queue {
        /** Every 15 minutes: redact, resume, drain, revoke. */
        TICK,
        /** Daily: lapse, remind. */
        DAILY
    }
}
