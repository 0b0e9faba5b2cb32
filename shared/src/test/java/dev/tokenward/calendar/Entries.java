package dev.tokenward.calendar;

import dev.tokenward.domain.Agenda;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Email;
import dev.tokenward.domain.FeedKind;
import dev.tokenward.domain.IssueRef;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Nudging;
import dev.tokenward.domain.Policy;
import dev.tokenward.domain.Samples;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What stands in calendars. */
public final class Entries {
    private Entries() {}

    public static Policy in(String zone) {
        Policy p = Samples.POLICY;
        return new Policy(
                ZoneId.of(zone),
                p.maxLifetimeDays(),
                p.lapseDays(),
                p.remindDays(),
                p.apiTokenCreationEnds(),
                p.scopes(),
                p.allowBroadScopes(),
                p.allowUnprovenCeiling(),
                p.guidance(),
                p.maxNameLength(),
                Nudging.NEVER);
    }

    public static Agenda agenda(Credential... credentials) {
        return new Agenda(FeedKind.PERSONAL, List.of(credentials), Map.of(), false);
    }

    public static Agenda linked(Credential credential, String url) {
        return new Agenda(
                FeedKind.PERSONAL,
                List.of(credential),
                Map.of(credential.requestId(), new IssueRef("acme/access", 42, url)),
                false);
    }

    public static Agenda team(Credential... credentials) {
        return new Agenda(FeedKind.SUPPORT_OPS, List.of(credentials), Map.of(), false);
    }

    public static Credential client(String name) {
        return credential(Kind.OAUTH_CLIENT, name, Samples.POLICY);
    }

    /** Active, its last day the last of March 2027. */
    public static Credential credential(Kind kind, String name, Policy policy) {
        LocalDate lastDay = LocalDate.parse("2027-03-31");
        return new Credential(
                "cred_1",
                "req_1",
                kind,
                name,
                "tokenward-req_1",
                Optional.of("9007199254740993"),
                new Email("riley@example.com"),
                "Riley Doe",
                CredentialStatus.ACTIVE,
                List.of("tickets:read"),
                Samples.NOW,
                lastDay,
                policy.endOf(lastDay),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                Optional.empty(),
                Optional.empty(),
                3);
    }

    public static Credential revoked(Credential c, Instant at) {
        return c.draft()
                .status(CredentialStatus.REVOKED)
                .revocation(
                        new Credential.Revocation(
                                "its holder ended it",
                                Optional.empty(),
                                at,
                                0,
                                Optional.empty(),
                                at,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()))
                .next();
    }
}
