package dev.tokenward.workflow;

import dev.tokenward.store.Due;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of the sweep, as its steps see it: what is due, how far they may go, and what to tell.
 */
public final class SweepRun {
    private static final Logger LOG = LoggerFactory.getLogger(SweepRun.class);

    /** Most entries that one run reads from an index; what is left is the next run's. */
    private static final int MOST_DUE = 5_000;

    /** Pieces of work after which it is told how far a step is. */
    private static final int PROGRESS = 100;

    private static final Duration DAY = Duration.ofDays(1);

    private final World world;
    private final Mode mode;
    private final boolean dryRun;
    private final List<Limit> limits;
    private final Limit zendesk;
    private final Instant startedAt;
    private final SweepTally tally = new SweepTally();
    private final Map<Due.Queue, Seen> seen = new EnumMap<>(Due.Queue.class);

    private Optional<Progress> progress = Optional.empty();
    private String step = "";
    private boolean stopped;
    private boolean zendeskIsOver;

    SweepRun(World world, Mode mode, boolean dryRun) {
        this(world, mode, dryRun, List.of(), Optional::empty);
    }

    /**
     * @param limits what ends the run early
     * @param zendesk what ends its calls to Zendesk early
     */
    SweepRun(World world, Mode mode, boolean dryRun, List<Limit> limits, Limit zendesk) {
        this.world = world;
        this.mode = mode;
        this.dryRun = dryRun;
        this.limits = List.copyOf(limits);
        this.zendesk = zendesk;
        this.startedAt = world.now();
    }

    /** Shown by this while it is under way. */
    SweepRun shownBy(Progress shows) {
        progress = Optional.of(shows);
        return this;
    }

    /** The next step begins. */
    void begin(String name) {
        step = name;
        progress.ifPresent(p -> p.tell(step, this::report));
    }

    /**
     * Tells how far the step is, for example {@code 300 of 500}: in the log, and in what shows the
     * run.
     */
    void doing(String how) {
        LOG.info("{}: {}", step, how);
        progress.ifPresent(p -> p.tell(step + ": " + how, this::report));
    }

    /** How much a run does. */
    public enum Mode {
        /** Everything. */
        DAILY,
        /** What cannot wait, every 15 minutes. */
        TICK
    }

    Mode mode() {
        return mode;
    }

    /** Whether nothing may be changed, here or outside. */
    public boolean dryRun() {
        return dryRun;
    }

    /**
     * Whether there is time and right to begin another piece of work. A step asks before each piece
     * that {@link #each} does not ask for.
     */
    public boolean goesOn() {
        if (!stopped) {
            limits.stream()
                    .flatMap(limit -> limit.reached().stream())
                    .findFirst()
                    .ifPresent(this::stop);
        }
        return !stopped;
    }

    /**
     * Whether there is room for another piece of work that calls Zendesk: asked before each one.
     * May wait for the next minute; what needs no Zendesk goes on anyhow.
     */
    public boolean mayCallZendesk() {
        if (goesOn() && !zendeskIsOver) {
            zendesk.reached()
                    .ifPresent(why -> {
                        zendeskIsOver = true;
                        leftOver(why);
                    });
        }
        return !stopped && !zendeskIsOver;
    }

    private void stop(String why) {
        stopped = true;
        leftOver(why);
    }

    /** Whether a limit ended the run, or a part of it. */
    boolean stopped() {
        return stopped || zendeskIsOver;
    }

    /**
     * What an index showed, earliest first.
     *
     * @param due how many of them were due
     */
    private record Seen(List<Due> all, int due) {
        <T extends Due> List<T> first(int many, Class<T> type) {
            return all.stream().limit(many).filter(type::isInstance).map(type::cast).toList();
        }
    }

    /** What was due when it was first asked for in this run, earliest first. */
    public <T extends Due> List<T> due(Due.Queue queue, Class<T> type) {
        Seen found = seen.computeIfAbsent(queue, this::read);
        return found.first(found.due(), type);
    }

    /** That, and what will be within a day from then. */
    <T extends Due> List<T> dueWithinADay(Due.Queue queue, Class<T> type) {
        return seen.computeIfAbsent(queue, this::read).first(MOST_DUE, type);
    }

    private Seen read(Due.Queue queue) {
        Instant now = world.now();
        // what comes within the day costs no further query, and tells what was put off
        Instant until = queue == Due.Queue.TICK ? now.plus(DAY) : now;
        List<Due> found = world.store().due(queue, until, MOST_DUE);
        int due = (int) found.stream().filter(d -> !d.at().isAfter(now)).count();
        if (due == MOST_DUE) {
            leftOver("more was due than one run takes up");
        }
        return new Seen(found, due);
    }

    /**
     * Works on each item by itself: one that throws is told and does not keep the others from their
     * turn (hazard E12).
     *
     * @param key names an item, the same in every run, for example {@code request req_1}
     */
    public <T> void each(List<T> items, Function<T, String> key, Consumer<T> work) {
        each(items, key, work, this::goesOn);
    }

    /** As {@link #each}, for work that calls Zendesk. */
    public <T> void eachInZendesk(List<T> items, Function<T, String> key, Consumer<T> work) {
        each(items, key, work, this::mayCallZendesk);
    }

    private <T> void each(
            List<T> items, Function<T, String> key, Consumer<T> work, BooleanSupplier next) {
        int done = 0;
        for (T item : items) {
            if (!next.getAsBoolean()) {
                return;
            }
            if (done > 0 && done % PROGRESS == 0) {
                doing(done + " of " + items.size());
            }
            done++;
            try {
                work.accept(item);
            } catch (RuntimeException e) {
                failed(key.apply(item), e);
            }
        }
    }

    void failed(String what, RuntimeException e) {
        LOG.error("{} failed", what, e);
        tally.leftOver(what + " failed");
        tally.matter(
                new Matter(
                        "failed:" + what,
                        Matter.Urgency.SOON,
                        "Work on "
                                + what
                                + " failed ("
                                + e.getClass().getSimpleName()
                                + "). The function's log has the reason; a later run tries again.",
                        "the operator of Tokenward"));
    }

    /** Counts one thing done, under a name in the report, for example {@code revoked}. */
    public void count(String what) {
        tally.count(what, 1);
    }

    public void count(String what, int more) {
        tally.count(what, more);
    }

    int counted(String what) {
        return tally.counted(what);
    }

    /** Tells that a person must act. */
    public void matter(Matter matter) {
        tally.matter(matter);
    }

    /** Tells a fact in the report, for example {@code seal}. */
    public void note(String name, String value) {
        tally.note(name, value);
    }

    /** Tells that something due was left, and why; a later run takes it up. */
    public void leftOver(String why) {
        tally.leftOver(why);
    }

    SweepReport report() {
        return tally.report(mode, dryRun, startedAt, world.now());
    }
}
