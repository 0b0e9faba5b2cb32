package dev.tokenward.calendar;

import biweekly.component.VEvent;
import biweekly.property.DateEnd;
import biweekly.property.DateStart;
import biweekly.property.Status;
import biweekly.util.DateTimeComponents;
import biweekly.util.ICalDate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Date;

/**
 * An event of a whole day: the named one for a viewer anywhere, since a date has no zone (case
 * C31). It takes nobody's time, so that nobody is shown as busy.
 */
final class AllDay {
    private AllDay() {}

    /**
     * @param id stable, without the domain
     * @param sequence grows with every change, so that readers take the later one
     * @param changed of the data, not of the fetch: the same data are the same bytes
     */
    static VEvent on(LocalDate day, String id, long sequence, Instant changed) {
        VEvent event = new VEvent();
        event.setUid(id + "@tokenward");
        event.setSequence((int) Math.min(sequence, Integer.MAX_VALUE));
        Date at = Date.from(changed.truncatedTo(ChronoUnit.SECONDS));
        event.setDateTimeStamp(at);
        event.setLastModified(at);
        event.setDateStart(new DateStart(date(day)));
        // the first day that is not part of it: Google and Outlook show nothing otherwise
        event.setDateEnd(new DateEnd(date(day.plusDays(1))));
        event.setTransparency(true);
        event.setStatus(Status.confirmed());
        return event;
    }

    /** By its parts: an instant would be written as the day that it is in the machine's zone. */
    private static ICalDate date(LocalDate day) {
        return new ICalDate(
                new DateTimeComponents(day.getYear(), day.getMonthValue(), day.getDayOfMonth()),
                false);
    }
}
