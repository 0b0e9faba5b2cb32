package dev.tokenward.calendar;

import biweekly.component.VAlarm;
import biweekly.component.VEvent;
import biweekly.parameter.Related;
import biweekly.property.Trigger;
import biweekly.util.Duration;
import java.util.List;

/** Alarms of an event of a whole day; each rings at nine in the morning of the viewer's clock. */
final class Alarms {
    private static final int HOUR = 9;

    private Alarms() {}

    /**
     * Adds one for each of these numbers of days before the event's day; on the day itself for 0.
     *
     * @param what the beginning of what is shown, to be ended by when it is, for example "in 7
     *     days"
     * @param of what is shown after that
     */
    static void add(VEvent event, List<Integer> days, String what, String of) {
        days.forEach(d ->
                event.addAlarm(
                        VAlarm.display(
                                new Trigger(before(d), Related.START),
                                Plain.text(what + " " + when(d) + of))));
    }

    private static Duration before(int days) {
        return days == 0
                ? Duration.builder().hours(HOUR).build()
                : Duration.builder()
                        .prior(true)
                        .days(days == 1 ? null : days - 1)
                        .hours(24 - HOUR)
                        .build();
    }

    private static String when(int days) {
        return days == 0 ? "today" : days == 1 ? "tomorrow" : "in " + days + " days";
    }
}
