package dev.tokenward.sandbox.app.faults;

import dev.tokenward.sandbox.app.gateway.Outgoing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Lets two things meet in every order of their calls to the store and to the systems outside; of
 * orders that nothing can tell apart, in one (see {@link Exploration}).
 */
final class Orders {
    /** What a run reads by its clock. */
    static final String TIME = "time";

    /**
     * A wait may last longer than was asked for. Of one that looks again and again whether a lock
     * is free, each look at a lock that is held is as the one before it; few of them are enough.
     */
    private static final int SLOW = 30;

    /** More are not run, which is a violation. */
    private static final int MOST = 700;

    /** The same, of the orders in which one is overtaken at one place. */
    private static final int MOST_AT_A_PLACE = 4;

    private static final int TOLD = 200;

    private final Ground ground;
    private final Meeting meeting;
    private final Consumer<String> progress;
    private final UnaryOperator<Footprint> seen;
    private final Consumer<Rig> after;
    private final List<String> violations = new ArrayList<>();
    private int orders;

    Orders(Ground ground, Meeting meeting, Consumer<String> progress) {
        this(ground, meeting, progress, UnaryOperator.identity(), rig -> {});
    }

    /**
     * @param seen what is made of each footprint: larger ones leave fewer orders out
     * @param after shown the system when both have come to their end
     */
    Orders(
            Ground ground,
            Meeting meeting,
            Consumer<String> progress,
            UnaryOperator<Footprint> seen,
            Consumer<Rig> after) {
        this.seen = seen;
        this.after = after;
        this.progress = progress;
        this.ground = ground;
        this.meeting = meeting;
    }

    Matrix.Result run() {
        String which = meeting.overtakes() ? atEachPlace() : inEveryOrder();
        Matrix.Result result = new Matrix.Result(orders, violations);
        progress.accept(meeting.title() + which + result);
        return result;
    }

    private String inEveryOrder() {
        if (explored(new Exploration(), MOST)) {
            return ", in every order: ";
        }
        violations.add(meeting.title() + ": there are more than " + MOST + " orders");
        return ", NOT in every order but the first: ";
    }

    /** The second one begins before each step of the first. */
    private String atEachPlace() {
        int places = 0;
        boolean every = true;
        while (true) {
            Exploration at = Exploration.after(places);
            every &= explored(at, MOST_AT_A_PLACE);
            if (at.isPastTheEnd()) {
                return ", at each of %d places, in %s: "
                        .formatted(
                                places,
                                every ? "every order" : "the first " + MOST_AT_A_PLACE + " orders");
            }
            places++;
        }
    }

    /** Whether all were run. */
    private boolean explored(Exploration exploration, int most) {
        Turns turns = new Turns(exploration);
        int run = 0;
        boolean more;
        do {
            List<String> found = one(turns);
            run++;
            orders++;
            if (orders % TOLD == 0) {
                progress.accept(meeting.title() + ": " + orders + " orders so far");
            }
            String name = meeting.title() + ", order " + orders + ": ";
            found.forEach(v -> violations.add(name + v));
            if (exploration.repeated()) {
                violations.add(name + "was run before: an actor does not do the same again");
            }
            more = !exploration.isPastTheEnd() && exploration.next();
        } while (more && run < most);
        return !more;
    }

    private List<String> one(Turns turns) {
        try (Rig rig = new Rig(ground, Sabotage.NONE);
                Deployed first = process(rig, 0, turns);
                Deployed second = process(rig, 1, turns)) {
            meeting.before().accept(rig);
            List<Optional<Outgoing>> answers =
                    new ArrayList<>(List.of(Optional.empty(), Optional.empty()));
            turns.run(
                    () -> answers.set(0, act(0, turns, meeting.first(), rig, first)),
                    () -> answers.set(1, act(1, turns, meeting.second(), rig, second)));
            after.accept(rig);
            rig.settle();
            rig.tick();
            Matrix.finish(rig, meeting.ends());
            meeting.check()
                    .of(rig, answers.stream().flatMap(Optional::stream).toList())
                    .ifPresent(rig.watch::violated);
            return rig.watch.violations();
        } catch (RuntimeException e) {
            return List.of(e.toString());
        }
    }

    private Optional<Outgoing> act(
            int actor, Turns turns, Meeting.Act act, Rig rig, Deployed process) {
        // the one may have begun before or after the time was moved by the other
        step(actor, turns, () -> Footprint.NOTHING);
        return act.in(rig, process);
    }

    private Deployed process(Rig rig, int actor, Turns turns) {
        Tap tap = new Tap(touched -> step(actor, turns, touched));
        return rig.another(tap, new NoWaiting(SLOW));
    }

    private void step(int actor, Turns turns, Supplier<Footprint> touched) {
        turns.await(actor, () -> seen.apply(touched.get()).and(Footprint.reading(TIME)));
    }
}
