package dev.tokenward.domain;

import java.time.LocalDate;

/** Dates on which Zendesk itself acts. */
public final class ZendeskDates {
    /** DOCUMENTED: from this day on no API token works, nor can be activated again. */
    public static final LocalDate API_TOKENS_END = LocalDate.of(2027, 4, 30);

    private ZendeskDates() {}
}
