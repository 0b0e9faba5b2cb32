package dev.tokenward.sandbox.app.faults;

import dev.tokenward.sandbox.app.gateway.Outgoing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Lets two things meet in every order of their store operations. */
final class Orders {
    private static final int TOLD = 5_000;

    private final Ground ground;
    private final Meeting meeting;
    private final Turns turns;
    private final Consumer<String> progress;

    Orders(Ground ground, Meeting meeting, Consumer<String> progress) {
        this.progress = progress;
        this.ground = ground;
        this.meeting = meeting;
        turns = new Turns(meeting.mostSwitches());
    }

    Matrix.Result run() {
        int orders = 0;
        List<String> violations = new ArrayList<>();
        do {
            List<String> seen = one();
            if (turns.counts()) {
                orders++;
                if (orders % TOLD == 0) {
                    progress.accept(meeting.title() + ": " + orders + " orders so far");
                }
                String name = meeting.title() + ", order " + orders + ": ";
                seen.forEach(v -> violations.add(name + v));
            }
        } while (turns.next());
        return new Matrix.Result(orders, violations);
    }

    private List<String> one() {
        try (Rig rig = new Rig(ground, Sabotage.NONE);
                Deployed first = rig.another(tap(rig, 0));
                Deployed second = rig.another(tap(rig, 1))) {
            meeting.before().accept(rig);
            List<Optional<Outgoing>> answers =
                    new ArrayList<>(List.of(Optional.empty(), Optional.empty()));
            turns.run(
                    () -> answers.set(0, meeting.first().in(rig, first)),
                    () -> answers.set(1, meeting.second().in(rig, second)));
            meeting.check()
                    .of(answers.stream().flatMap(Optional::stream).toList())
                    .ifPresent(rig.watch::violated);
            rig.settle();
            rig.tick();
            Matrix.finish(rig, meeting.ends());
            return rig.watch.violations();
        } catch (RuntimeException e) {
            return List.of(e.toString());
        }
    }

    private Tap tap(Rig rig, int actor) {
        Consumer<String> gate = turns.gate(actor);
        return new Tap(
                operation -> {
                    if (Turns.isOfStore(operation)) {
                        gate.accept(operation);
                    }
                },
                rig.watch::look);
    }
}
