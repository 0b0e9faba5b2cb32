package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Email;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.Found.Owner;
import dev.tokenward.domain.Found.Standing;
import dev.tokenward.domain.Notice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nobody is flooded with questions, and nobody has to wait for those who may own many. */
class QuestioningTest {
    private final InSight it = new InSight();
    private final Company company = it.company;

    @AfterEach
    void close() {
        it.close();
    }

    @Test
    void makerOfFiftyIsAskedAboutOneADayAndReadsHowManyCome() {
        tokens(50, "Script");
        it.look();

        for (int day = 1; day <= 3; day++) {
            assertThat(it.nextDay().counts()).containsEntry("ownersAsked", 1);
            assertThat(it.look().counts()).as("not twice").doesNotContainKey("ownersAsked");

            List<Found> asked = with(Standing.ASKED);
            assertThat(asked).hasSize(day);
            assertThat(asked.stream().map(Found::since).distinct()).hasSize(day);
            assertThat(question(newest(asked)).params())
                    .containsEntry("more", Integer.toString(50 - day));
        }
        assertThat(question(newest(with(Standing.ASKED))).recipient())
                .isEqualTo(new Notice.Recipient.To(Company.SASHA.email()));
    }

    @Test
    void makerOfVeryManyIsNotAskedAndTheManagersDecideAboutEach() {
        List<String> made = tokens(61, "Script");
        String rileys = it.token("riley - backup");
        it.look();

        SweepReport report = it.nextDay();

        assertThat(with(Standing.ASKED)).extracting(Found::id).containsExactly(rileys);
        assertThat(question(it.found(rileys)).params()).doesNotContainKey("more");
        assertThat(report.matters())
                .filteredOn(m -> m.key().equals("found:made"))
                .singleElement()
                .satisfies(m -> {
                    assertThat(m.what()).startsWith("61 credentials").contains("and 56 more.");
                    assertThat(m.who()).contains("Support Ops managers", "adopt");
                });
        assertThat(report.matters()).noneMatch(m -> m.key().equals("found:renamed"));
        Found one = it.found(made.getFirst());
        Owner owner = one.owner().orElseThrow();
        assertThat(owner.email()).isEqualTo(Company.SASHA.email());
        assertThat(owner.doubt().orElseThrow()).startsWith("they made 61 of which");
        assertThat(FoundRemoval.mayBeRemoved(one)).isTrue();
    }

    @Test
    void whatANameSaysIsAskedAboutHoweverManyItsMakerMade() {
        tokens(61, "riley - backup");
        it.look();

        it.nextDay();

        assertThat(with(Standing.ASKED))
                .singleElement()
                .satisfies(f ->
                        assertThat(f.owner().map(Owner::email)).contains(Company.RILEY.email()));
    }

    @Test
    void whoAnswersIsNotAskedAboutTheNextOneOnTheSameDay() {
        tokens(3, "riley - backup");
        it.look();
        it.nextDay();
        new FoundAnswers(company.world)
                .disown(Company.actor(Company.RILEY), with(Standing.ASKED).getFirst().id());

        assertThat(it.look().counts()).doesNotContainKey("ownersAsked");
        assertThat(it.nextDay().counts()).containsEntry("ownersAsked", 1);
    }

    @Test
    void whoWasNotAskedYetComesBeforeWhoWas() {
        it.rules = new SightRules(14, 1, false, 14, 14);
        tokens(3, "riley - backup");
        it.look();
        it.nextDay();
        it.token("devon - export");
        it.look();

        it.nextDay();
        it.nextDay();

        assertThat(with(Standing.ASKED).stream().map(f -> f.owner().orElseThrow().email()))
                .containsExactlyInAnyOrder(
                        Company.RILEY.email(), Company.DEVON.email(), Company.RILEY.email());
    }

    /** Made by Sasha. */
    private List<String> tokens(int many, String name) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            ids.add(it.token(name + " " + i));
        }
        return ids;
    }

    private List<Found> with(Standing standing) {
        return company.store.standing().stream().filter(f -> f.standing() == standing).toList();
    }

    private static Found newest(List<Found> asked) {
        return asked.stream().max(Comparator.comparing(Found::since)).orElseThrow();
    }

    private Notice question(Found f) {
        Email who = f.owner().orElseThrow().email();
        String key = f.id() + ":FOUND_ASKED:v" + f.version() + ":" + who;
        return company.store.outbox(key).orElseThrow().notice();
    }
}
