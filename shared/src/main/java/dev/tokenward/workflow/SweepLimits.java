package dev.tokenward.workflow;

import dev.tokenward.net.Waiter;
import dev.tokenward.zendesk.CallBudget;
import java.time.Duration;

/**
 * What bounds a run.
 *
 * @param waiter real time: a run's time is the function's
 * @param zendesk the calls that may be made to Zendesk in a minute
 * @param mostCalls to Zendesk in one run
 */
public record SweepLimits(Waiter waiter, CallBudget zendesk, int mostCalls) {
    TimeLimit ofTime(Duration most) {
        return new TimeLimit(waiter, most);
    }

    Limit ofZendesk(TimeLimit time) {
        return new ZendeskLimit(zendesk, waiter, mostCalls, time);
    }
}
