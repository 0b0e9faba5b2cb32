package dev.tokenward.workflow;

import dev.tokenward.net.TimeFrame;
import dev.tokenward.net.Waiter;
import dev.tokenward.zendesk.CallBudget;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * What bounds a run.
 *
 * @param waiter real time: a run's time is the function's
 * @param zendesk the calls that may be made to Zendesk in a minute
 * @param mostCalls to Zendesk in one run
 */
public record SweepLimits(Waiter waiter, CallBudget zendesk, int mostCalls) {
    /**
     * Does a run's work: no call to another system is begun, or waited for, when this is over.
     *
     * @param most from now on
     * @param toEnd what the piece of work that is begun last may take beside
     */
    SweepReport within(Duration most, Duration toEnd, Supplier<SweepReport> run) {
        return TimeFrame.of(most.plus(toEnd), waiter, run);
    }

    TimeLimit ofTime(Duration most) {
        return new TimeLimit(waiter, most);
    }

    Limit ofZendesk(TimeLimit time) {
        return new ZendeskLimit(zendesk, waiter, mostCalls, time);
    }
}
