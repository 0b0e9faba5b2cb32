package dev.tokenward.sandbox.simulators.zendesk;

import dev.tokenward.sandbox.simulators.Reply;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/** The switches of the simulated account; may be changed while it runs. */
public final class ZendeskSettings {
    private final Set<Quirk> quirks = Collections.synchronizedSet(EnumSet.noneOf(Quirk.class));
    private volatile Creation creation = Creation.BY_CLOCK;
    private volatile Reply creationRefusal =
            Errors.forbidden("API tokens can no longer be created on this account.");
    private volatile int apiTokenCap = 256;
    private volatile int requestsPerMinute = 2_500;
    private volatile LongSupplier nanos = System::nanoTime;
    private volatile Duration listLag = Duration.ZERO;
    private volatile Duration searchDelay = Duration.ZERO;
    private volatile Optional<Duration> directTokenLife = Optional.empty();

    public ZendeskSettings with(Quirk quirk) {
        quirks.add(quirk);
        return this;
    }

    public ZendeskSettings without(Quirk quirk) {
        quirks.remove(quirk);
        return this;
    }

    public ZendeskSettings creation(Creation value) {
        creation = value;
        return this;
    }

    /** What a create is answered once creation is closed; 403 JSON by default. */
    public ZendeskSettings creationRefusal(Reply value) {
        creationRefusal = value;
        return this;
    }

    /** API tokens per account: 256, on old accounts 2,048. */
    public ZendeskSettings apiTokenCap(int value) {
        apiTokenCap = value;
        return this;
    }

    /** Account-wide, by real time. */
    public ZendeskSettings requestsPerMinute(int value) {
        requestsPerMinute = value;
        return this;
    }

    /** In which the minutes of the rate limit pass, in nanoseconds; real time by default. */
    public ZendeskSettings minutesBy(LongSupplier value) {
        nanos = value;
        return this;
    }

    /** Lists show what was true so long ago, by the sandbox's clock. */
    public ZendeskSettings listLag(Duration value) {
        listLag = value;
        return this;
    }

    /** New users are found by search after so long, by the sandbox's clock. */
    public ZendeskSettings searchDelay(Duration value) {
        searchDelay = value;
        return this;
    }

    /** The life of tokens made by {@code POST /api/v2/oauth/tokens}; without end by default. */
    public ZendeskSettings directTokenLife(Optional<Duration> value) {
        directTokenLife = value;
        return this;
    }

    boolean has(Quirk quirk) {
        return quirks.contains(quirk);
    }

    Creation creation() {
        return creation;
    }

    Reply creationRefusal() {
        return creationRefusal;
    }

    int apiTokenCap() {
        return apiTokenCap;
    }

    int requestsPerMinute() {
        return requestsPerMinute;
    }

    long nanos() {
        return nanos.getAsLong();
    }

    Duration listLag() {
        return listLag;
    }

    Duration searchDelay() {
        return searchDelay;
    }

    Optional<Duration> directTokenLife() {
        return directTokenLife;
    }
}
