package dev.tokenward.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenward.runtime.Settings;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The lines of the table are held to their form, so that adding one needs no code. */
class ScopeTableTest {
    /**
     * Resources that Zendesk announced in August 2026 and that {@code SCOPES} does not hold by
     * itself; an installation that adds them is advised to use them.
     */
    private static final Set<String> ADDED_BY_SETTING =
            Set.of(
                    "account_settings",
                    "brands",
                    "custom_objects",
                    "deletion_schedules",
                    "groups",
                    "sla_policies",
                    "themes",
                    "ticket_attachments",
                    "ticket_views",
                    "zis");

    private static final String HEAD = "path,methods,scope,known,needs,sources,note\n";
    private static final String SOURCES = "key,address\nref,https://developer.zendesk.com/{}/\n";

    private final List<Endpoint> endpoints = ScopeTable.standard().endpoints();

    @Test
    void everyLineHasItsForm() {
        for (Endpoint e : endpoints) {
            assertThat(e.path()).as("%s", e).isNotEmpty();
            assertThat(e.methods()).as("%s", e).isNotEmpty();
            assertThat(e.path().getFirst()).as("%s", e).isIn("api", "oauth", "sc");
            assertThat(e.path().subList(0, e.path().size() - 1)).as("%s", e).doesNotContain("**");
            assertThat(e.path()).as("%s", e).allMatch(s -> s.matches("\\*{1,2}|[a-z][a-z0-9_]*"));
            assertThat(e.sources()).as("%s", e).isNotEmpty();
            assertThat(e.sources())
                    .as("%s", e)
                    .allMatch(s -> s.getScheme().equals("https") && s.getHost() != null)
                    .noneMatch(s -> s.toString().contains("{"));
            assertThat(e.note()).as("%s", e).doesNotEndWith(".");
        }
    }

    @Test
    void everyScopeIsOneThatTheSettingsKnowOrThatTheyCanAdd() {
        Set<String> granted = Settings.from(Map.of()).policy().scopes();
        for (Endpoint e : endpoints) {
            if (e.coverage() instanceof Coverage.Resource(String name, Coverage.Known known)) {
                for (Method method : e.methods()) {
                    assertThat(
                                    ADDED_BY_SETTING.contains(name)
                                            || granted.contains(name + ":" + method.access()))
                            .as("%s %s", name, e)
                            .isTrue();
                }
            }
        }
        assertThat(granted)
                .noneMatch(
                        scope -> ADDED_BY_SETTING.contains(scope.substring(0, scope.indexOf(':'))));
    }

    @Test
    void noCallIsSpokenOfByTwoLinesThatDisagree() {
        for (Endpoint a : endpoints) {
            for (Endpoint b : endpoints) {
                if (!a.equals(b) && meet(a, b) && !closer(a, b) && !closer(b, a)) {
                    assertThat(a.coverage()).as("%s and %s", a, b).isEqualTo(b.coverage());
                    assertThat(a.needs()).as("%s and %s", a, b).isEqualTo(b.needs());
                }
            }
        }
    }

    @Test
    void noPathStandsTwiceForOneMethod() {
        Set<String> seen = new HashSet<>();
        for (Endpoint e : endpoints) {
            for (Method method : e.methods()) {
                assertThat(seen.add(method + " " + e.path())).as("%s %s", method, e).isTrue();
            }
        }
    }

    @Test
    void atLeastSixtyFamiliesAreCovered() {
        assertThat(
                        endpoints.stream()
                                .map(e -> e.path().stream().limit(3).toList())
                                .distinct()
                                .count())
                .isGreaterThanOrEqualTo(60);
    }

    @Test
    void theCloserLineWins() {
        assertThat(needs(Method.GET, "/api/v2/users/me")).contains(Needs.END_USER);
        assertThat(needs(Method.GET, "/api/v2/users/*")).contains(Needs.AGENT);
        assertThat(needs(Method.GET, "/api/v2/users/*/skips")).contains(Needs.UNKNOWN);
        assertThat(needs(Method.GET, "/api/v2/oauth/tokens")).contains(Needs.ADMIN);
        assertThat(needs(Method.DELETE, "/api/v2/oauth/tokens/*")).contains(Needs.END_USER);
        assertThat(needs(Method.GET, "/api/v2/incremental/tickets")).contains(Needs.ADMIN);
        assertThat(needs(Method.GET, "/api/v2/nothing")).isEmpty();
        assertThat(needs(Method.PATCH, "/oauth/tokens")).isEmpty();
    }

    @Test
    void aLineThatCannotBeReadIsNamedByItsNumber() {
        assertFault(
                "/api/v2/a,read,tickets,named,agent,ref:a,\n/api/v2/b,FETCH,x,named,agent,ref:b,");
        assertFault(
                "/api/v2/a,read,tickets,named,agent,ref:a,\n/api/v2/b,read,x,guessed,agent,ref:b,");
        assertFault(
                "/api/v2/a,read,tickets,named,agent,ref:a,\n/api/v2/b,read,x,named,boss,ref:b,");
        assertFault(
                "/api/v2/a,read,tickets,named,agent,ref:a,\n/api/v2/b,read,x,named,agent,page,");
    }

    @Test
    void aLineMoreIsAllThatANewEndpointNeeds() {
        ScopeTable table =
                ScopeTableFile.read(
                        new StringReader(
                                HEAD + "/api/v2/robots/**,read,robots,named,agent,ref:robots,\n"),
                        new StringReader(SOURCES));

        assertThat(table.about(new NamedCall(Method.GET, "/api/v2/robots/*")))
                .map(Endpoint::coverage)
                .contains(new Coverage.Resource("robots", Coverage.Known.NAMED));
    }

    private static void assertFault(String lines) {
        assertThatThrownBy(() ->
                        ScopeTableFile.read(
                                new StringReader(HEAD + lines), new StringReader(SOURCES)))
                .hasMessage("endpoints.csv, line 3");
    }

    private static Optional<Needs> needs(Method method, String path) {
        return ScopeTable.standard().about(new NamedCall(method, path)).map(Endpoint::needs);
    }

    /** Whether some call is spoken of by both. */
    private static boolean meet(Endpoint a, Endpoint b) {
        if (a.methods().stream().noneMatch(b.methods()::contains)) {
            return false;
        }
        List<String> one = new ArrayList<>(a.path());
        List<String> other = new ArrayList<>(b.path());
        for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
            String x = i < one.size() ? one.get(i) : "";
            String y = i < other.size() ? other.get(i) : "";
            if (x.equals("**") || y.equals("**")) {
                return true;
            }
            if (x.isEmpty() || y.isEmpty() || !(x.equals(y) || x.equals("*") || y.equals("*"))) {
                return false;
            }
        }
        return true;
    }

    /** Whether each segment is at least as close, and so every common call is the first one's. */
    private static boolean closer(Endpoint a, Endpoint b) {
        for (int i = 0; i <= Math.max(a.path().size(), b.path().size()); i++) {
            if (a.weight(i) < b.weight(i)) {
                return false;
            }
        }
        return true;
    }
}
