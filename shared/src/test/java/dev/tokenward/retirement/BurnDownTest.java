package dev.tokenward.retirement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.retirement.BurnDown.Point;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BurnDownTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-25");
    private static final LocalDate END = LocalDate.parse("2027-04-30");

    @Test
    void paceOfFourWeeksTellsWhenNoneIsLeft() {
        // one fewer every second day
        List<Point> points =
                IntStream.rangeClosed(1, 60)
                        .mapToObj(i -> new Point(TODAY.minusDays(60L - i + 1), 60 - i / 2))
                        .toList();

        BurnDown burnDown = BurnDown.of(points, 30, TODAY, END);

        assertThat(burnDown.perWeek()).isEqualTo(3.5);
        assertThat(burnDown.finish()).contains(TODAY.plusDays(60));
        assertThat(burnDown.words())
                .isEqualTo(
                        "30 API tokens are left; at the pace of the last four weeks they are done by 24"
                                + " January 2027.");
    }

    @Test
    void paceThatIsTooSlowIsSaidToBeTooSlow() {
        BurnDown burnDown =
                BurnDown.of(List.of(new Point(TODAY.minusDays(28), 101)), 100, TODAY, END);

        assertThat(burnDown.finish()).contains(TODAY.plusDays(2800));
        assertThat(burnDown.words()).contains("too late", "30 April 2027");
    }

    @Test
    void withoutProgressThereIsNoDay() {
        assertThat(BurnDown.of(List.of(new Point(TODAY.minusDays(9), 12)), 12, TODAY, END))
                .satisfies(b -> assertThat(b.finish()).isEmpty())
                .satisfies(
                        b -> assertThat(b.words()).contains("none fewer than on 16 November 2026"));
        assertThat(BurnDown.of(List.of(new Point(TODAY.minusDays(9), 12)), 14, TODAY, END))
                .satisfies(b -> assertThat(b.finish()).isEmpty())
                .satisfies(b -> assertThat(b.perWeek()).isNegative())
                .satisfies(b ->
                        assertThat(b.words()).contains("they became more since 16 November 2026"));
        assertThat(BurnDown.of(List.of(), 14, TODAY, END).words()).contains("counted for a week");
        assertThat(BurnDown.of(List.of(new Point(TODAY.minusDays(1), 13)), 14, TODAY, END))
                .as("a day is no pace")
                .satisfies(b -> assertThat(b.perWeek()).isZero())
                .satisfies(b -> assertThat(b.words()).contains("counted for a week"));
    }

    @Test
    void noneLeftIsDone() {
        BurnDown burnDown = BurnDown.of(List.of(new Point(TODAY.minusDays(1), 1)), 0, TODAY, END);

        assertThat(burnDown.finish()).contains(TODAY);
        assertThat(burnDown.words()).startsWith("No API token is left");
    }
}
