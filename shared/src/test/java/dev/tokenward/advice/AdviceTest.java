package dev.tokenward.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdviceTest {
    @Test
    void readingAndWritingEachNeedTheirScope() {
        assertThat(on("GET /api/v2/tickets", "GET /api/v2/tickets/*/comments").scopes())
                .containsExactly("tickets:read");
        assertThat(
                        on("GET /api/v2/tickets", "PUT /api/v2/tickets/*", "GET /api/v2/users/*")
                                .scopes())
                .containsExactly("tickets:read", "tickets:write", "users:read");
    }

    @Test
    void whatHasNoScopeIsSaidNotToBeNarrowed() {
        Advice advice =
                on("GET /api/v2/tickets", "GET /api/v2/search", "POST /api/v2/oauth/clients");

        assertThat(advice.scopes()).containsExactly("tickets:read");
        assertThat(advice.plain()).containsExactly("read", "write");
        assertThat(advice.isComplete()).isFalse();
        assertThat(advice.notNarrowed())
                .extracting(line -> line.call().text())
                .containsExactly("GET /api/v2/search", "POST /api/v2/oauth/clients");
    }

    @Test
    void whatTheTableLacksIsUnknownAndNotGuessed() {
        Advice advice = on("GET /api/v2/brand_new_things/*");

        assertThat(advice.scopes()).isEmpty();
        assertThat(advice.plain()).containsExactly("read");
        assertThat(advice.administrator()).isEqualTo(Administrator.UNKNOWN);
        assertThat(advice.lines().getFirst().sources()).isEmpty();
    }

    @Test
    void anotherApiIsNamedAsSuch() {
        Advice advice = on("GET /api/v2/chats");

        assertThat(advice.plain()).isEmpty();
        assertThat(AdviceWords.of(advice)).anyMatch(s -> s.startsWith("Belongs to another API"));
    }

    @Test
    void anAdministratorIsNeededWhereOneCallNeedsOne() {
        assertThat(on("GET /api/v2/tickets").administrator()).isEqualTo(Administrator.NOT_NEEDED);
        assertThat(on("GET /api/v2/tickets", "GET /api/v2/webhooks").administrator())
                .isEqualTo(Administrator.UNKNOWN);
        assertThat(on("GET /api/v2/audit_logs", "GET /api/v2/webhooks").administrator())
                .isEqualTo(Administrator.NEEDED);
    }

    @Test
    void whatIsAskedForIsComparedWithTheNeed() {
        Advice advice = on("GET /api/v2/tickets", "PUT /api/v2/users/*");

        assertThat(Compared.of(advice, List.of("tickets:read", "users:write")).fits()).isTrue();
        Compared compared =
                Compared.of(advice, List.of("tickets:read", "tickets:write", "macros:read"));
        assertThat(compared.wider()).containsExactly("tickets:write");
        assertThat(compared.superfluous()).containsExactly("macros:read");
        assertThat(compared.missing()).containsExactly("users:write");
    }

    @Test
    void plainScopesCoverAndAreWider() {
        Compared compared = Compared.of(on("GET /api/v2/tickets"), List.of("read"));

        assertThat(compared.missing()).isEmpty();
        assertThat(compared.wider()).containsExactly("read");
        assertThat(Compared.of(on("GET /api/v2/search"), List.of("read")).fits()).isTrue();
        assertThat(Compared.of(on("GET /api/v2/search"), List.of("tickets:read")).missing())
                .containsExactly("read");
    }

    @Test
    void whatIsOnlyKnownInPlainIsNotCalledNeeded() {
        assertThat(AdviceWords.compared(on("GET /api/v2/search"), List.of("tickets:read")))
                .contains(
                        "Not asked for, though nothing narrower is known for some of the calls: plain"
                                + " read.")
                .noneMatch(sentence -> sentence.startsWith("Needed"));
    }

    @Test
    void approversReadItInSentences() {
        assertThat(
                        AdviceWords.compared(
                                on("GET /api/v2/tickets"),
                                List.of("tickets:read", "tickets:write")))
                .containsExactly(
                        "The named call needs tickets:read and nothing more.",
                        "No administrator is needed for what was named.",
                        "Wider than needed: tickets:write.");
        assertThat(AdviceWords.compared(on("GET /api/v2/tickets"), List.of("tickets:read")))
                .containsExactly(
                        "The named call needs tickets:read and nothing more.",
                        "Asked for is just that.",
                        "No administrator is needed for what was named.");
        assertThat(AdviceWords.of(on("GET /api/v2/audit_logs", "GET /api/v2/search")))
                .containsExactly(
                        "As far as scopes are known, the named calls need auditlogs:read.",
                        "Cannot be narrowed, since no scope of its own is known: GET /api/v2/search."
                                + " Known to cover that: plain read, which reaches everything in the"
                                + " account.",
                        "Only an administrator may call GET /api/v2/audit_logs.");
    }

    @Test
    void withoutCallsThereIsNoAdvice() {
        assertThat(Advice.onKept(Optional.empty())).isEmpty();
        assertThat(Advice.onKept(Optional.of(List.of()))).isEmpty();
    }

    private static Advice on(String... calls) {
        return Advice.onKept(Optional.of(List.of(calls))).orElseThrow();
    }
}
