package dev.tokenward.calendar;

import static dev.tokenward.calendar.Read.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Agenda;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Samples;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.validate.ValidationResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarTextTest {
    private static final Credential CLIENT = Entries.client("Riley Doe - export - 2027-03-31");

    private static Read read(Agenda agenda) {
        return Read.of(agenda, Samples.POLICY);
    }

    @Test
    void tokenThatZendeskWouldNotMakeAgainIsToBeReplaced() {
        Credential token = Entries.credential(Kind.API_TOKEN, "Riley - triage", Samples.POLICY);

        assertThat(read(Entries.agenda(token)).text().replace("\r\n ", ""))
                .contains("POST /credentials/cred_1/replacement")
                .doesNotContain("/extension");
        assertThat(read(Entries.agenda(CLIENT)).text().replace("\r\n ", ""))
                .contains("POST /requests/req_1/extension")
                .doesNotContain("/replacement");
    }

    @Test
    void whatIsWrittenIsValidToAnotherLibrary() {
        for (Agenda agenda :
                List.of(
                        Entries.agenda(),
                        Entries.agenda(CLIENT),
                        Entries.linked(CLIENT, Samples.LINK),
                        Entries.team(Entries.revoked(CLIENT, Samples.NOW)))) {
            // as a file: as a message between people (RFC 5546) it would need an organizer
            String file = read(agenda).text().replace("METHOD:PUBLISH\r\n", "");
            ValidationResult result = Read.of(file).calendar().validate();

            assertThat(result.getEntries()).isEmpty();
        }
    }

    @Test
    void calendarSaysWhatItIsAndHowOftenToComeAgain() {
        assertThat(read(Entries.agenda()).text())
                .contains(
                        "METHOD:PUBLISH\r\n",
                        "X-WR-CALNAME:My Zendesk credentials\r\n",
                        "REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n",
                        "X-PUBLISHED-TTL:PT1H\r\n")
                .startsWith("BEGIN:VCALENDAR\r\n")
                .endsWith("END:VCALENDAR\r\n");
    }

    @Test
    void calendarOfNothingHasOneEventThatIsOff() {
        assertThat(read(Entries.agenda()).events())
                .singleElement()
                .satisfies(e -> assertThat(value(e, Property.STATUS)).isEqualTo("CANCELLED"));
    }

    @Test
    void eventTakesNobodysTimeAndLeadsToTheIssue() {
        VEvent event = read(Entries.linked(CLIENT, Samples.LINK)).event("cred_1");

        assertThat(value(event, Property.SUMMARY)).isEqualTo(CLIENT.name());
        assertThat(value(event, Property.TRANSP)).isEqualTo("TRANSPARENT");
        assertThat(value(event, Property.STATUS)).isEqualTo("CONFIRMED");
        assertThat(value(event, Property.SEQUENCE)).isEqualTo("3");
        assertThat(value(event, Property.URL)).isEqualTo(Samples.LINK);
    }

    @Test
    void alarmsRingAtNineOnTheDaysOfTheRemindersAllBeforeTheLastDayBegins() {
        VEvent event = read(Entries.agenda(CLIENT)).event("cred_1");

        assertThat(Read.alarms(event))
                .containsExactly("-P29DT15H", "-P13DT15H", "-P6DT15H", "-PT15H");
    }

    @Test
    void revokedCredentialCancelsItsEventUnderTheSameUidAndRingsNoMore() {
        Instant ended = Instant.parse("2027-01-10T08:00:00Z");
        VEvent before = read(Entries.agenda(CLIENT)).event("cred_1");
        VEvent after = read(Entries.agenda(Entries.revoked(CLIENT, ended))).event("cred_1");

        assertThat(value(after, Property.STATUS)).isEqualTo("CANCELLED");
        assertThat(Read.alarms(after)).isEmpty();
        assertThat(value(after, Property.DTSTART)).isEqualTo(value(before, Property.DTSTART));
        assertThat(Integer.parseInt(value(after, Property.SEQUENCE)))
                .isGreaterThan(Integer.parseInt(value(before, Property.SEQUENCE)));
        assertThat(value(after, Property.LAST_MODIFIED)).isEqualTo("20270110T080000Z");
    }

    @Test
    void sameDataAreTheSameBytes() {
        assertThat(CalendarText.of(Entries.team(CLIENT), Samples.POLICY))
                .isEqualTo(CalendarText.of(Entries.team(CLIENT), Samples.POLICY));
    }

    @Test
    void zendesksOwnDateConcernsHoldersOfTokensThatAreAliveAndSupportOps() {
        Credential token = Entries.credential(Kind.API_TOKEN, "token", Samples.POLICY);
        String date = "zendesk-api-tokens-end";

        assertThat(value(read(Entries.agenda(token)).event(date), Property.DTSTART))
                .isEqualTo("20270430");
        assertThat(read(Entries.team()).event(date)).isNotNull();
        assertThat(read(Entries.agenda(CLIENT)).events()).hasSize(1);
        assertThat(read(Entries.agenda(Entries.revoked(token, Samples.NOW))).events())
                .hasSize(2)
                .allSatisfy(e -> assertThat(value(e, Property.STATUS)).isEqualTo("CANCELLED"));
        assertThat(Read.alarms(read(Entries.team()).event(date)))
                .as("the one day on which every token stops")
                .containsExactly("-P29DT15H", "-P13DT15H", "-P6DT15H", "-PT15H");
    }

    @Test
    void dayOnWhichZendeskSwitchesATokenOffMovesWithEachUseUnderTheSameUid() {
        Credential unused = token("2026-11-01T10:00:00Z");
        Credential used = token("2026-12-20T23:30:00Z").draft().next();
        VEvent before = read(Entries.agenda(unused)).event("cred_1-zendesk");
        VEvent after = read(Entries.agenda(used)).event("cred_1-zendesk");

        assertThat(value(before, Property.DTSTART)).isEqualTo("20261201");
        assertThat(value(after, Property.DTSTART)).isEqualTo("20270119");
        assertThat(value(after, Property.UID)).isEqualTo(value(before, Property.UID));
        assertThat(Integer.parseInt(value(after, Property.SEQUENCE)))
                .isGreaterThan(Integer.parseInt(value(before, Property.SEQUENCE)));
        assertThat(value(before, Property.SUMMARY))
                .isEqualTo("Zendesk switches off, unless it is used: token");
        assertThat(Read.alarms(before)).containsExactly("-P6DT15H", "-PT15H");
    }

    @Test
    void tokenThatIsOffHasTheDayOnWhichZendeskDeletesIt() {
        Credential off =
                token("2026-11-01T10:00:00Z")
                        .draft()
                        .status(CredentialStatus.DEACTIVATED)
                        .deactivation(
                                new Credential.Deactivation(
                                        Credential.Deactivation.Reason.IDLE,
                                        Instant.parse("2026-12-02T05:00:00Z")))
                        .next();
        VEvent event = read(Entries.agenda(off)).event("cred_1-zendesk");

        assertThat(value(event, Property.DTSTART)).isEqualTo("20270131");
        assertThat(value(event, Property.SUMMARY)).isEqualTo("Zendesk deletes: token");
    }

    @Test
    void whereTheOwnEndIsSoonerZendeskDoesNotActAndAClientIsNeverIdle() {
        Credential late = token("2027-03-10T10:00:00Z");

        assertThat(read(Entries.agenda(late)).text()).doesNotContain("cred_1-zendesk");
        assertThat(read(Entries.agenda(CLIENT)).text()).doesNotContain("cred_1-zendesk");
    }

    @Test
    void whatMayStillWorkIsNotSaidToHaveEnded() {
        Credential ended = Entries.revoked(CLIENT, Samples.NOW);

        assertThat(in(ended, CredentialStatus.REVOKED)).contains("It has ended.");
        assertThat(in(ended, CredentialStatus.FORGOTTEN)).contains("given up", "may still work");
        assertThat(in(ended, CredentialStatus.REVOKE_FAILED)).contains("may still work");
    }

    private static String in(Credential c, CredentialStatus status) {
        Credential now = c.draft().status(status).next();
        return value(read(Entries.agenda(now)).event("cred_1"), Property.DESCRIPTION);
    }

    private static Credential token(String usedAt) {
        return Entries.credential(Kind.API_TOKEN, "token", Samples.POLICY)
                .draft()
                .lastUsedAt(Instant.parse(usedAt))
                .next();
    }

    @Test
    void whatDoesNotFitIsSaid() {
        Agenda whole = Entries.team(CLIENT);
        Agenda cut = new Agenda(whole.kind(), whole.credentials(), whole.issues(), true);

        assertThat(read(cut).text())
                .contains("X-WR-CALDESC:The first 1 only. GET /credentials lists them all.\r\n");
        assertThat(read(whole).text()).doesNotContain("X-WR-CALDESC");
    }

    @Test
    void nothingThatServesAsAProofStandsInIt() {
        assertThat(read(Entries.team(CLIENT)).text())
                .doesNotContain(CLIENT.marker(), CLIENT.zendeskId().orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "https://gitlab.example.com/a b",
                "https://gitlab.example.com/-/issues/1%0d%0aATTENDEE:mailto:m@example.com",
                "https://gitlab.example.com/-/issues/1\r\nATTENDEE:mailto:m@example.com"
            })
    void addressThatIsNotPlainIsLeftOut(String url) {
        Read read = read(Entries.linked(CLIENT, url));

        assertThat(Read.names(read.event("cred_1"))).doesNotContain("URL", "ATTENDEE");
    }

    @Test
    void linesFoldByOctetsAndNeverWithinACharacter() {
        for (int shift = 0; shift < 80; shift++) {
            String name = "x".repeat(shift) + "👩‍💻日本語ü".repeat(12);
            Read read = read(Entries.agenda(Entries.client(name)));

            assertThat(value(read.event("cred_1"), Property.SUMMARY)).isEqualTo(name);
            assertThat(read.lines()).allSatisfy(line -> assertThat(line.length).isLessThan(76));
            assertThat(Stream.of(read.text().split("\r\n"))).noneMatch(l -> l.contains("\uFFFD"));
            assertThat(read.text().replace("\r\n", "")).doesNotContain("\r", "\n");
        }
    }
}
