package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.workflow.Matter.Urgency;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever has to act reads so, however much there is to say. */
class ReportsTest {
    private static final String WHO =
            "Support Ops managers: end each (POST /credentials/{id}/revocation), or say who is to have"
                    + " it (POST /credentials/{id}/transfer)";

    @Test
    void longMatterIsCutAndNotWhoMustAct() {
        List<String> names = Collections.nCopies(2_000, "😀".repeat(60));

        String line =
                Reports.line(
                        new Matter("leaver:x", Urgency.SOON, "Left: " + Labels.of(names), WHO));

        assertThat(line).endsWith("… Whose move: " + WHO + ".").hasSizeLessThanOrEqualTo(500);
        assertThat(line).as("no half of a character").doesNotContain("\uD83D…");
    }

    @Test
    void shortOneIsWhole() {
        assertThat(Reports.line(new Matter("k", Urgency.SOON, "It is so.", "Quinn")))
                .isEqualTo("It is so. Whose move: Quinn.");
    }

    @Test
    void ofManyNamesTheFirstAreSaidAndHowManyMoreThereAre() {
        assertThat(Labels.of(List.of("a", "b"))).isEqualTo("\"a\"; \"b\".");
        assertThat(Labels.of(Collections.nCopies(7, "a")))
                .isEqualTo("\"a\"; \"a\"; \"a\"; \"a\"; \"a\"; and 2 more.");
    }
}
