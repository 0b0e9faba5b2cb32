package dev.tokenward.workflow;

import dev.tokenward.net.Waiter;
import dev.tokenward.zendesk.CallBudget;
import java.time.Duration;
import java.util.Optional;

/**
 * The calls to Zendesk of one run. A minute that is used up is waited out; where Zendesk asks for
 * more patience than that, or the run has made its calls, the rest is left to a later run.
 */
final class ZendeskLimit implements Limit {
    /** So many calls the work on one credential may take: begun only when there is room for it. */
    private static final int ROOM = 20;

    /** A minute, and a second for the roundings of headers. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(61);

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final CallBudget budget;
    private final Waiter waiter;
    private final int most;
    private final int before;
    private final TimeLimit time;

    /**
     * @param most calls of the run
     * @param time of the run; no pause goes beyond it
     */
    ZendeskLimit(CallBudget budget, Waiter waiter, int most, TimeLimit time) {
        this.budget = budget;
        this.waiter = waiter;
        this.most = most;
        this.before = budget.made();
        this.time = time;
    }

    @Override
    public Optional<String> reached() {
        if (budget.made() - before >= most) {
            return Optional.of("the calls to Zendesk for one run were used up");
        }
        Duration waited = Duration.ZERO;
        for (Duration wait = budget.until(ROOM); !wait.isZero(); wait = budget.until(ROOM)) {
            waited = waited.plus(wait);
            Duration pause = wait.plus(SECOND);
            if (waited.compareTo(LONGEST_PAUSE) > 0
                    || !time.hasRoomFor(pause)
                    || !waiter.pause(pause)) {
                return Optional.of("Zendesk's limit of calls left no room");
            }
        }
        return Optional.empty();
    }
}
