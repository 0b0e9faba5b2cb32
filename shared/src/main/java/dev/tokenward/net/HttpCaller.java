package dev.tokenward.net;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Calls another system within a bounded time and says what the answer proves.
 *
 * <p>A call that may be repeated is, after a lost answer, a 5xx or a 429; any other only where
 * nothing can have been carried out: no connection, or a 429. A 503 after a write may have landed
 * (hazard E2), so it is never sent again. {@code Retry-After} is honoured, or the caller is told.
 */
public final class HttpCaller {
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration SHORTEST_ATTEMPT = Duration.ofMillis(50);
    private static final double JITTER = 0.25;

    private final Transport transport;
    private final Waiter waiter;
    private final RandomGenerator random;
    private final InstantSource clock;
    private final Patience patience;
    private final Gate gate;

    public HttpCaller(
            Transport transport,
            Waiter waiter,
            RandomGenerator random,
            InstantSource clock,
            Patience patience) {
        this(transport, waiter, random, clock, patience, Gate.open());
    }

    private HttpCaller(
            Transport transport,
            Waiter waiter,
            RandomGenerator random,
            InstantSource clock,
            Patience patience,
            Gate gate) {
        this.transport = transport;
        this.waiter = waiter;
        this.random = random;
        this.clock = clock;
        this.patience = patience;
        this.gate = gate;
    }

    /** The same, for calls to a system whose rate limit this gate keeps. */
    public HttpCaller through(Gate next) {
        return new HttpCaller(transport, waiter, random, clock, patience, next);
    }

    /** The same, for calls that somebody waits for more or less patiently. */
    public HttpCaller within(Patience next) {
        return new HttpCaller(transport, waiter, random, clock, next, gate);
    }

    /** The time in which its waits pass. */
    public Waiter waiter() {
        return waiter;
    }

    /**
     * Sends a call, and again where that is safe and of use.
     *
     * @param whenAnswered reads a reply below 500 other than 408, 425 and 429, which mean the same
     *     from everybody: {@link Answer.Later}, or {@link Answer.Unclear} for a write whose outcome
     *     they leave open
     */
    public <T> Answer<T> call(BaseUrl base, Call call, Function<Reply, Answer<T>> whenAnswered) {
        return switch (send(base, call)) {
            case Attempt.NotSent(String detail) -> new Answer.Later<>(Optional.empty(), detail);
            case Attempt.HeldBack(Duration until) ->
                    new Answer.Later<>(
                            Optional.of(until),
                            "not sent: Tokenward's share of the calls in a minute is used up");
            case Attempt.NoAnswer(String detail) -> unanswered(call, Optional.empty(), detail);
            case Reply reply when refusedForNow(reply) ->
                    new Answer.Later<>(after(reply), says(reply));
            case Reply reply when leavesOpen(reply) -> unanswered(call, after(reply), says(reply));
            case Reply reply -> whenAnswered.apply(reply);
        };
    }

    /** What no answer means: harmless for a read, an unknown outcome for a write. */
    public static <T> Answer<T> unanswered(Call call, Optional<Duration> after, String detail) {
        String shown = call.detail(detail);
        return call.isRepeatable() ? new Answer.Later<>(after, shown) : new Answer.Unclear<>(shown);
    }

    /** The reply's own wish when to come back, at most an hour. */
    public Optional<Duration> after(Reply reply) {
        return RetryAfter.of(reply, clock);
    }

    private Attempt send(BaseUrl base, Call call) {
        Duration start = waiter.elapsed();
        if (left(start).compareTo(Duration.ZERO) <= 0) {
            return new Attempt.NotSent("not sent: the time for this work is over");
        }
        for (int attempt = 1; ; attempt++) {
            Optional<Duration> closed = enter(start);
            if (closed.isPresent()) {
                return new Attempt.HeldBack(closed.get());
            }
            Attempt last =
                    transport.attempt(base, call, shorter(patience.perAttempt(), left(start)));
            if (last instanceof Reply reply) {
                gate.answered(reply, after(reply));
            }
            if (attempt >= patience.attempts() || !mayRepeat(call, last)) {
                return last;
            }
            Duration wait = waitAfter(last, attempt);
            if (isTooLong(wait, start) || !waiter.pause(wait)) {
                return last;
            }
        }
    }

    /** Empty once the gate is passed; else how long it stays closed, which is too long to wait. */
    private Optional<Duration> enter(Duration start) {
        for (Duration wait = gate.enter(); !wait.isZero(); wait = gate.enter()) {
            if (isTooLong(wait, start) || !waiter.pause(wait)) {
                return Optional.of(wait);
            }
        }
        return Optional.empty();
    }

    private boolean isTooLong(Duration wait, Duration start) {
        return wait.compareTo(patience.longestWait()) > 0
                || wait.plus(SHORTEST_ATTEMPT).compareTo(left(start)) > 0;
    }

    private Duration left(Duration start) {
        Duration left = patience.total().minus(waiter.elapsed().minus(start));
        return TimeFrame.left(waiter).filter(frame -> frame.compareTo(left) < 0).orElse(left);
    }

    private static boolean mayRepeat(Call call, Attempt last) {
        return switch (last) {
            case Attempt.NotSent none -> true;
            case Attempt.HeldBack none -> false;
            case Attempt.NoAnswer none -> call.isRepeatable();
            case Reply reply -> refusedForNow(reply) || (call.isRepeatable() && leavesOpen(reply));
        };
    }

    /** Never less than asked, a little more so that many callers do not come back at once. */
    private Duration waitAfter(Attempt last, int attempt) {
        Duration backOff = FIRST_WAIT.multipliedBy(1L << (attempt - 1));
        Duration wish = last instanceof Reply reply ? after(reply).orElse(backOff) : backOff;
        Duration least = wish.compareTo(FIRST_WAIT) < 0 ? FIRST_WAIT : wish;
        Duration more = least.plusMillis((long) (least.toMillis() * JITTER * random.nextDouble()));
        return more.compareTo(patience.longestWait()) <= 0
                        || least.compareTo(patience.longestWait()) > 0
                ? more
                : patience.longestWait();
    }

    /** 429 and 425: turned away before anything was done. */
    private static boolean refusedForNow(Reply reply) {
        return reply.status() == 429 || reply.status() == 425;
    }

    /** 5xx and 408: whether it was carried out is not said. */
    private static boolean leavesOpen(Reply reply) {
        return reply.status() >= 500 || reply.status() == 408;
    }

    private static String says(Reply reply) {
        return "answers " + reply.status() + " with " + reply.kindOfBody();
    }

    private static Duration shorter(Duration a, Duration b) {
        Duration least = a.compareTo(b) < 0 ? a : b;
        return least.compareTo(SHORTEST_ATTEMPT) < 0 ? SHORTEST_ATTEMPT : least;
    }
}
