package dev.tokenward.domain;

import static dev.tokenward.domain.Samples.LINKS;
import static dev.tokenward.domain.Samples.NOW;
import static dev.tokenward.domain.Samples.POLICY;
import static dev.tokenward.domain.Samples.faults;
import static dev.tokenward.domain.Samples.person;
import static dev.tokenward.domain.Samples.quinn;
import static dev.tokenward.domain.Samples.riley;
import static dev.tokenward.domain.Samples.supportOps;
import static dev.tokenward.domain.Samples.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RequestRulesTest {
    private static Checked<Content> check(Samples.Input input, Actor actor) {
        return RequestRules.check(input.build(), actor, POLICY, () -> LINKS, NOW);
    }

    private static Content valid(Samples.Input input, Actor actor) {
        return switch (check(input, actor)) {
            case Checked.Valid<Content>(Content content) -> content;
            case Checked.Invalid<Content>(List<Fault> faults) -> fail("refused: " + faults);
        };
    }

    @Test
    void personsRequestIsTakenWithItsCanonicalIssue() {
        Content content =
                valid(person().scopes("users:read", "tickets:read", "users:read"), riley());

        assertThat(content.issue())
                .contains(new IssueRef("acme/team-ops/access-requests", 42, Samples.LINK));
        assertThat(content.removalDate()).isEqualTo(LocalDate.parse("2027-03-31"));
        assertThat(content.scopes()).containsExactly("tickets:read", "users:read");
    }

    @Test
    void exceptionsAreTakenFromSupportOpsWithoutAskingForGitLab() {
        RequestInput input = target("Status page").build();

        Checked<Content> checked =
                RequestRules.check(input, quinn(), POLICY, () -> fail("GitLab was asked for"), NOW);

        assertThat(checked).isInstanceOf(Checked.Valid.class);
        assertThat(valid(supportOps("weekly report"), quinn()).useCase()).contains("weekly report");
    }

    @Test
    void needingNoAdministratorIsNoFault() {
        Content content = valid(person().needsAdmin(false).adminReason(null), riley());

        assertThat(content.needsAdmin()).isFalse();
    }

    @Test
    void emptyRequestNamesEveryMissingFieldInOrder() {
        List<Fault> faults = faults(check(new Samples.Input(), riley()));

        assertThat(faults)
                .extracting(Fault::field)
                .containsExactly("category", "kind", "purpose", "removalDate", "needsAdmin");
        assertThat(faults)
                .allSatisfy(f -> assertThat(f.message()).startsWith(f.field() + " is missing"));
    }

    @Test
    void faultsOfReadingStandAmongTheOthersAndAreNotCalledMissingToo() {
        RequestInput input =
                person().purpose(null)
                        .removalDate("2026-11-24")
                        .build(
                                new Fault("colour", "is no field of a request"),
                                new Fault("purpose", "is a number; text is wanted"));

        assertThat(faults(RequestRules.check(input, riley(), POLICY, () -> LINKS, NOW)))
                .extracting(Fault::field)
                .containsExactly("purpose", "removalDate", "colour");
    }

    static Stream<Arguments> faulty() {
        return Stream.of(
                Arguments.of(person().category("person"), "category", "perhaps PERSON"),
                Arguments.of(person().category(" "), "category", "is missing"),
                Arguments.of(person().kind("TOKEN"), "kind", "none of OAUTH_CLIENT, API_TOKEN"),
                Arguments.of(
                        person().kind("API_TOKEN").noScopes(), "kind", "27 October 2026 (UTC)"),
                Arguments.of(person().kind("API_TOKEN").noScopes(), "kind", "OAUTH_CLIENT"),
                Arguments.of(person().purpose("\u200b"), "purpose", "is missing"),
                Arguments.of(person().purpose("x".repeat(2001)), "purpose", "the longest is 2000"),
                Arguments.of(
                        person().purpose("a\u202eb"), "purpose", "U+202E (RIGHT-TO-LEFT OVERRIDE)"),
                Arguments.of(person().removalDate(" "), "removalDate", "is missing"),
                Arguments.of(person().removalDate("2026-11-25"), "removalDate", "which is today"),
                Arguments.of(
                        person().removalDate("2026-11-24"),
                        "removalDate",
                        "24 November 2026 (UTC), which is past"),
                Arguments.of(person().removalDate("2027-11-26"), "removalDate", "25 November 2027"),
                Arguments.of(person().issue(null), "issue", "is missing"),
                Arguments.of(
                        person().issue("https://gitlab.example.net/a/b/-/issues/1"),
                        "issue",
                        "does not lead to"),
                Arguments.of(person().target("x"), "target", "TARGET only"),
                Arguments.of(person().useCase("x"), "useCase", "SUPPORT_OPS only"),
                Arguments.of(person().adminReason("\u3164"), "adminReason", "is missing"),
                Arguments.of(
                        person().adminReason("x".repeat(1001)), "adminReason", "longest is 1000"),
                Arguments.of(person().scopes(), "scopes", "at least one"),
                Arguments.of(person().noScopes(), "scopes", "at least one"),
                Arguments.of(person().scopes("tickets:read", "write"), "scopes[1]", "everything"),
                Arguments.of(person().scopes("impersonate"), "scopes[0]", "never granted"),
                Arguments.of(person().scopes("ticket:read"), "scopes[0]", "perhaps tickets:read"),
                Arguments.of(person().scopes("Tickets:Read"), "scopes[0]", "perhaps tickets:read"),
                Arguments.of(person().scopes("nonsense"), "scopes[0]", "known are auditlogs:read"));
    }

    @ParameterizedTest
    @MethodSource("faulty")
    void oneFaultIsNamedAlone(Samples.Input input, String field, String words) {
        List<Fault> faults = faults(check(input, riley()));

        assertThat(faults).singleElement().extracting(Fault::field).isEqualTo(field);
        assertThat(faults.getFirst().message()).contains(words);
    }

    @Test
    void exceptionsAreForSupportOpsOnly() {
        assertThat(faults(check(target("Status page"), riley())))
                .singleElement()
                .isEqualTo(
                        new Fault(
                                "category",
                                "category is TARGET, which only members of Support Ops may use;"
                                        + " ask as PERSON, with an access-request issue."));
    }

    @Test
    void lastDayThatTheLongestLifetimeAllowsIsTaken() {
        assertThat(valid(person().removalDate("2027-11-25"), riley()).removalDate())
                .isEqualTo("2027-11-25");
        assertThat(valid(person().removalDate("2026-11-26"), riley()).removalDate())
                .isEqualTo("2026-11-26");
    }

    @Test
    void todayIsTheDayInThePolicysZone() {
        Policy apia =
                new Policy(
                        java.time.ZoneId.of("Pacific/Apia"),
                        365,
                        14,
                        List.of(),
                        POLICY.apiTokenCreationEnds(),
                        POLICY.scopes(),
                        false,
                        false,
                        "",
                        255,
                        Nudging.NEVER);
        RequestInput input = person().removalDate("2026-11-26").build();
        java.time.Instant evening = java.time.Instant.parse("2026-11-25T12:00:00Z");

        assertThat(faults(RequestRules.check(input, riley(), apia, () -> LINKS, evening)))
                .singleElement()
                .extracting(Fault::message)
                .asString()
                .contains("26 November 2026 (Pacific/Apia), which is today");
    }

    @Test
    void apiTokenIsTakenWhileTheAccountCreatesThem() {
        Policy open = Samples.policy(false, LocalDate.parse("2099-01-01"));
        RequestInput plain = person().kind("API_TOKEN").noScopes().build();
        RequestInput scoped = person().kind("API_TOKEN").build();

        assertThat(RequestRules.check(plain, riley(), open, () -> LINKS, NOW))
                .isInstanceOf(Checked.Valid.class);
        assertThat(faults(RequestRules.check(scoped, riley(), open, () -> LINKS, NOW)))
                .singleElement()
                .extracting(Fault::field)
                .isEqualTo("scopes");
    }

    @Test
    void broadScopesAreTakenOnlyWhereTheSettingAllowsThem() {
        Policy broad = Samples.policy(true, POLICY.apiTokenCreationEnds());
        RequestInput input = person().scopes("read", "write").build();

        assertThat(RequestRules.check(input, riley(), broad, () -> LINKS, NOW))
                .isInstanceOf(Checked.Valid.class);
        assertThat(faults(check(person().scopes("read", "write"), riley()))).hasSize(2);
    }

    @Test
    void thirtyOneScopesAreTooMany() {
        String[] many = new String[31];
        java.util.Set<String> known = new java.util.HashSet<>();
        for (int i = 0; i < many.length; i++) {
            many[i] = "r" + i + ":read";
            known.add(many[i]);
        }
        Policy wide =
                new Policy(
                        POLICY.zone(),
                        365,
                        14,
                        List.of(),
                        POLICY.apiTokenCreationEnds(),
                        known,
                        false,
                        false,
                        "",
                        255,
                        Nudging.NEVER);

        assertThat(
                        faults(
                                RequestRules.check(
                                        person().scopes(many).build(),
                                        riley(),
                                        wide,
                                        () -> LINKS,
                                        NOW)))
                .singleElement()
                .extracting(Fault::message)
                .asString()
                .contains("the most is 30");
    }

    @Test
    void wholeNameIsMeasuredWithTheRequestersName() {
        Actor longName = Samples.actor("riley@example.com", "R".repeat(200));

        assertThat(faults(check(person(), longName)))
                .singleElement()
                .extracting(Fault::message)
                .asString()
                .contains("characters long; the longest is 255");
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(
            strings = {"Billing - 2027-12-31", "2027-12-31", "see https://example.com/x"})
    void targetThatWouldReadAsSomethingElseIsRefused(String name) {
        assertThat(faults(check(target(name), quinn())))
                .singleElement()
                .extracting(Fault::message)
                .asString()
                .contains("does not read as what it is");
    }

    @Test
    void useCaseMayHoldTheSeparatorButTheOwnNameMayNot() {
        assertThat(valid(supportOps("report - EU"), quinn()).useCase()).contains("report - EU");

        Actor odd = Samples.actor("quinn@example.com", "Quinn - Park", Role.SUPPORT_OPS);
        assertThat(faults(check(supportOps("report"), odd)))
                .singleElement()
                .extracting(Fault::message)
                .asString()
                .contains("it reads as Quinn's credential for Park - report");
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        Samples.Input input =
                person().category("TARGET")
                        .kind("API_TOKEN")
                        .purpose("")
                        .removalDate("31.03.2027")
                        .adminReason("");

        assertThat(faults(check(input, riley())))
                .extracting(Fault::field)
                .containsExactly(
                        "category",
                        "kind",
                        "purpose",
                        "removalDate",
                        "issue",
                        "target",
                        "adminReason",
                        "scopes");
    }
}
