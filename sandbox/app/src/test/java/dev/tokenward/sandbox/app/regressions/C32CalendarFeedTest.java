package dev.tokenward.sandbox.app.regressions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.sandbox.app.client.Reply;
import dev.tokenward.sandbox.app.system.House;
import dev.tokenward.sandbox.app.system.Traces;
import java.net.URI;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * C32: who fetches a feed, and for how long (https://github.com/aspnet/live.asp.net/issues/109,
 * https://github.com/Cryde/musicall/pull/980, https://github.com/mozilla/addons/issues/1104).
 */
class C32CalendarFeedTest {
    private static final String PEOPLE =
            """
            email,name,manager,groups,gitlab
            morgan@example.com,Morgan Lee,,,morgan
            sasha@example.com,Sasha Kim,,support-ops;support-ops-managers,sasha
            devon@example.com,Devon Cruz,sasha@example.com,support-ops;support-ops-managers,devon
            avery@example.com,Avery Jones,,auditors,avery
            """;
    private static final String RILEY = "riley@example.com,Riley Doe,morgan@example.com,,riley\n";
    private static final String QUINN = "quinn@example.com,Quinn Park,sasha@example.com,%s,quinn\n";

    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    private String path(String who, String kind) {
        Reply own = house.api.as(who).get("/calendar");
        return StreamSupport.stream(own.json().path("feeds").spliterator(), false)
                .filter(feed -> feed.path("kind").asText().equals(kind))
                .map(feed -> URI.create(feed.path("address").asText()).getPath())
                .findFirst()
                .orElseThrow();
    }

    private Reply fetch(String path) {
        return house.api.get(path, Map.of());
    }

    /** All that tells one answer from another. */
    private static String said(Reply reply) {
        return reply.status()
                + reply.header("content-type").orElse("")
                + reply.header("cache-control").orElse("")
                + reply.text();
    }

    private void people(String file) {
        Reply put = house.putPeople(file);
        assertThat(put.status()).as(put.text()).isEqualTo(200);
    }

    private static String shorter(String path) {
        return path.replaceFirst(".{3}\\.ics$", ".ics");
    }

    @Test
    void everyKindOfReaderGetsTheCalendar() {
        house.approve(house.ask());
        String path = path(House.RILEY, "PERSONAL");
        Reply plain = fetch(path);

        assertThat(plain.status()).isEqualTo(200);
        assertThat(plain.header("content-type")).contains("text/calendar; charset=utf-8");
        assertThat(plain.text())
                .contains("BEGIN:VEVENT\r\n", "DTSTART;VALUE=DATE:20270331\r\n", "BEGIN:VALARM");
        for (String accept : new String[] {"text/html", "text/calendar", "*/*", "text/csv"}) {
            assertThat(said(house.api.get(path, Map.of("Accept", accept)))).isEqualTo(said(plain));
        }
        Reply head = house.api.send("HEAD", path, "", Map.of());
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.text()).isEmpty();
        assertThat(head.header("etag")).isEqualTo(plain.header("etag"));
        assertThat(head.header("content-type")).isEqualTo(plain.header("content-type"));
        assertThat(house.api.send("HEAD", shorter(path), "", Map.of()).status()).isEqualTo(404);
    }

    @Test
    void whatIsKnownAlreadyIsNotSentAgainUntilItChanges() {
        String request = house.ask();
        house.approve(request);
        String path = path(House.RILEY, "PERSONAL");
        String etag = fetch(path).header("etag").orElseThrow();

        for (String known : new String[] {etag, "W/" + etag, "\"other\", " + etag, "*"}) {
            Reply reply = house.api.get(path, Map.of("If-None-Match", known));
            assertThat(reply.status()).as(known).isEqualTo(304);
            assertThat(reply.text()).isEmpty();
            assertThat(reply.header("etag")).contains(etag);
        }
        assertThat(house.api.get(path, Map.of("If-None-Match", "\"other\"")).status())
                .isEqualTo(200);

        String credential =
                house.api.as(House.RILEY).get("/requests/" + request).get("credentialId");
        String name = house.api.as(House.RILEY).get("/credentials/" + credential).get("name");
        house.api
                .as(House.RILEY)
                .post("/credentials/" + credential + "/revocation", Map.of("confirm", name));

        Reply after = house.api.get(path, Map.of("If-None-Match", etag));
        assertThat(after.status()).isEqualTo(200);
        assertThat(after.text()).contains("STATUS:CANCELLED", "UID:" + credential + "@tokenward");
    }

    @Test
    void wrongOldAndLeaversAddressesAreTheSameAnswer() {
        String old = path(House.RILEY, "PERSONAL");
        house.api.as(House.RILEY).post("/calendar", "");
        String left = path(House.RILEY, "PERSONAL");
        assertThat(left).isNotEqualTo(old);
        assertThat(fetch(left).status()).isEqualTo(200);
        people(PEOPLE + QUINN.formatted("support-ops"));

        String wrong =
                left.substring(0, left.length() - 5)
                        + (left.contains("A.ics") ? "B" : "A")
                        + ".ics";
        String expected = said(fetch(wrong));
        assertThat(expected).startsWith("404");
        assertThat(said(fetch(old))).isEqualTo(expected);
        assertThat(said(fetch(left))).isEqualTo(expected);
        assertThat(said(fetch(shorter(left)))).isEqualTo(expected);
        assertThat(said(fetch("/calendar/x"))).isEqualTo(expected);
    }

    @Test
    void whoLeavesSupportOpsLosesTheTeamsCalendarAtOnce() {
        String team = path(House.QUINN, "SUPPORT_OPS");
        String own = path(House.QUINN, "PERSONAL");
        assertThat(fetch(team).text()).contains("Zendesk switches off all API tokens");

        people(PEOPLE + RILEY + QUINN.formatted(""));

        assertThat(fetch(team).status()).isEqualTo(404);
        assertThat(fetch(own).status()).isEqualTo(200);
    }

    @Test
    void addressIsInNoLog() {
        String path = path(House.RILEY, "PERSONAL");
        fetch(path);
        fetch(shorter(path));
        house.api.as(House.RILEY).post("/calendar", "");
        fetch(path);
        String key = path.substring("/calendar/".length(), path.length() - ".ics".length());

        assertThat(Traces.of(house.sandbox).texts())
                .filteredOn(trace -> trace.text().contains(key))
                .isNotEmpty()
                // where it is kept: the table and its own stream
                .allMatch(trace ->
                        trace.place().contains("PLACE#calendar:PERSONAL:")
                                || (trace.place().equals("change")
                                        && trace.text().contains("PLACE#calendar:PERSONAL:")));
    }
}
