package dev.tokenward.calendar;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.text.ICalWriter;
import biweekly.property.Method;
import biweekly.property.Status;
import biweekly.util.Duration;
import dev.tokenward.domain.Agenda;
import dev.tokenward.domain.FeedKind;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Policy;
import dev.tokenward.domain.ZendeskDates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;

/** An agenda as an iCalendar file. The same data are the same text, to the byte. */
public final class CalendarText {
    /** DOCUMENTED by Zendesk in 2026; the day was announced then and has not moved since. */
    private static final Instant ANNOUNCED = Instant.parse("2026-07-28T00:00:00Z");

    private CalendarText() {}

    /** For {@code text/calendar; charset=utf-8}. */
    public static String of(Agenda agenda, Policy policy) {
        ICalendar calendar = new ICalendar();
        calendar.setProductId("-//Tokenward//Zendesk credentials//EN");
        calendar.setMethod(Method.publish());
        String name =
                agenda.kind() == FeedKind.PERSONAL
                        ? "My Zendesk credentials"
                        : "Zendesk credentials of everybody";
        calendar.setName(name);
        // what Google, Outlook and Apple read instead of RFC 7986's names
        calendar.addExperimentalProperty("X-WR-CALNAME", name);
        if (agenda.cut()) {
            calendar.addExperimentalProperty(
                    "X-WR-CALDESC",
                    "The first "
                            + agenda.credentials().size()
                            + " only. GET /credentials lists them all.");
        }
        // RFC 7986 wants the type said, and the library does not say it
        calendar.setRefreshInterval(Duration.builder().hours(1).build())
                .addParameter("VALUE", "DURATION");
        calendar.addExperimentalProperty("X-PUBLISHED-TTL", "PT1H");
        agenda.credentials().stream()
                .flatMap(c ->
                        Stream.concat(
                                Stream.of(CredentialEvent.of(c, agenda, policy)),
                                ZendeskEvent.of(c, policy).stream()))
                .forEach(calendar::addEvent);
        if (concernsTokens(agenda)) {
            calendar.addEvent(tokensEnd(policy));
        }
        if (calendar.getEvents().isEmpty()) {
            calendar.addEvent(nothing());
        }
        return write(calendar);
    }

    /** RFC 5545 knows no empty calendar, and some readers refuse one; nobody shows what is off. */
    private static VEvent nothing() {
        VEvent event =
                AllDay.on(LocalDate.ofInstant(ANNOUNCED, ZoneOffset.UTC), "nothing", 0, ANNOUNCED);
        event.setSummary("No Zendesk credential at present");
        event.setStatus(Status.cancelled());
        return event;
    }

    /** Support Ops always; a holder with an API token that is alive. */
    private static boolean concernsTokens(Agenda agenda) {
        return agenda.kind() == FeedKind.SUPPORT_OPS
                || agenda.credentials().stream()
                        .anyMatch(c -> c.kind() == Kind.API_TOKEN && CredentialEvent.isAlive(c));
    }

    private static VEvent tokensEnd(Policy policy) {
        VEvent event =
                AllDay.on(ZendeskDates.API_TOKENS_END, "zendesk-api-tokens-end", 0, ANNOUNCED);
        event.setSummary("Zendesk switches off all API tokens");
        event.setDescription(
                "From this day on no API token works, whatever its own end, and none can be"
                        + " activated again.\nAn OAuth client takes its place: ask for one in time.");
        Alarms.add(event, policy.remindDays(), "Zendesk switches off all API tokens", "");
        return event;
    }

    private static String write(ICalendar calendar) {
        FoldedLines lines = new FoldedLines();
        try (ICalWriter writer = new ICalWriter(lines, ICalVersion.V2_0)) {
            // it folds by UTF-16 units; the lines fold themselves, by octets
            writer.getVObjectWriter().getFoldedLineWriter().setLineLength(null);
            writer.write(calendar);
        } catch (IOException e) {
            throw new UncheckedIOException("nothing is written outside of memory", e);
        }
        return lines.toString();
    }
}
