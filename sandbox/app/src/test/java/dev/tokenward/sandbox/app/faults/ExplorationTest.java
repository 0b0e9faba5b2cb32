package dev.tokenward.sandbox.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On systems so small that what there is to find can be counted. */
class ExplorationTest {
    private static final int CELLS = 3;

    @Test
    void stepsThatNeverMeetAreRunInOneOrder() {
        Toy toy = new Toy(puts(1, 2, 3), puts(4, 5, 6));

        assertThat(toy.explored()).hasSize(1);
    }

    @Test
    void stepsThatAllMeetAreRunInEveryOrder() {
        Toy toy = new Toy(puts(1, 1, 1, 1), puts(1, 1, 1, 1));

        assertThat(toy.explored()).hasSize(70); // 8 over 4
    }

    @Test
    void pairsThatMeetEachOnItsOwnAreRunInAllCombinations() {
        Toy toy = new Toy(puts(1, 2, 3, 4, 5), puts(1, 2, 3, 4, 5));

        assertThat(toy.explored()).hasSize(32); // 2 to the power of 5
    }

    @Test
    void pairsInOppositeOrderLeaveOnlyTheCombinationsThatCanBe() {
        Toy toy = new Toy(puts(1, 2, 3, 4, 5), puts(5, 4, 3, 2, 1));

        assertThat(toy.explored()).hasSize(6);
    }

    @Test
    void readsOfOneCellChangePlaces() {
        Step read = new Step(1, false);

        assertThat(new Toy(List.of(read, read), List.of(read, read)).explored()).hasSize(1);
    }

    @Test
    void whatOnlyOneRareOrderShowsIsFound() {
        // the other one's write must come between the last two of eleven steps
        List<Step> first = puts(2, 3, 2, 3, 2, 3, 2, 3, 2, 1, 1);
        List<Step> second = puts(2, 1);

        assertThat(new Toy(first, second).explored())
                .filteredOn(run -> run.indexOf("1:put 1") == run.lastIndexOf("0:put 1") - 1)
                .isNotEmpty();
    }

    @Test
    void ordersInWhichTheOtherBeginsAtAPlaceAreTogetherAllOrders() {
        Toy toy = new Toy(puts(1, 1, 1), puts(1, 1));
        List<List<String>> found = new ArrayList<>();
        int places = 0;
        while (true) {
            Exploration at = Exploration.after(places);
            List<List<String>> runs = toy.explored(at);
            if (at.isPastTheEnd()) {
                break;
            }
            String begun =
                    "0:put 1 ".repeat(places) + "1:put 1 1:put 1" + " 0:put 1".repeat(3 - places);
            assertThat(String.join(" ", runs.getFirst())).isEqualTo(begun);
            found.addAll(runs);
            places++;
        }

        assertThat(places).isEqualTo(3);
        // 5 over 2, but for the one in which the other begins when all is over
        assertThat(found).hasSize(9).doesNotHaveDuplicates();
    }

    static LongStream programs() {
        return LongStream.rangeClosed(1, 300);
    }

    /** What a step touches depends on what was read, as in a program that looks before it acts. */
    @ParameterizedTest
    @MethodSource("programs")
    void fewerOrdersReachTheSameEndsAsAllOrdersDo(long seed) {
        Random random = new Random(seed);
        Toy toy = new Toy(steps(random), steps(random));
        toy.depends = true;
        Set<String> all = new HashSet<>();
        Set<Set<String>> different = new HashSet<>();
        toy.all(all, different);

        List<List<String>> explored = toy.explored();

        assertThat(toy.ends).isEqualTo(all);
        assertThat(toy.traces).hasSameSizeAs(explored).isEqualTo(different);
    }

    private static List<Step> steps(Random random) {
        return Stream.generate(() -> new Step(random.nextInt(CELLS), random.nextBoolean()))
                .limit(1 + random.nextInt(5))
                .toList();
    }

    private static List<Step> puts(int... cells) {
        return IntStream.of(cells).mapToObj(cell -> new Step(cell, true)).toList();
    }

    private record Step(int cell, boolean puts) {}

    /** Two programs on a few cells. */
    private static final class Toy {
        private final List<List<Step>> programs;
        private final Set<String> ends = new HashSet<>();
        private final Set<Set<String>> traces = new HashSet<>();
        private boolean depends;

        Toy(List<Step> first, List<Step> second) {
            programs = List.of(first, second);
        }

        /** Every run of the exploration. */
        List<List<String>> explored() {
            return explored(new Exploration());
        }

        List<List<String>> explored(Exploration exploration) {
            List<List<String>> runs = new ArrayList<>();
            do {
                State state = new State(this);
                while (!state.isOver()) {
                    state.step(exploration.turn(state.next(0), state.next(1)));
                }
                assertThat(exploration.repeated()).isFalse();
                runs.add(state.names);
                ends.add(state.end());
                traces.add(state.trace());
            } while (exploration.next());
            return runs;
        }

        /** Every run there is: a number's bits tell whose turns they are. */
        void all(Set<String> everyEnd, Set<Set<String>> everyTrace) {
            int steps = programs.get(0).size() + programs.get(1).size();
            for (int bits = 0; bits < 1 << steps; bits++) {
                State state = new State(this);
                int left = bits;
                while (!state.isOver() && state.next(left & 1).isPresent()) {
                    state.step(left & 1);
                    left >>= 1;
                }
                if (state.isOver()) {
                    everyEnd.add(state.end());
                    everyTrace.add(state.trace());
                }
            }
        }
    }

    private static final class State {
        private final Toy toy;
        private final int[] cells = new int[10];
        private final int[] done = new int[2];
        private final int[] last = new int[2];
        private final List<String> names = new ArrayList<>();
        private final List<Footprint> steps = new ArrayList<>();
        private final List<Integer> actors = new ArrayList<>();

        State(Toy toy) {
            this.toy = toy;
        }

        boolean isOver() {
            return next(0).isEmpty() && next(1).isEmpty();
        }

        Optional<Footprint> next(int actor) {
            if (done[actor] == toy.programs.get(actor).size()) {
                return Optional.empty();
            }
            String cell = "" + cell(actor);
            return Optional.of(puts(actor) ? Footprint.writing(cell) : Footprint.reading(cell));
        }

        private Step planned(int actor) {
            return toy.programs.get(actor).get(done[actor]);
        }

        private int cell(int actor) {
            int planned = planned(actor).cell();
            return toy.depends ? (planned + last[actor]) % CELLS : planned;
        }

        private boolean puts(int actor) {
            return planned(actor).puts();
        }

        void step(int actor) {
            int cell = cell(actor);
            steps.add(next(actor).orElseThrow());
            actors.add(actor);
            names.add(actor + (puts(actor) ? ":put " : ":get ") + cell);
            if (puts(actor)) {
                cells[cell] = cells[cell] * 3 + last[actor] + actor + 1;
            } else {
                last[actor] = cells[cell];
            }
            done[actor]++;
        }

        String end() {
            return Arrays.toString(cells) + Arrays.toString(last);
        }

        /** Which of two steps that meet was first: orders that agree on that are the same. */
        Set<String> trace() {
            Set<String> pairs = new HashSet<>();
            for (int j = 0; j < steps.size(); j++) {
                for (int i = 0; i < j; i++) {
                    boolean others = !actors.get(i).equals(actors.get(j));
                    if (others && steps.get(i).meets(steps.get(j))) {
                        pairs.add(place(i) + " before " + place(j));
                    }
                }
            }
            return pairs;
        }

        private String place(int at) {
            long own = actors.subList(0, at).stream().filter(actors.get(at)::equals).count();
            return names.get(at) + " as " + own;
        }
    }
}
