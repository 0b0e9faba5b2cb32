package dev.tokenward.sandbox.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.sandbox.app.Repository;
import dev.tokenward.sandbox.app.gateway.Route;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Everything that comes in comes again: at once, late, and in another order. Streams and schedules
 * deliver at least once; people press twice.
 */
class DeliveredTwiceTest {
    private static final String TOKEN = "API token";
    private static final int SHOWN = 20;

    /** Calls that change nothing, and one that is meant to do something each time. */
    private static final Set<String> UNTOLD =
            Set.of("POST /scopes/advice", "HEAD /calendar/{feed}", "POST /calendar");

    /** Stories on a ground of their own, each in the hands of a postman. */
    private static void tell(
            List<Tale> tales, boolean keys, boolean backwards, Consumer<Postman> then) {
        List<String> found = new ArrayList<>();
        for (Tale tale : tales) {
            try (Ground ground = new Ground(Repository.template(), tale.settings());
                    Rig rig = new Rig(ground, Sabotage.NONE);
                    Postman postman = new Postman(rig, keys, backwards)) {
                rig.by(postman);
                tale.part().accept(rig);
                then.accept(postman);
                postman.changes().forEach(c -> found.add(tale.title() + ": " + c));
                rig.watch.violations().forEach(v -> found.add(tale.title() + ": " + v));
            }
        }
        assertThat(found.stream().limit(SHOWN)).isEmpty();
    }

    private static List<Tale> everything() {
        return Stream.concat(stories(), Tale.all().stream()).toList();
    }

    private static Stream<Tale> stories() {
        return Stories.all().stream().map(Tale::of);
    }

    @Test
    void secondTimeChangesNothingAndEveryKindOfMessageWasTried() {
        Set<String> tried = new TreeSet<>();
        tell(
                everything(),
                true,
                false,
                postman -> postman.brought().forEach(letter -> tried.add(letter.what())));

        assertThat(tried).containsAll(kinds()).doesNotContainAnyElementsOf(UNTOLD);
    }

    /** Of the template: a message that is new there wants a story here. */
    private static Set<String> kinds() {
        try (Ground ground = new Ground(Repository.template())) {
            Set<String> kinds =
                    ground.deployment.routes().stream()
                            .map(Route::key)
                            .filter(key -> !key.startsWith("GET ") && !UNTOLD.contains(key))
                            .collect(Collectors.toCollection(HashSet::new));
            ground.deployment.mappings().forEach(m -> kinds.add("stream to " + m.function()));
            ground.deployment
                    .schedules()
                    .forEach(s ->
                            kinds.add(
                                    (s.input().contains("daily") ? "daily" : "tick")
                                            + " to "
                                            + s.function()));
            return kinds;
        }
    }

    /** A second request for a person's issue is refused by the issue itself. */
    @Test
    void secondTimeChangesNothingWithoutAnIdempotencyKeyEither() {
        tell(
                everything().stream().filter(t -> !t.title().contains(TOKEN)).toList(),
                false,
                false,
                postman -> {});
    }

    @Test
    void whatTheStreamBringsTwiceAndInTheOppositeOrderComesToTheSameEnd() {
        tell(stories().toList(), true, true, postman -> {});
    }

    @Test
    void everythingBroughtOnceMoreAfterTheEndInWhateverOrderChangesNothing() {
        tell(
                everything(),
                true,
                false,
                postman -> {
                    postman.nextDay();
                    List<Postman.Letter> letters =
                            postman.brought().stream().filter(l -> !isNewWish(l)).toList();
                    letters.reversed().forEach(postman::again);
                    List<Postman.Letter> mixed = new ArrayList<>(letters);
                    Collections.shuffle(mixed, new Random(20261125));
                    mixed.forEach(postman::again);
                });
    }

    /**
     * Without an issue, what somebody asks for once more after a day is asked for anew: the key is
     * good for 24 hours.
     */
    private static boolean isNewWish(Postman.Letter letter) {
        return letter.what().equals("POST /requests")
                && letter.event().text().contains("\\\"target\\\"");
    }
}
