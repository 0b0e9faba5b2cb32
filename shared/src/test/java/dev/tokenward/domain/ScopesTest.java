package dev.tokenward.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopesTest {
    @ParameterizedTest
    @CsvSource({
        "tickets:read, read tickets",
        "tickets:write, 'create, change and delete tickets'",
        "auditlogs:read, read the account's audit logs",
        "hc:read, read Help Center articles and settings",
        "brand_new:read, read brand new",
        "odd, use odd",
        "a:b, use a",
        "satisfaction_ratings:read, read satisfaction ratings",
        "write, 'create, change and delete everything in the account'"
    })
    void plainWordsSayWhatAScopeAllows(String scope, String words) {
        assertThat(Scopes.inWords(scope)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "tickets:read, tickets:read, true",
        "tickets:write, tickets:read, true",
        "tickets:read, tickets:write, false",
        "tickets:write, users:read, false",
        "read, tickets:read, true",
        "read, tickets:write, false",
        "write, tickets:read, true",
        "write, read, true",
        "write, impersonate, false",
        "tickets:write, read, false"
    })
    void writingImpliesReadingAndPlainAccessCoversEveryResource(
            String granted, String scope, boolean covered) {
        assertThat(Scopes.covers(List.of(granted), scope)).isEqualTo(covered);
    }
}
