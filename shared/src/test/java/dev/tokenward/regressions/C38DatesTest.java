package dev.tokenward.regressions;

import static dev.tokenward.domain.Samples.LINKS;
import static dev.tokenward.domain.Samples.NOW;
import static dev.tokenward.domain.Samples.POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Checked;
import dev.tokenward.domain.Content;
import dev.tokenward.domain.Dates;
import dev.tokenward.domain.Fault;
import dev.tokenward.domain.RequestRules;
import dev.tokenward.domain.Samples;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Days in every style that people write. */
class C38DatesTest {
    static Stream<Arguments> dates() {
        return Cases.table("C38-dates.txt");
    }

    private static Checked<Content> check(String removalDate) {
        return RequestRules.check(
                Samples.person().removalDate(removalDate).build(),
                Samples.riley(),
                POLICY,
                () -> LINKS,
                NOW);
    }

    @ParameterizedTest
    @MethodSource("dates")
    void oneFormIsTakenAndEachOtherIsRefused(String written, String outcome) {
        Checked<Content> checked = check(written);

        if (outcome.equals("accept") || written.equals("2027-03-31 ")) {
            assertThat(checked).isEqualTo(check("2027-03-31"));
            assertThat(Samples.faults(checked)).isEmpty();
        } else {
            assertThat(Samples.faults(checked))
                    .singleElement()
                    .extracting(Fault::field)
                    .isEqualTo("removalDate");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2027-02-29 | is 2027-02-29, which is no day of the calendar
                    2027-3-5 | write 2027-03-05 if you mean 5 March 2027
                    03/04/2027 | is ambiguous; write 2027-04-03 if you mean 3 April 2027, or write 2027-03-04 if you mean 4 March 2027
                    31.03.2027 | write 2027-03-31 if you mean 31 March 2027
                    03/03/2027 | write 2027-03-03 if you mean 3 March 2027
                    20270331 | write 2027-03-31 if you mean 31 March 2027
                    2027-03-31T23:59:59+14:00 | is a moment or carries a time zone
                    2027-03-31Z | is a moment or carries a time zone
                    ２０２７-03-31 | uses digits other than 0 to 9
                    31 March | without guessing
                    2026-11-25 | 25 November 2026 (UTC), which is today; the first day possible is 26 November 2026
                    9999-12-31 | 31 December 9999 (UTC), more than 365 days away
                    """)
    void refusalSaysWhatIsWrongAndWhatIsWanted(String written, String words) {
        assertThat(Samples.faults(check(written)))
                .singleElement()
                .extracting(Fault::message)
                .asString()
                .contains(words);
    }

    @Test
    void leapDayExistsAndIsOnlyTooFarAway() {
        assertThat(Dates.read("2028-02-29"))
                .isEqualTo(new Dates.Reading.Day(LocalDate.of(2028, 2, 29)));
        assertThat(Samples.faults(check("2028-02-29")))
                .singleElement()
                .extracting(Fault::message)
                .asString()
                .contains("365 days");
    }
}
