package dev.tokenward.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random sequences of commands, by random people, with the clock moving and directories changing,
 * hold invariants 1, 4 and 6 of the design after every step. On a failure it prints the seed and
 * the shortest prefix that still fails.
 */
class RandomCommandsTest {
    private static final int SEQUENCES = 10_000;
    private static final int LENGTH = 60;
    private static final long FIRST_SEED = 20_261_125L;

    @Test
    void anySequenceOfCommandsKeepsTheInvariants() {
        Coverage coverage = new Coverage();
        for (long seed = FIRST_SEED; seed < FIRST_SEED + SEQUENCES; seed++) {
            List<Step> steps = Step.sequence(new Random(seed), LENGTH);
            Optional<String> violation = run(steps, coverage);
            if (violation.isPresent()) {
                fail("seed " + seed + ": " + violation.get() + "\n" + shortest(steps));
            }
        }
        // a sequence that never gets anywhere would hold every invariant
        assertThat(coverage.handedOver).isGreaterThan(100);
        assertThat(coverage.withdrawnWhileIssuing).isGreaterThan(20);
        assertThat(coverage.lapsed).isGreaterThan(20);
        assertThat(coverage.denied).isGreaterThan(100);
        assertThat(coverage.revokedAtTheEnd).isGreaterThan(50);
        assertThat(coverage.sentBack).isGreaterThan(50);
    }

    /** A second credential smuggled in is seen: the check can fail. */
    @Test
    void checkSeesASecondLiveCredential() {
        CommandWorld world = new CommandWorld();
        for (Step step : CommandWorld.toHandOver()) {
            world.apply(step);
        }
        assertThat(world.violation()).isEmpty();
        world.smuggle();
        assertThat(world.violation()).hasValueSatisfying(v -> assertThat(v).contains("live"));
    }

    private static Optional<String> run(List<Step> steps, Coverage coverage) {
        CommandWorld world = new CommandWorld();
        for (int i = 0; i < steps.size(); i++) {
            world.apply(steps.get(i));
            Optional<String> violation = world.violation();
            if (violation.isPresent()) {
                return Optional.of("after step " + (i + 1) + ": " + violation.get());
            }
        }
        coverage.add(world);
        return Optional.empty();
    }

    private static String shortest(List<Step> steps) {
        int length = steps.size();
        for (int n = 1; n <= steps.size(); n++) {
            if (run(steps.subList(0, n), new Coverage()).isPresent()) {
                length = n;
                break;
            }
        }
        List<Step> left = new ArrayList<>(steps.subList(0, length));
        for (int i = left.size() - 1; i >= 0; i--) {
            List<Step> without = new ArrayList<>(left);
            without.remove(i);
            if (run(without, new Coverage()).isPresent()) {
                left = without;
            }
        }
        StringBuilder text = new StringBuilder("shortest failing sequence:\n");
        left.forEach(step -> text.append("  ").append(step).append('\n'));
        return text.toString();
    }

    /** How often the interesting things happened. */
    static final class Coverage {
        int handedOver;
        int withdrawnWhileIssuing;
        long lapsed;
        long denied;
        int revokedAtTheEnd;
        int sentBack;

        void add(CommandWorld world) {
            handedOver += world.handedOver();
            withdrawnWhileIssuing += world.withdrawnWhileIssuing();
            lapsed += world.count(RequestState.LAPSED);
            denied += world.count(RequestState.DENIED);
            revokedAtTheEnd += world.revokedAtTheEnd();
            sentBack += world.sentBack();
        }
    }

    /** One command: who and what are drawn, so that a step means the same wherever it stands. */
    record Step(Op op, int who, int which, int amount) {
        enum Op {
            SUBMIT,
            APPROVE,
            DENY,
            WITHDRAW,
            CLAIM,
            CREATE,
            HAND_OVER,
            DEFER,
            FAIL,
            TAKE_BACK,
            RETRY,
            REVOKE,
            RECEIVE,
            REMOVAL_WORKS,
            REMOVAL_FAILS,
            ADVANCE,
            SWEEP,
            MOVE_MANAGER,
            SEND_BACK,
            REROUTE
        }

        static List<Step> sequence(Random random, int length) {
            List<Step> steps = new ArrayList<>();
            Op[] ops = Op.values();
            for (int i = 0; i < length; i++) {
                // approvals and submissions often, so that sequences get somewhere
                Op op =
                        switch (random.nextInt(14)) {
                            case 0 -> Op.SUBMIT;
                            case 1, 2, 3, 4 -> Op.APPROVE;
                            case 5 -> Op.CLAIM;
                            case 6 -> Op.CREATE;
                            case 7 -> Op.HAND_OVER;
                            default -> ops[random.nextInt(ops.length)];
                        };
                steps.add(
                        new Step(
                                op,
                                random.nextInt(1000),
                                random.nextInt(1000),
                                random.nextInt(40)));
            }
            return steps;
        }
    }
}
