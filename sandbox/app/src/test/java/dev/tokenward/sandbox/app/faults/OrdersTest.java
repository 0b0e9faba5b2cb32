package dev.tokenward.sandbox.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.sandbox.app.Repository;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OrdersTest {
    private static final Pattern MADE_UP =
            Pattern.compile("[0-9A-Za-z_-]{20,}|(?<=[A-Z]#)[01][0-9](?=\\))");

    @Test
    void whatTheFootprintsLeaveOutReachesNoOtherEnd() {
        String title = "two approvers";
        Ends all = ends(title, OrdersTest::everyWriteMeetsEverything);
        Ends fewer = ends(title, UnaryOperator.identity());

        assertThat(fewer.states()).isEqualTo(all.states());
        assertThat(fewer.orders()).isLessThan(all.orders());
    }

    private record Ends(int orders, Set<String> states) {}

    private static Footprint everyWriteMeetsEverything(Footprint known) {
        return known.writes().isEmpty() ? known : Footprint.ANYTHING;
    }

    private static Ends ends(String title, UnaryOperator<Footprint> seen) {
        Set<String> states = new TreeSet<>();
        try (Ground ground = new Ground(Repository.template())) {
            Matrix.Result result =
                    new Orders(
                                    ground,
                                    Meeting.titled(title),
                                    line -> {},
                                    seen,
                                    rig -> states.add(state(rig)))
                            .run();
            assertThat(result.violations()).isEmpty();
            return new Ends(result.cells(), states);
        }
    }

    /** All that is stored here and outside, but for ids that a run makes up, and their shards. */
    private static String state(Rig rig) {
        Stream<String> outside =
                Surroundings.READERS.stream()
                        .flatMap(reader -> rig.outside.slack.inbox(reader).stream())
                        .map(Watch::content);
        return Stream.concat(
                        rig.table.items().stream().map(Object::toString),
                        Stream.concat(outside, Stream.of(rig.outside.made().toString())))
                .map(text -> MADE_UP.matcher(text).replaceAll("made up"))
                .sorted()
                .collect(Collectors.joining("\n"));
    }
}
