package dev.tokenward.store;

import dev.tokenward.domain.AccessTokens;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Credential.Deactivation.Reason;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Departure;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.IssueRef;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Naming;
import dev.tokenward.domain.Notice;
import dev.tokenward.domain.Notice.Recipient;
import dev.tokenward.domain.Replacement;
import dev.tokenward.domain.Role;
import dev.tokenward.domain.Survey;
import dev.tokenward.domain.Switched;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** As {@link RequestSamples}, of credentials and notices. */
final class ShapeSamples {
    static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    static final Instant ENDS = Instant.parse("2027-04-01T00:00:00Z");

    private ShapeSamples() {}

    static final Survey SURVEY =
            Survey.NONE
                    .next(
                            Optional.of(Survey.Look.complete(40, NOW)),
                            Optional.of(Survey.Look.complete(4, NOW)),
                            Optional.of(Survey.Look.complete(400, NOW)),
                            new Survey.Day(
                                    LocalDate.parse("2026-11-24"),
                                    Optional.empty(),
                                    Optional.empty()))
                    .next(
                            Optional.of(
                                    Survey.Look.doubted(Optional.empty(), "Half is missing", NOW)),
                            Optional.of(
                                    Survey.Look.failed(
                                            Optional.empty(), "Zendesk answers 500", NOW)),
                            Optional.empty(),
                            new Survey.Day(
                                    LocalDate.parse("2026-11-25"),
                                    Optional.of(new Survey.Rate(700, 420, 12)),
                                    Optional.of(31)))
                    .watching(List.of("found_client_7"));

    /** Of every standing, with everything and with as little as there may be. */
    static List<Found> found() {
        return Stream.concat(
                        Stream.of(Found.Standing.values()).map(s -> found(s, Kind.OAUTH_CLIENT)),
                        Stream.concat(
                                Stream.of(Naming.Sort.values())
                                        .map(s -> bare(s.name(), s, Naming.Format.NONE)),
                                Stream.of(Naming.Format.values())
                                        .map(f -> bare(f.name(), Naming.Sort.NONSENSE, f))))
                .toList();
    }

    private static Found found(Found.Standing standing, Kind kind) {
        String number = standing.name();
        IssueRef issue = new IssueRef("acme/access", 42, "https://gitlab.example.com/42");
        return new Found(
                Found.rowId(kind, number),
                kind,
                number,
                new Found.Seen(
                        Optional.of("Riley Doe"),
                        Optional.of("riley-script"),
                        true,
                        false,
                        Optional.of(NOW.minus(Duration.ofDays(90))),
                        Optional.of(NOW.minus(Duration.ofHours(2))),
                        Optional.of("27400000011345"),
                        List.of("read"),
                        Optional.of(3),
                        Optional.of(
                                new AccessTokens(
                                        1, List.of("27400000011345"), 1, List.of("read")))),
                new Naming(
                        Naming.Sort.NEAR_MISS,
                        Naming.Format.PERSON,
                        Optional.of("names no end"),
                        Optional.of("Riley Doe - " + issue.url() + " - 2027-03-31"),
                        Optional.of("Riley Doe"),
                        Optional.of(issue),
                        Optional.of(LocalDate.parse("2027-03-31"))),
                Optional.of(
                        new Found.Owner(
                                StoreSamples.RILEY.email(),
                                "Riley",
                                "its name says so",
                                Optional.of("it was renamed"))),
                Optional.of(LocalDate.parse("2026-11-24")),
                List.of(LocalDate.parse("2026-11-24"), LocalDate.parse("2026-11-25")),
                standing,
                NOW,
                Optional.of("cred_usual"),
                Optional.of(
                        new Found.Agreement(
                                StoreSamples.SASHA.email(),
                                "Sasha",
                                NOW,
                                Optional.of(
                                        new Found.Owner(
                                                StoreSamples.RILEY.email(),
                                                "Riley",
                                                "its name says so",
                                                Optional.empty())))),
                Optional.of(new Switched(true, NOW.minus(Duration.ofDays(1)), NOW)),
                Optional.of(
                        new Replacement(
                                "req_usual", StoreSamples.RILEY.email(), NOW, Optional.of(NOW))),
                Optional.of(new Found.Renamed("API", NOW, Optional.of(StoreSamples.SASHA.email()))),
                Optional.of(StoreSamples.SASHA.email()),
                Optional.of(StoreSamples.RILEY.email()),
                NOW.minus(Duration.ofDays(3)),
                Optional.of(NOW),
                Optional.of(NOW.plus(Duration.ofDays(2))),
                1);
    }

    private static Found bare(String number, Naming.Sort sort, Naming.Format format) {
        return new Found(
                Found.rowId(Kind.API_TOKEN, number),
                Kind.API_TOKEN,
                number,
                new Found.Seen(
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty()),
                new Naming(
                        sort,
                        format,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Found.Standing.FOUND,
                NOW,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                NOW,
                Optional.empty(),
                Optional.empty(),
                1);
    }

    static List<Notice> notices() {
        return Stream.concat(
                        Stream.of(Notice.Topic.values())
                                .map(topic -> notice(topic, new Recipient.OpsChannel())),
                        Stream.of(
                                        new Recipient.To(StoreSamples.RILEY.email()),
                                        new Recipient.Group(Role.SUPPORT_OPS_MANAGER),
                                        new Recipient.Issue(true),
                                        new Recipient.HandoverMessage(),
                                        new Recipient.Tokenward())
                                .map(to -> notice(Notice.Topic.REMINDER, to)))
                .toList();
    }

    private static Notice notice(Notice.Topic topic, Recipient to) {
        return new Notice(
                "shape:" + topic + ":" + to.key(),
                topic,
                "req_shape",
                Optional.of("cred_shape"),
                to,
                Map.of("days", "7"));
    }

    static List<Credential> credentials() {
        return Stream.of(
                        Stream.of(CredentialStatus.values())
                                .flatMap(s ->
                                        Stream.of(
                                                full(s.name(), s, Reason.PERSON),
                                                bare(s.name(), s, Kind.API_TOKEN))),
                        Stream.of(Kind.values())
                                .map(k -> bare(k.name(), CredentialStatus.ACTIVE, k)),
                        Stream.of(full("ADOPTED", CredentialStatus.ACTIVE, Reason.PERSON)),
                        Stream.of(full("WRITTEN", CredentialStatus.ACTIVE, Reason.PERSON)),
                        Stream.of(Departure.Stage.values())
                                .map(s ->
                                        full(
                                                s.name(),
                                                CredentialStatus.DEACTIVATED,
                                                Reason.LEAVER)),
                        Stream.of(Reason.values())
                                .map(r -> full("" + r, CredentialStatus.DEACTIVATED, r)))
                .flatMap(samples -> samples)
                .toList();
    }

    private static Credential bare(String name, CredentialStatus status, Kind kind) {
        return new Credential(
                "cred_" + name + "_bare",
                "req_usual",
                kind,
                "Riley - acme/access#42 - 2027-03-31",
                "tokenward-req-" + name,
                Optional.empty(),
                StoreSamples.RILEY.email(),
                "Riley",
                status,
                List.of(),
                NOW.minus(Duration.ofDays(1)),
                LocalDate.parse("2027-03-31"),
                ENDS,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                status.isEnding() ? Optional.of(revocation(Optional.empty())) : Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                Optional.empty(),
                Optional.empty(),
                1);
    }

    private static Credential full(String name, CredentialStatus status, Reason reason) {
        Optional<Instant> at = Optional.of(NOW.minus(Duration.ofHours(2)));
        return new Credential(
                "cred_" + name,
                "req_usual",
                Kind.OAUTH_CLIENT,
                "Riley - acme/access#42 - 2027-03-31",
                "tokenward-req-" + name,
                Optional.of("27400000012345"),
                StoreSamples.RILEY.email(),
                "Riley",
                status,
                List.of("tickets:read"),
                NOW.minus(Duration.ofDays(1)),
                LocalDate.parse("2027-03-31"),
                ENDS,
                at,
                at,
                at,
                Optional.of(new Credential.Handover("D1", "1700000000.000100")),
                at,
                at,
                status == CredentialStatus.ACTIVE ? Optional.empty() : at,
                Optional.of(30),
                Optional.of(new Credential.Deactivation(reason, NOW)),
                Optional.of(revocation(at)),
                Optional.of("cred_before"),
                name.equals("ADOPTED")
                        ? Optional.of(
                                new Credential.Adoption(
                                        "found_client_27400000012345",
                                        StoreSamples.SASHA.email(),
                                        "Sasha",
                                        NOW,
                                        "nightly export"))
                        : Optional.empty(),
                Stream.of(Departure.Stage.values())
                        .filter(stage -> stage.name().equals(name))
                        .map(ShapeSamples::departure)
                        .findFirst(),
                false,
                at,
                Optional.empty(),
                1);
    }

    private static Departure departure(Departure.Stage stage) {
        return new Departure(
                stage,
                "is not in the directory any more",
                NOW,
                Optional.of(StoreSamples.SASHA.email()),
                Optional.of(
                        new Departure.Heir(
                                StoreSamples.RILEY.email(),
                                "Riley",
                                StoreSamples.SASHA.email(),
                                "Sasha",
                                Optional.empty())));
    }

    private static Credential.Revocation revocation(Optional<Instant> at) {
        return new Credential.Revocation(
                "its end has come",
                at.map(x -> StoreSamples.SASHA.email()),
                NOW.minus(Duration.ofHours(1)),
                4,
                at.map(x -> "Zendesk answers 500"),
                NOW.plus(Duration.ofHours(1)),
                at.map(x -> LocalDate.parse("2026-11-25")),
                at,
                at.map(x ->
                        new Credential.Forgetting(
                                StoreSamples.SASHA.email(), "Sasha", x, "It is gone for good")));
    }
}
