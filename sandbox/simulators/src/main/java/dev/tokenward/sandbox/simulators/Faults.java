package dev.tokenward.sandbox.simulators;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The fault switch of one simulator. The oldest fault that fits a call is used up first. */
public final class Faults {
    private final List<Planned> planned = new ArrayList<>();

    /** The next call that fits meets this fault. */
    public void next(Match match, Fault fault) {
        add(match, 0, 1, fault);
    }

    /** Every call that fits meets this fault, until {@link #clear()}. */
    public void always(Match match, Fault fault) {
        add(match, 0, Integer.MAX_VALUE, fault);
    }

    /** Lets {@code skip} calls that fit pass, and strikes the {@code times} that follow. */
    public synchronized void add(Match match, int skip, int times, Fault fault) {
        planned.add(new Planned(match, skip, times, fault));
    }

    public synchronized void clear() {
        planned.clear();
    }

    /** Faults that still wait for a call: a test wants 0, else its fault never struck. */
    public synchronized int waiting() {
        return planned.size();
    }

    synchronized Optional<Fault> take(Call call) {
        for (int i = 0; i < planned.size(); i++) {
            Planned plan = planned.get(i);
            if (!plan.match.fits(call)) {
                continue;
            }
            if (plan.skip > 0) {
                planned.set(i, new Planned(plan.match, plan.skip - 1, plan.times, plan.fault));
                continue;
            }
            if (plan.times <= 1) {
                planned.remove(i);
            } else {
                planned.set(i, new Planned(plan.match, 0, plan.times - 1, plan.fault));
            }
            return Optional.of(plan.fault);
        }
        return Optional.empty();
    }

    private record Planned(Match match, int skip, int times, Fault fault) {}
}
