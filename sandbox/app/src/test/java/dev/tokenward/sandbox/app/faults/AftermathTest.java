package dev.tokenward.sandbox.app.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenward.sandbox.app.Repository;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the fault matrix takes for the same. */
class AftermathTest {
    private static Ground ground;

    @BeforeAll
    static void begin() {
        ground = new Ground(Repository.template());
    }

    @AfterAll
    static void end() {
        ground.close();
    }

    /** After a credential was made. */
    private static Aftermath after(Consumer<Rig> more) {
        try (Rig rig = new Rig(ground, Sabotage.NONE)) {
            Stories.issued(rig, Stories.approvedClient(rig));
            more.accept(rig);
            return Aftermath.of(rig);
        }
    }

    @Test
    void whatIsDrawnAtRandomMakesNoDifference() {
        assertThat(after(rig -> {})).isEqualTo(after(rig -> {}));
    }

    @Test
    void idsThatZendeskGaveMakeNoDifference() {
        assertThat(
                        after(rig ->
                                rig.outside.zendesk.makeApiToken(
                                        "devon@example.com", "backup", rig.clock.instant())))
                .isEqualTo(
                        after(rig -> {
                            rig.outside.zendesk.countOnFrom(
                                    rig.outside.zendesk.look().lastId() + 7);
                            rig.outside.zendesk.makeApiToken(
                                    "devon@example.com", "backup", rig.clock.instant());
                        }));
    }

    @Test
    void whateverElseDiffersMakesADifference() {
        Map<String, Consumer<Rig>> changes =
                Map.of(
                        "time", rig -> rig.clock.advance(Duration.ofSeconds(1)),
                        "table",
                                rig ->
                                        rig.table.fill(
                                                rig.table.items().stream()
                                                        .filter(i ->
                                                                Stored.text(i, "type")
                                                                        .equals("REQUEST"))
                                                        .map(i -> Copies.of(i, "Nightly", "Daily"))
                                                        .toList()),
                        "Zendesk", rig -> rig.outside.zendesk.suspend("riley@example.com"),
                        "Slack", rig -> rig.outside.slack.deactivate("riley@example.com"),
                        "GitLab",
                                rig ->
                                        rig.outside.gitlab.open(
                                                Surroundings.PROJECT,
                                                "riley",
                                                "Another",
                                                Optional.empty()),
                        "an answer", rig -> rig.as("riley").get("/requests"),
                        "what was seen", rig -> rig.watch.violated("something"));

        Aftermath none = after(rig -> {});

        assertThat(changes)
                .allSatisfy(
                        (what, change) -> assertThat(after(change)).as(what).isNotEqualTo(none));
    }

    @Test
    void sameIsRunOnceAndAgainAsASample() {
        Aftermaths aftermaths = new Aftermaths();
        Aftermath left = new Aftermath("left");

        assertThatCode(() -> aftermaths.enter(left, "cell")).doesNotThrowAnyException();
        for (int again = 1; again < Aftermaths.SAMPLE; again++) {
            assertThatThrownBy(() -> aftermaths.enter(left, "cell"))
                    .isInstanceOf(Aftermaths.SeenBefore.class);
        }
        assertThatCode(() -> aftermaths.enter(left, "cell")).doesNotThrowAnyException();
        assertThat(aftermaths.different()).isEqualTo(1);
    }

    @Test
    void sampleThatComesToAnotherEndIsSeen() {
        Aftermaths aftermaths = new Aftermaths();
        Aftermath left = new Aftermath("left");
        aftermaths.ended(left, new Aftermath("end"), false);
        aftermaths.ended(left, new Aftermath("end"), false);
        assertThat(aftermaths.torn()).isZero();

        aftermaths.ended(left, new Aftermath("another"), false);

        assertThat(aftermaths.torn()).isEqualTo(1);
    }

    @Test
    void whatIsNotRunAgainIsAsViolatedAsWhatLeftTheSame() {
        Aftermaths aftermaths = new Aftermaths();
        Aftermath left = new Aftermath("left");
        Aftermath sound = new Aftermath("sound");
        aftermaths.enter(left, "first");
        aftermaths.enter(sound, "second");
        assertThatThrownBy(() -> aftermaths.enter(left, "third"));
        assertThatThrownBy(() -> aftermaths.enter(sound, "fourth"));

        aftermaths.ended(left, new Aftermath("end"), true);
        aftermaths.ended(sound, new Aftermath("end"), false);

        assertThat(aftermaths.violatedAlike()).containsExactly("third");
    }
}
