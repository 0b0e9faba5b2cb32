package dev.tokenward.regressions;

import static dev.tokenward.calendar.Read.value;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.calendar.Entries;
import dev.tokenward.calendar.Read;
import dev.tokenward.domain.Samples;
import java.io.IOException;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;

/**
 * C14: a name put lines of its own into a calendar
 * (https://github.com/SandeepVashishtha/Eventra/issues/3168,
 * https://github.com/spatie/calendar-links/issues/236). Intake takes none of these names; this is
 * for names that come by another way.
 */
class C14CalendarInjectionTest {
    private static final String[] OURS = {
        "DESCRIPTION",
        "DTEND",
        "DTSTAMP",
        "DTSTART",
        "LAST-MODIFIED",
        "SEQUENCE",
        "STATUS",
        "SUMMARY",
        "TRANSP",
        "UID"
    };

    @Test
    void nameIsOneTextWhateverStandsInIt() throws IOException {
        for (JsonNode input : CaseInput.json("C14-ics-injection.json")) {
            for (String field : new String[] {"useCase", "target", "purpose"}) {
                String name = input.path(field).asText("nothing");
                Read read = Read.of(Entries.agenda(Entries.client(name)), Samples.POLICY);

                assertThat(read.events()).hasSize(1);
                VEvent event = read.event("cred_1");
                assertThat(Read.names(event)).containsExactly(OURS);
                assertThat(Read.alarms(event)).hasSize(Samples.POLICY.remindDays().size());
                assertThat(value(event, Property.SUMMARY))
                        .isEqualTo(name.replaceAll("[\\r\\n\\u2028]", " "));
            }
        }
    }

    @Test
    void signsThatMeanSomethingInALineComeBackAsTheyWere() {
        String name = "Target - a; b, c \\ d \\n \"e\" : f^n";
        Read read = Read.of(Entries.agenda(Entries.client(name)), Samples.POLICY);

        assertThat(value(read.event("cred_1"), Property.SUMMARY)).isEqualTo(name);
        assertThat(read.text())
                .contains("SUMMARY:Target - a\\; b\\, c \\\\ d \\\\n \"e\" : f^n\r\n");
    }

    @Test
    void linkThatCarriesALineEndIsNoLink() {
        String link = Samples.LINK + "%0d%0aATTENDEE:mailto:mallory@example.com";
        Read read =
                Read.of(
                        Entries.linked(Entries.client("Target - status page"), link),
                        Samples.POLICY);

        assertThat(Read.names(read.event("cred_1"))).containsExactly(OURS);
        assertThat(read.text()).doesNotContain("ATTENDEE");
    }
}
