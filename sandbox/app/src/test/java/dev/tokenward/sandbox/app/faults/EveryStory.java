package dev.tokenward.sandbox.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.sandbox.app.Repository;
import dev.tokenward.sandbox.app.SandboxPerson;
import dev.tokenward.sandbox.app.gateway.Route;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Everything that the functions are known to do. {@code DeliveredTwiceTest} sees to it that there
 * is a story for every kind of message.
 */
final class EveryStory {
    private EveryStory() {}

    /** Plays them one after the other. */
    static void isSeenBy(Observer observer) {
        Stream<Tale> stories = Stories.all().stream().map(Tale::of);
        Stream.of(
                        stories,
                        Tale.all().stream(),
                        RareWays.all().stream(),
                        Stream.of(new Tale("everything is looked at", Map.of(), EveryStory::look)))
                .flatMap(tales -> tales)
                .forEach(tale -> play(tale, observer));
    }

    private static void play(Tale tale, Observer observer) {
        try (Ground ground = new Ground(Repository.template(), tale.settings());
                Rig rig = new Rig(ground, Sabotage.NONE, observer)) {
            tale.part().accept(rig);
            assertThat(rig.watch.violations()).as(tale.title()).isEmpty();
        }
    }

    /** Every list and every single thing that can be got, by those who see everything. */
    private static void look(Rig rig) {
        String request = Stories.approvedClient(rig);
        rig.daily();
        String credential = Stories.issued(rig, request);
        for (Route route : rig.ground.deployment.routes()) {
            if (route.key().startsWith("GET ")) {
                String path =
                        route.key()
                                .substring(4)
                                .replace(
                                        "{id}",
                                        route.key().contains("/requests/") ? request : credential);
                for (String query :
                        new String[] {
                            "",
                            "?view=all",
                            "?view=inbox",
                            "?request=" + request,
                            "?subject=directory"
                        }) {
                    for (String who : new String[] {"riley", "morgan", "sasha", "avery"}) {
                        rig.as(who).send("GET", path + query, "");
                    }
                }
            }
        }
        // the watch looks through it while there is a credential in it
        rig.as("sasha").getTable("/credentials?view=all");
        rig.as("sasha").post("/sweeps", Map.of("dryRun", true));
        // a directory that was two before goes when another one comes
        List<SandboxPerson> people = rig.ground.people;
        for (int fewer = 1; fewer >= 0; fewer--) {
            rig.as("sasha")
                    .insist(
                            "PUT",
                            "/people",
                            Surroundings.directory(people.subList(0, people.size() - fewer)));
        }
    }
}
