package dev.tokenward.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The calls that a request names are part of what is approved, and older requests have none. */
class NamedCallsTest {
    @Test
    void requestWithoutCallsKeepsTheHashThatItAlwaysHad() {
        // as computed before requests could name calls
        assertThat(ContentHash.of(request(Optional.empty())))
                .isEqualTo(
                        Sha256.hex(
                                """
                                17:riley@example.com
                                6:PERSON
                                12:OAUTH_CLIENT
                                1:p
                                10:2027-03-31
                                20:2027-04-01T00:00:00Z
                                0:
                                0:
                                0:
                                4:true
                                1:r
                                12:tickets:read
                                0:
                                """));
        assertThat(ContentHash.of(request(Optional.of(List.of()))))
                .isEqualTo(ContentHash.of(request(Optional.empty())));
    }

    @Test
    void otherCallsVoidAnApproval() {
        String one = ContentHash.of(request(Optional.of(List.of("GET /api/v2/tickets"))));

        assertThat(one).isNotEqualTo(ContentHash.of(request(Optional.empty())));
        assertThat(one)
                .isNotEqualTo(ContentHash.of(request(Optional.of(List.of("GET /api/v2/users")))));
    }

    private static Content content(Optional<List<String>> calls) {
        return new Content(
                Category.PERSON,
                Kind.OAUTH_CLIENT,
                "p",
                LocalDate.parse("2027-03-31"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                Optional.of("r"),
                List.of("tickets:read"),
                calls);
    }

    private static Request request(Optional<List<String>> calls) {
        return RequestLifecycle.open(
                        "req_1",
                        Sample.actor(Sample.RILEY),
                        content(calls),
                        true,
                        Optional.empty(),
                        Sample.facts(Sample.RILEY),
                        Instant.parse("2026-11-25T09:00:00Z"))
                .next();
    }
}
