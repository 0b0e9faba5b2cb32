package dev.tokenward.zendesk;

import dev.tokenward.domain.Survey;
import dev.tokenward.net.Gate;
import dev.tokenward.net.Reply;
import dev.tokenward.net.Waiter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The calls that may be made to Zendesk in a minute: a share of what the account may make, since
 * other integrations live of the same limit (hazard E29).
 *
 * <p>Two rules. This process makes no more than the share in any 60 seconds. And no call is made
 * that would leave others less than the rest of the limit: {@code X-Rate-Limit-Remaining} counts
 * the calls of everybody, so all processes of ours keep to one share without asking each other. So
 * that a busy account does not lock us out, a tenth of the share may be used even then, as long as
 * anything is left.
 *
 * <p>Minutes pass in real time. A {@code Retry-After} is measured by the clock that schedules runs.
 */
public final class CallBudget implements Gate {
    /** The plan with the lowest limit (DOCUMENTED), until the first answer says better. */
    static final int LOWEST_LIMIT = 200;

    /** No Retry-After closes the gate for longer: 999999 seconds have been met. */
    static final Duration LONGEST_CLOSURE = Duration.ofMinutes(10);

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int ALL = 100;
    private static final int FLOOR = 10;

    private final int percent;
    private final Waiter time;
    private final InstantSource clock;
    private final Deque<Duration> ours = new ArrayDeque<>();
    private Optional<Rest> rest = Optional.empty();
    private Instant closedUntil = Instant.MIN;
    private int limit = LOWEST_LIMIT;
    private int made;
    private Optional<Survey.Rate> busiest = Optional.empty();

    /** What the account had left, and until when that counts. */
    private record Rest(int left, Duration until) {}

    /**
     * @param percent share of the account's limit, 1 to 100
     */
    public CallBudget(int percent, Waiter time, InstantSource clock) {
        this.percent = percent;
        this.time = time;
        this.clock = clock;
    }

    @Override
    public synchronized Duration enter() {
        Duration wait = until(1);
        if (wait.isZero()) {
            ours.add(time.elapsed());
            made++;
            rest = rest.map(r -> new Rest(r.left() - 1, r.until()));
        }
        return wait;
    }

    @Override
    public synchronized void answered(Reply reply, Optional<Duration> after) {
        Optional<Integer> told =
                number(reply, "X-Rate-Limit", "ratelimit-limit").filter(n -> n > 0);
        told.ifPresent(n -> limit = n);
        Optional<Integer> left = number(reply, "X-Rate-Limit-Remaining", "ratelimit-remaining");
        left.ifPresent(n -> rest = Optional.of(new Rest(n, time.elapsed().plus(reset(reply)))));
        if (told.isPresent() && left.filter(n -> n <= limit).isPresent()) {
            measured(new Survey.Rate(limit, limit - left.get(), ours.size()));
        }
        if (reply.status() == 429) {
            Duration wish = after.orElse(MINUTE);
            Duration bounded = wish.compareTo(LONGEST_CLOSURE) < 0 ? wish : LONGEST_CLOSURE;
            closedUntil = clock.instant().plus(bounded);
        }
    }

    private void measured(Survey.Rate rate) {
        if (busiest.filter(b -> b.used() >= rate.used()).isEmpty()) {
            busiest = Optional.of(rate);
        }
    }

    /**
     * The busiest minute of the account that answers told of since this was last asked; empty if
     * none told of its limit and of what is left of it.
     */
    public synchronized Optional<Survey.Rate> takeBusiest() {
        Optional<Survey.Rate> taken = busiest;
        busiest = Optional.empty();
        return taken;
    }

    /** How many attempts this process made since it began. */
    public synchronized int made() {
        return made;
    }

    /**
     * How long until so many calls may be made in a row; zero if now. More than the share allows in
     * a minute counts as the whole share.
     */
    public synchronized Duration until(int calls) {
        Duration now = time.elapsed();
        while (!ours.isEmpty() && now.minus(ours.getFirst()).compareTo(MINUTE) >= 0) {
            ours.removeFirst();
        }
        rest = rest.filter(r -> now.compareTo(r.until()) < 0);
        int most = Math.max(1, limit * percent / ALL);
        int wanted = Math.min(calls, most);
        return longest(closed(), ownShare(now, wanted, most), othersRest(now, wanted, most));
    }

    private Duration closed() {
        Duration left = Duration.between(clock.instant(), closedUntil);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Until enough of our own calls are a minute old. */
    private Duration ownShare(Duration now, int wanted, int most) {
        int tooMany = ours.size() + wanted - most;
        return tooMany <= 0
                ? Duration.ZERO
                : ours.stream().skip(tooMany - 1L).findFirst().orElse(now).plus(MINUTE).minus(now);
    }

    private Duration othersRest(Duration now, int wanted, int most) {
        if (rest.isEmpty()) {
            return Duration.ZERO;
        }
        int left = rest.get().left() - wanted;
        boolean enough = left >= limit - most;
        boolean floor = left >= 0 && ours.size() + wanted <= Math.max(1, most / FLOOR);
        return enough || floor ? Duration.ZERO : rest.get().until().minus(now);
    }

    private static Duration longest(Duration... waits) {
        Duration longest = Duration.ZERO;
        for (Duration wait : waits) {
            longest = wait.compareTo(longest) > 0 ? wait : longest;
        }
        return longest;
    }

    private static Duration reset(Reply reply) {
        return number(reply, "ratelimit-reset")
                .filter(seconds -> seconds > 0 && seconds <= MINUTE.toSeconds())
                .map(Duration::ofSeconds)
                .orElse(MINUTE);
    }

    /** The first of these headers that holds a sensible number. */
    private static Optional<Integer> number(Reply reply, String... names) {
        for (String name : names) {
            Optional<Integer> value =
                    reply.header(name)
                            .map(String::strip)
                            .filter(text -> text.matches("[0-9]{1,7}"))
                            .map(Integer::valueOf);
            if (value.isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }
}
