package dev.tokenward.sandbox.app.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs every cell: each call of each story, met by each fault. */
public final class Matrix {
    private static final Logger LOG = LoggerFactory.getLogger(Matrix.class);
    private static final int SHOWN = 30;
    private static final int ENOUGH = 40;

    private final Path template;
    private final Sabotage sabotage;
    private final Consumer<String> progress;

    /**
     * @param template what is deployed
     * @param progress receives lines of text
     */
    public Matrix(Path template, Sabotage sabotage, Consumer<String> progress) {
        this.template = template;
        this.sabotage = sabotage;
        this.progress = progress;
    }

    /**
     * What came of it.
     *
     * @param violations what did not hold, each with its cell
     */
    public record Result(int cells, List<String> violations) {
        public Result {
            violations = List.copyOf(violations);
        }

        @Override
        public String toString() {
            return cells + " cells, " + violations.size() + " violations";
        }
    }

    /**
     * Runs all stories whose titles contain this text, as many cells at a time as there are
     * processors.
     */
    public Result run(String titles) {
        int workers = Runtime.getRuntime().availableProcessors();
        int cells = 0;
        List<String> violations = new ArrayList<>();
        try (Grounds grounds = new Grounds(template, workers);
                ExecutorService threads = Executors.newFixedThreadPool(workers)) {
            for (Story story : Stories.all()) {
                if (story.title().contains(titles)) {
                    Result result = run(grounds, threads, story);
                    cells += result.cells();
                    violations.addAll(result.violations());
                }
            }
            List<Future<Result>> meetings = new ArrayList<>();
            for (Meeting meeting : Meeting.all()) {
                if (meeting.title().contains(titles)) {
                    meetings.add(
                            threads.submit(() ->
                                    grounds.with(ground ->
                                            new Orders(ground, meeting, progress).run())));
                }
            }
            for (Future<Result> each : meetings) {
                Result result = join(each);
                result.violations().stream().limit(SHOWN).forEach(progress);
                cells += result.cells();
                violations.addAll(result.violations());
            }
        }
        return new Result(cells, violations);
    }

    private Result run(Grounds grounds, ExecutorService threads, Story story) {
        long start = System.nanoTime();
        List<String> violations = new ArrayList<>();
        Rig.Saved begun = grounds.with(ground -> begin(ground, story));
        List<Tap.Counted> calls = grounds.with(ground -> clean(ground, story, begun, violations));
        Aftermaths aftermaths = new Aftermaths();
        List<Future<List<String>>> cells = new ArrayList<>();
        for (int number = 1; number <= calls.size(); number++) {
            Tap.Counted call = calls.get(number - 1);
            for (Fault fault : Fault.values()) {
                // a step that is broken on purpose shows at once
                boolean enough = sabotage != Sabotage.NONE && cells.size() >= ENOUGH;
                if (call.isMetBy(fault) && sabotage.showsAt(call) && !enough) {
                    int at = number;
                    cells.add(
                            threads.submit(() ->
                                    grounds.with(ground ->
                                            cell(
                                                    ground,
                                                    story,
                                                    begun,
                                                    at,
                                                    call,
                                                    fault,
                                                    aftermaths))));
                }
            }
        }
        cells.forEach(cell -> violations.addAll(join(cell)));
        aftermaths.violatedAlike().stream()
                .map(cell -> cell + ": left what another cell did, of which a violation came")
                .forEach(violations::add);
        if (aftermaths.torn() > 0) {
            violations.add(
                    "%s: of %d states that looked alike other things came"
                            .formatted(story.title(), aftermaths.torn()));
        }
        Result result = new Result(cells.size(), violations);
        progress.accept(
                "%s: %d calls, %s, %d different states left, %d s"
                        .formatted(
                                story.title(),
                                calls.size(),
                                result,
                                aftermaths.different(),
                                Duration.ofNanos(System.nanoTime() - start).toSeconds()));
        violations.stream().limit(SHOWN).forEach(progress);
        return result;
    }

    private static <T> T join(Future<T> work) {
        try {
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Once for all cells: what went before is the same for each. */
    private Rig.Saved begin(Ground ground, Story story) {
        try (Rig rig = new Rig(ground, sabotage)) {
            story.begin(rig);
            return rig.save();
        }
    }

    /** The calls of a run without any fault, which must not violate anything itself. */
    private List<Tap.Counted> clean(
            Ground ground, Story story, Rig.Saved begun, List<String> violations) {
        try (Rig rig = new Rig(ground, sabotage, begun)) {
            rig.tap.count();
            story.play(rig);
            rig.tap.stopCounting();
            finish(rig, story.ends());
            rig.watch.violations().forEach(v -> violations.add(story.title() + ", no fault: " + v));
            return rig.tap.calls();
        }
    }

    private List<String> cell(
            Ground ground,
            Story story,
            Rig.Saved begun,
            int number,
            Tap.Counted call,
            Fault fault,
            Aftermaths aftermaths) {
        String name = "%s, call %d (%s), %s".formatted(story.title(), number, call, fault.text);
        LOG.debug("CELL {}", name);
        try (Rig rig = new Rig(ground, sabotage, begun)) {
            rig.tap.plan(number, fault);
            try {
                goOn(rig, story, name, aftermaths);
            } catch (Aftermaths.SeenBefore seen) {
                LOG.debug("{}", seen.getMessage());
            }
            return rig.watch.violations().stream().map(v -> name + ": " + v).toList();
        } catch (RuntimeException | ProcessDied e) {
            LOG.error("{}", name, e);
            return List.of(name + ": " + e);
        }
    }

    /**
     * To the end of everything, or to where it is as another cell was.
     *
     * @throws Aftermaths.SeenBefore if it is
     */
    private static void goOn(Rig rig, Story story, String cell, Aftermaths aftermaths) {
        List<Aftermath> left = new ArrayList<>();
        rig.beforeRecovery(() -> {
            left.add(Aftermath.of(rig));
            aftermaths.enter(left.getFirst(), cell);
        });
        story.play(rig);
        if (!rig.tap.struck()) {
            rig.watch.violated("the call was not made this time");
        }
        finish(rig, story.ends());
        boolean violated = !rig.watch.violations().isEmpty();
        left.forEach(from -> aftermaths.ended(from, Aftermath.of(rig), violated));
    }

    /** Every end comes, and a day more. */
    static void finish(Rig rig, Set<String> ends) {
        rig.recover();
        rig.clock.set(Stories.AFTER_ALL);
        rig.daily();
        rig.daysLater(1);
        rig.daily();
        new Ending(rig, ends).check();
    }
}
