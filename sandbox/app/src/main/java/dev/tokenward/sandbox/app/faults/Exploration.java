package dev.tokenward.sandbox.app.faults;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Decides, step by step and run by run, which of two actors is next, until every order has been run
 * that can differ from the others.
 *
 * <p>Two steps that do not meet (see {@link Footprint#meets}) can change places without anybody
 * noticing; of the orders that are the same but for such changes exactly one is run. A run is
 * looked through for races: a step that meets an earlier one of the other actor, where nothing else
 * in the run makes the earlier one be earlier. Each race is a reason to come back and let the other
 * go first there (dynamic partial-order reduction: C. Flanagan, P. Godefroid, "Dynamic
 * Partial-Order Reduction for Model Checking Software", 2005). Who went first before sleeps until
 * something happens that it would notice, so that no order is run twice (sleep sets: P. Godefroid,
 * "Partial-Order Methods for the Verification of Concurrent Systems", 1996). With two actors that
 * always can go on, each run is an order of its own: between the turn that is changed and the step
 * that wanted it changed, the other one's steps are those of the run in which the race was seen.
 *
 * <p>Actors must do the same again where they see the same.
 */
final class Exploration {
    private static final int NOBODY = -1;

    private final List<Choice> path = new ArrayList<>();
    private final int lead;
    private int depth;
    private boolean led;
    private int asleep = NOBODY;
    private boolean repeated;

    /** Of the other's steps, the last that must be before whatever the actor does now. */
    private final int[] known = {NOBODY, NOBODY};

    /** Of all orders. */
    Exploration() {
        this(NOBODY);
    }

    private Exploration(int lead) {
        this.lead = lead;
    }

    /**
     * Of the orders in which 1 begins when 0 has had exactly so many turns; the first to be run is
     * the one in which 1 then comes to its end before 0 goes on.
     */
    static Exploration after(int turns) {
        return new Exploration(turns);
    }

    /** Whether 0 had more turns before 1 began than it has in all: there is no such order. */
    boolean isPastTheEnd() {
        return lead != NOBODY && !led;
    }

    /** Whose turn it was. */
    private static final class Choice {
        private int chosen;
        private Footprint step = Footprint.NOTHING;
        private boolean free;
        private boolean otherWanted;
        private boolean changed;
    }

    /**
     * Who is next, 0 or 1.
     *
     * @param first what 0 would do next; empty if it has come to its end
     * @param second what 1 would do; not both are empty
     */
    int turn(Optional<Footprint> first, Optional<Footprint> second) {
        List<Optional<Footprint>> next = List.of(first, second);
        if (depth == path.size()) {
            path.add(choice(next));
        }
        Choice choice = path.get(depth);
        choice.step = next.get(choice.chosen).orElseThrow();
        seeRace(choice);
        int sleeper = choice.changed ? 1 - choice.chosen : asleep;
        boolean sleeps =
                sleeper != NOBODY
                        && sleeper != choice.chosen
                        && !next.get(sleeper).map(choice.step::meets).orElse(true);
        asleep = sleeps ? sleeper : NOBODY;
        depth++;
        return choice.chosen;
    }

    private Choice choice(List<Optional<Footprint>> next) {
        Choice choice = new Choice();
        choice.free =
                depth > lead && asleep == NOBODY && next.stream().allMatch(Optional::isPresent);
        choice.chosen = asleep == NOBODY ? preferred() : 1 - asleep;
        led |= depth == lead && next.getFirst().isPresent();
        if (next.get(choice.chosen).isEmpty()) {
            repeated |= asleep != NOBODY;
            choice.chosen = 1 - choice.chosen;
        }
        return choice;
    }

    private int preferred() {
        return lead == NOBODY || depth < lead ? 0 : 1;
    }

    private void seeRace(Choice now) {
        int actor = now.chosen;
        for (int i = depth - 1; i > known[actor]; i--) {
            Choice earlier = path.get(i);
            if (earlier.chosen != actor && earlier.step.meets(now.step)) {
                known[actor] = i;
                earlier.otherWanted = true;
                return;
            }
        }
    }

    /** Whether the run was one that had been before: never, if the footprints are right. */
    boolean repeated() {
        return repeated;
    }

    /** Prepares the next run; false if all were run. */
    boolean next() {
        depth = 0;
        asleep = NOBODY;
        repeated = false;
        Arrays.fill(known, NOBODY);
        while (!path.isEmpty()) {
            Choice last = path.getLast();
            if (last.free && last.otherWanted && !last.changed) {
                last.changed = true;
                last.chosen = 1 - last.chosen;
                return true;
            }
            path.removeLast();
        }
        return false;
    }
}
