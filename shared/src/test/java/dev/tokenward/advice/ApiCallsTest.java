package dev.tokenward.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.advice.ApiCalls.Reading;
import dev.tokenward.advice.ApiCalls.Unreadable;
import dev.tokenward.domain.Checked;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What people paste, and what is read from it. */
class ApiCallsTest {
    private static final String CANARY = "sekretcanary";

    private final ApiCalls calls = new ApiCalls(ScopeTable.standard());

    static Stream<Arguments> pasted() {
        return Stream.of(
                read("GET /api/v2/tickets.json", "GET /api/v2/tickets"),
                read("GET /api/v2/tickets/123.json?include=users", "GET /api/v2/tickets/*"),
                read("get /api/v2/tickets/count", "GET /api/v2/tickets/*"),
                read("PUT  /api/v2/tickets/{ticket_id}", "PUT /api/v2/tickets/*"),
                read("- DELETE `/api/v2/tickets/:id`", "DELETE /api/v2/tickets/*"),
                read("1. POST: https://acme.zendesk.com/api/v2/tickets", "POST /api/v2/tickets"),
                read("| GET | /api/v2/users/me | who |", "GET /api/v2/users/me"),
                read("/api/v2/macros/active.json", "GET /api/v2/macros/*"),
                read("GET /tickets.json", "GET /api/v2/tickets"),
                read("PATCH /tickets/1/comments/2", "PATCH /api/v2/tickets/*/comments/*"),
                read("HEAD /api/v2/users", "GET /api/v2/users"),
                read(
                        "https://acme.zendesk.com/api/v2/search.json?query=type:ticket#top",
                        "GET /api/v2/search"),
                read("https://support.example.com/api/v2/brands", "GET /api/v2/brands"),
                read(
                        "curl https://acme.zendesk.com/api/v2/views/7/tickets.json",
                        "GET /api/v2/views/*/tickets"),
                read(
                        "$ curl -s -u a@b.c/token:x https://acme.zendesk.com/api/v2/groups",
                        "GET /api/v2/groups"),
                read(
                        "curl -X PUT \"https://acme.zendesk.com/api/v2/users/5\" -d '{\"user\":{}}'",
                        "PUT /api/v2/users/*"),
                read(
                        "curl -XDELETE https://acme.zendesk.com/api/v2/users/5",
                        "DELETE /api/v2/users/*"),
                read(
                        "curl --request=POST --url https://acme.zendesk.com/api/v2/triggers",
                        "POST /api/v2/triggers"),
                read(
                        "curl https://acme.zendesk.com/api/v2/tickets -d @ticket.json -H 'A: b'",
                        "POST /api/v2/tickets"),
                read(
                        "curl -sSLd x=1 -G https://acme.zendesk.com/api/v2/search",
                        "GET /api/v2/search"),
                read("curl -I https://acme.zendesk.com/api/v2/users", "GET /api/v2/users"),
                read(
                        "curl -T report.csv https://acme.zendesk.com/api/v2/attachments/1",
                        "PUT /api/v2/attachments/*"),
                read("curl --json '{}' $ZENDESK/api/v2/webhooks", "POST /api/v2/webhooks"),
                read(
                        "curl \"https://{subdomain}.zendesk.com/api/v2/apps/installations\"",
                        "GET /api/v2/apps/*"),
                read("curl \"{{base_url}}/api/v2/automations\"", "GET /api/v2/automations"),
                read(
                        "curl -o /tmp/out.json https://acme.zendesk.com/api/v2/targets > /dev/null",
                        "GET /api/v2/targets"),
                read(
                        "curl https://acme.zendesk.com/api/v2/targets 2>/dev/null >>/tmp/log",
                        "GET /api/v2/targets"),
                read(
                        "curl --retry-all-errors https://acme.zendesk.com/api/v2/targets",
                        "GET /api/v2/targets"),
                read(
                        "curl 'https://acme.zendesk.com/api/v2/macros' --data-raw $'{\"a\":\"it\\'s\"}'",
                        "POST /api/v2/macros"),
                read(
                        """
                        curl -X POST \\
                          -H 'Content-Type: application/json' \\
                          https://acme.zendesk.com/api/v2/requests \\
                          -d '{
                            "request": {"subject": "GET /api/v2/users"}
                          }'
                        GET /api/v2/locales
                        """,
                        "POST /api/v2/requests",
                        "GET /api/v2/locales"),
                read(
                        """
                        curl ^
                          https://acme.zendesk.com/api/v2/tags
                        curl `
                          https://acme.zendesk.com/api/v2/activities
                        """,
                        "GET /api/v2/tags",
                        "GET /api/v2/activities"),
                read(
                        "curl https://a.zendesk.com/api/v2/users/me && curl https://a.zendesk.com/api/v2/users"
                                + " | jq .",
                        "GET /api/v2/users/me",
                        "GET /api/v2/users"),
                read("ME=$(curl -s https://a.zendesk.com/api/v2/users/me)", "GET /api/v2/users/me"),
                read(
                        "curl https://a.zendesk.com/api/v2/users https://a.zendesk.com/api/v2/groups",
                        "GET /api/v2/users",
                        "GET /api/v2/groups"),
                read(
                        "10.0.0.1 - - [25/Nov/2026:09:00:00 +0000] \"GET /api/v2/job_statuses/9f.json?x=1 HTTP/1.1\""
                                + " 200 12 \"-\" \"curl/8.5.0\"",
                        "GET /api/v2/job_statuses/*"),
                read(
                        "2026-11-25T09:00:00Z INFO method=PUT path=/x url=\"/api/v2/organizations/4\" status=200",
                        "PUT /api/v2/organizations/*"),
                read(
                        """
                        {
                          "request": {
                            "method": "DELETE",
                            "headers": [],
                            "url": "https://acme.zendesk.com/api/v2/dynamic_content/items/3"
                          }
                        }
                        """,
                        "DELETE /api/v2/dynamic_content/*/*"),
                read(
                        "[\"GET /api/v2/tickets\", \"PUT /api/v2/tickets/1\"]",
                        "GET /api/v2/tickets",
                        "PUT /api/v2/tickets/*"),
                read(
                        "r = session.post(f\"https://{sub}.zendesk.com/api/v2/uploads?filename=a\")",
                        "POST /api/v2/uploads"),
                read(
                        "fetch('https://acme.zendesk.com/api/v2/users/1', {method: 'PUT'})",
                        "PUT /api/v2/users/*"),
                read(
                        "http POST https://acme.zendesk.com/api/v2/help_center/en-us/articles/5",
                        "POST /api/v2/help_center/*/articles/*"),
                read("POST /oauth/tokens", "POST /oauth/tokens"),
                read("GET /api/v2/brand_new_things/12", "GET /api/v2/brand_new_things/*"),
                read("# nightly export\n\n```\nGET /api/v2/tickets\n```", "GET /api/v2/tickets"));
    }

    private static Arguments read(String pasted, String... expected) {
        return Arguments.of(pasted, List.of(expected));
    }

    @ParameterizedTest
    @MethodSource("pasted")
    void whatIsPastedIsRead(String pasted, List<String> expected) {
        Reading reading = reading(pasted);

        assertThat(texts(reading)).containsExactlyElementsOf(expected);
        assertThat(reading.unreadable()).isEmpty();
    }

    @Test
    void linesWithoutACallAreNamedByTheirNumber() {
        Reading reading =
                reading(
                        """
                        We export tickets every night.
                        GET /api/v2/tickets
                        curl -u
                        curl -X BREW https://acme.zendesk.com/api/v2/tickets
                        https://gitlab.example.com/groups
                        GET /api/v2
                        curl 'https://acme.zendesk.com/api/v2/users
                        PUT /api/v2/tickets/1
                        """);

        assertThat(texts(reading)).containsExactly("GET /api/v2/tickets", "PUT /api/v2/tickets/*");
        assertThat(reading.unreadable())
                .extracting(Unreadable::line)
                .containsExactly(1, 3, 4, 5, 6, 7);
    }

    @Test
    void whatIsNamedTwiceIsCounted() {
        assertThat(reading("GET /api/v2/tickets/1\nGET /api/v2/tickets/2\n").calls())
                .containsEntry(new NamedCall(Method.GET, "/api/v2/tickets/*"), 2);
    }

    @Test
    void secretsAreNeverKept() {
        String pasted =
                """
                curl -u riley@example.com/token:CANARY https://a.zendesk.com/api/v2/users
                curl -uCANARY https://a.zendesk.com/api/v2/users
                curl --user=CANARY -H "Authorization: Bearer CANARY" https://a.zendesk.com/api/v2/users
                curl --oauth2-bearer CANARY https://CANARY@a.zendesk.com/api/v2/users
                curl -b session=CANARY 'https://a.zendesk.com/api/v2/users?token=CANARY#CANARY'
                curl -d '{"password":"CANARY"}' https://a.zendesk.com/api/v2/users/1/password
                curl --data-raw=CANARY https://a.zendesk.com/api/v2/uploads/CANARY
                curl -K CANARY -H 'X: CANARY' /no/CANARY
                DELETE https://a.zendesk.com/api/v2/uploads/CANARY.json
                GET /api/v2/end_users/CANARY/CANARY
                Authorization: Basic CANARY
                CANARY: /CANARY/CANARY
                export TOKEN=CANARY
                """
                        .replace("CANARY", CANARY);

        Reading reading = reading(pasted);

        assertThat(reading.calls()).isNotEmpty();
        assertThat(reading.toString()).doesNotContain(CANARY);
        assertThat(texts(reading)).contains("DELETE /api/v2/uploads/*");
    }

    @Test
    void tooMuchIsRefusedAndNotCut() {
        assertFault("GET /api/v2/tickets\n".repeat(501), "more than 500 calls");
        assertFault("x".repeat(ApiCalls.LARGEST + 1), "65537 characters");
        assertFault("nothing here\n".repeat(501), "more than 500 lines");
        assertThat(reading("GET /api/v2/tickets\n".repeat(500)).calls()).hasSize(1);
    }

    @Test
    void noTextTakesLong() {
        long started = System.nanoTime();
        for (String piece :
                List.of("GET:", "curl '", "url=\"", "/", "\"a\":", "curl -d \\\n", "`")) {
            calls.read("calls", piece.repeat(ApiCalls.LARGEST / piece.length()));
        }

        assertThat(System.nanoTime() - started).isLessThan(20_000_000_000L);
    }

    private void assertFault(String pasted, String said) {
        assertThat(calls.read("calls", pasted))
                .isInstanceOfSatisfying(
                        Checked.Invalid.class,
                        invalid -> assertThat(invalid.faults().toString()).contains(said));
    }

    private Reading reading(String pasted) {
        return ((Checked.Valid<Reading>) calls.read("calls", pasted)).value();
    }

    private static List<String> texts(Reading reading) {
        return reading.calls().keySet().stream().map(NamedCall::text).toList();
    }
}
