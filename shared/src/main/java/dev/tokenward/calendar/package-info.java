/**
 * Agendas as iCalendar (RFC 5545, RFC 7986): all-day events on the days on which something ends.
 * Knows what calendars of Google, Outlook and Apple expect; knows no store and no HTTP.
 */
@NullMarked
package dev.tokenward.calendar;

import org.jspecify.annotations.NullMarked;
