package dev.tokenward.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** People and contents for tests of the rules. */
final class Sample {
    static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");
    static final Policy POLICY =
            new Policy(
                    ZoneOffset.UTC,
                    365,
                    14,
                    List.of(30, 14, 7, 1),
                    LocalDate.parse("2026-10-27"),
                    Set.of("tickets:read", "users:read"),
                    false,
                    false,
                    "guidance",
                    255,
                    Nudging.NEVER);

    static final Person SASHA = person("sasha", null, Role.SUPPORT_OPS, Role.SUPPORT_OPS_MANAGER);
    static final Person DEVON =
            person("devon", "sasha", Role.SUPPORT_OPS, Role.SUPPORT_OPS_MANAGER);
    static final Person MORGAN = person("morgan", null);
    static final Person RILEY = person("riley", "morgan");
    static final Person QUINN = person("quinn", "sasha", Role.SUPPORT_OPS);
    static final Person AVERY = person("avery", "morgan", Role.AUDITOR);
    static final List<Person> EVERYBODY = List.of(SASHA, DEVON, MORGAN, RILEY, QUINN, AVERY);

    private Sample() {}

    static Person person(
            String name, @org.jspecify.annotations.Nullable String manager, Role... roles) {
        return new Person(
                email(name),
                Character.toUpperCase(name.charAt(0)) + name.substring(1),
                Optional.ofNullable(manager).map(Sample::email),
                Set.of(),
                Set.of(roles),
                Optional.of(name));
    }

    static Email email(String name) {
        return new Email(name + "@example.com");
    }

    static Actor actor(Person person) {
        return new Actor(person.email(), person.name(), person.roles(), Channel.API);
    }

    static Facts facts(Person requester) {
        return facts(requester, EVERYBODY);
    }

    static Facts facts(Person requester, List<Person> directory) {
        List<Person> managers = new ArrayList<>();
        Optional<Email> up = row(requester.email(), directory).flatMap(Person::manager);
        while (up.isPresent() && managers.size() < 4) {
            Optional<Person> manager = row(up.get(), directory);
            if (manager.isEmpty() || managers.contains(manager.get())) {
                break;
            }
            managers.add(manager.get());
            up = manager.get().manager();
        }
        return new Facts(
                POLICY,
                row(requester.email(), directory),
                managers,
                directory.stream().filter(p -> p.is(Role.SUPPORT_OPS_MANAGER)).toList());
    }

    static Optional<Person> row(Email email, List<Person> directory) {
        return directory.stream().filter(p -> p.email().equals(email)).findFirst();
    }

    static Content content(Category category, Kind kind, LocalDate removal) {
        return new Content(
                category,
                kind,
                "Nightly export",
                removal,
                category == Category.PERSON
                        ? Optional.of(
                                new IssueRef(
                                        "acme/access-requests",
                                        42,
                                        "https://gitlab.example.com/acme/access-requests/-/issues/42"))
                        : Optional.empty(),
                category == Category.TARGET ? Optional.of("Status page") : Optional.empty(),
                category == Category.SUPPORT_OPS ? Optional.of("weekly report") : Optional.empty(),
                true,
                Optional.of("Audit events are for administrators"),
                kind == Kind.OAUTH_CLIENT ? List.of("tickets:read") : List.of(),
                Optional.empty());
    }

    static Request open(Person requester, Category category) {
        return RequestLifecycle.open(
                        "req_1",
                        actor(requester),
                        content(category, Kind.OAUTH_CLIENT, LocalDate.parse("2027-03-31")),
                        true,
                        Optional.empty(),
                        facts(requester),
                        NOW)
                .next();
    }

    static Command.Decide approve(Person by) {
        return decide(by, Verdict.APPROVE);
    }

    static Command.Decide decide(Person by, Verdict verdict) {
        return new Command.Decide(
                actor(by), verdict, Optional.of("because"), Optional.empty(), Optional.empty());
    }

    static Request changed(Outcome<Request> outcome) {
        return switch (outcome) {
            case Outcome.Changed<Request>(Change<Request> change) -> change.next();
            case Outcome.Refused<Request>(Refusal why) -> throw new AssertionError(why.message());
        };
    }

    static Refusal refused(Outcome<Request> outcome) {
        return switch (outcome) {
            case Outcome.Changed<Request>(Change<Request> change) ->
                    throw new AssertionError("was allowed: " + change.next().state());
            case Outcome.Refused<Request>(Refusal why) -> why;
        };
    }
}
