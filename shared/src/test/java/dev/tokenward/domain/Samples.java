package dev.tokenward.domain;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A policy, people and requests to begin tests from. */
public final class Samples {
    public static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");
    public static final String LINK =
            "https://gitlab.example.com/acme/team-ops/access-requests/-/issues/42";
    public static final IssueLinks LINKS =
            new IssueLinks(
                    URI.create("https://gitlab.example.com"),
                    List.of("acme/team-ops/access-requests"));
    public static final Policy POLICY = policy(false, LocalDate.parse("2026-10-27"));

    private Samples() {}

    public static Policy policy(boolean allowBroadScopes, LocalDate apiTokenCreationEnds) {
        return new Policy(
                ZoneId.of("UTC"),
                365,
                14,
                List.of(30, 14, 7, 1),
                apiTokenCreationEnds,
                Set.of("tickets:read", "tickets:write", "users:read", "auditlogs:read"),
                allowBroadScopes,
                false,
                "guidance",
                255,
                Nudging.NEVER);
    }

    /** What a check found wrong; nothing if it found nothing. */
    public static List<Fault> faults(Checked<?> checked) {
        return switch (checked) {
            case Checked.Valid<?> valid -> List.of();
            case Checked.Invalid<?> invalid -> invalid.faults();
        };
    }

    public static Actor riley() {
        return actor("riley@example.com", "Riley Doe");
    }

    public static Actor quinn() {
        return actor("quinn@example.com", "Quinn Park", Role.SUPPORT_OPS);
    }

    public static Actor actor(String email, String name, Role... roles) {
        return new Actor(new Email(email), name, Set.of(roles), Channel.API);
    }

    public static Input person() {
        return new Input()
                .category("PERSON")
                .kind("OAUTH_CLIENT")
                .purpose("Weekly export of closed tickets")
                .removalDate("2027-03-31")
                .issue(LINK)
                .needsAdmin(true)
                .adminReason("reads audit logs")
                .scopes("tickets:read");
    }

    public static Input target(String target) {
        return person().category("TARGET").issue(null).target(target);
    }

    public static Input supportOps(String useCase) {
        return person().category("SUPPORT_OPS").issue(null).useCase(useCase);
    }

    /** A request's input, built field by field; null takes a field away. */
    public static final class Input {
        private Optional<String> category = Optional.empty();
        private Optional<String> kind = Optional.empty();
        private Optional<String> purpose = Optional.empty();
        private Optional<String> removalDate = Optional.empty();
        private Optional<String> issue = Optional.empty();
        private Optional<String> target = Optional.empty();
        private Optional<String> useCase = Optional.empty();
        private Optional<Boolean> needsAdmin = Optional.empty();
        private Optional<String> adminReason = Optional.empty();
        private Optional<List<String>> scopes = Optional.empty();

        public Input category(@Nullable String value) {
            category = Optional.ofNullable(value);
            return this;
        }

        public Input kind(@Nullable String value) {
            kind = Optional.ofNullable(value);
            return this;
        }

        public Input purpose(@Nullable String value) {
            purpose = Optional.ofNullable(value);
            return this;
        }

        public Input removalDate(@Nullable String value) {
            removalDate = Optional.ofNullable(value);
            return this;
        }

        public Input issue(@Nullable String value) {
            issue = Optional.ofNullable(value);
            return this;
        }

        public Input target(@Nullable String value) {
            target = Optional.ofNullable(value);
            return this;
        }

        public Input useCase(@Nullable String value) {
            useCase = Optional.ofNullable(value);
            return this;
        }

        public Input needsAdmin(boolean value) {
            needsAdmin = Optional.of(value);
            return this;
        }

        public Input adminReason(@Nullable String value) {
            adminReason = Optional.ofNullable(value);
            return this;
        }

        public Input scopes(String... value) {
            scopes = Optional.of(List.of(value));
            return this;
        }

        public Input noScopes() {
            scopes = Optional.empty();
            return this;
        }

        public RequestInput build(Fault... faults) {
            return new RequestInput(
                    category,
                    kind,
                    purpose,
                    removalDate,
                    issue,
                    target,
                    useCase,
                    needsAdmin,
                    adminReason,
                    scopes,
                    Optional.empty(),
                    List.of(faults));
        }
    }
}
