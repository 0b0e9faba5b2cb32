package dev.tokenward.metrics;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Every figure that is written; the template's alarms and dashboard know them by {@link #id()}. */
public enum Metric {
    /** 1 for each daily run that came to its end. */
    DAILY_RUNS(Unit.COUNT),
    /** Credentials past their end that may still exist in Zendesk, when a run had done its part. */
    OVERDUE(Unit.COUNT),
    /** Credentials of which the last try to delete them failed, when a run had done its part. */
    REVOKE_FAILED(Unit.COUNT),
    /**
     * Approved requests that should have been taken up an hour ago, when a run had done its part.
     */
    STUCK_ISSUING(Unit.COUNT),
    /** Messages that are still to be sent, when a run had done its part. */
    OUTBOX_WAITING(Unit.COUNT),
    /** What a daily run's report says a person must do. */
    NEEDS_PERSON(Unit.COUNT),
    /** Credentials that a run deleted in Zendesk. */
    REVOKED(Unit.COUNT),
    /** 1 for each credential that was handed over. */
    ISSUED(Unit.COUNT),
    /** From the last approval to the hand-over. */
    TIME_TO_ISSUE(Unit.SECONDS),
    /** 1 for each attempt that will be repeated. */
    ISSUE_PUT_OFF(Unit.COUNT),
    /** 1 for each request that ended without its credential. */
    ISSUE_FAILED(Unit.COUNT);

    /** In CloudWatch's words. */
    enum Unit {
        COUNT("Count"),
        SECONDS("Seconds");

        final String id;

        Unit(String id) {
            this.id = id;
        }
    }

    final Unit unit;

    Metric(Unit unit) {
        this.unit = unit;
    }

    /** The name in CloudWatch, for example {@code RevokeFailed}. */
    public String id() {
        return Arrays.stream(name().split("_", -1))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
