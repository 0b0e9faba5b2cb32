package dev.tokenward.calendar;

import dev.tokenward.domain.Agenda;
import dev.tokenward.domain.Policy;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.ComponentContainer;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.component.VAlarm;
import net.fortuna.ical4j.model.component.VEvent;

/** A calendar as another library than the writer's reads it. */
public record Read(String text, Calendar calendar) {
    public static Read of(Agenda agenda, Policy policy) {
        return of(CalendarText.of(agenda, policy));
    }

    public static Read of(String text) {
        try {
            return new Read(text, new CalendarBuilder().build(new StringReader(text)));
        } catch (IOException | ParserException e) {
            throw new AssertionError("no calendar: " + text, e);
        }
    }

    public List<VEvent> events() {
        return calendar.<CalendarComponent>getComponents().stream()
                .map(VEvent.class::cast)
                .toList();
    }

    public VEvent event(String id) {
        return events().stream()
                .filter(e -> value(e, Property.UID).equals(id + "@tokenward"))
                .reduce((first, second) -> {
                    throw new AssertionError("twice: " + id);
                })
                .orElseThrow(() -> new AssertionError("no event of " + id + ": " + text));
    }

    public static String value(Component of, String property) {
        return of.getProperty(property)
                .map(Property::getValue)
                .orElseThrow(() -> new AssertionError("no " + property + " in " + of));
    }

    public static List<String> names(Component of) {
        return of.getProperties().stream().map(Property::getName).sorted().toList();
    }

    /** When alarms ring, as they are written. */
    public static List<String> alarms(VEvent event) {
        return ((ComponentContainer<?>) event)
                .getComponents().stream()
                        .map(VAlarm.class::cast)
                        .map(alarm -> value(alarm, Property.TRIGGER))
                        .toList();
    }

    /** Lines as they go over the wire, in octets; each is to be whole UTF-8. */
    public List<byte[]> lines() {
        return Arrays.stream(text.split("\r\n", -1))
                .map(line -> line.getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}
