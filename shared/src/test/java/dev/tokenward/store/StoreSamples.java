package dev.tokenward.store;

import dev.tokenward.domain.Actor;
import dev.tokenward.domain.AuditEntry;
import dev.tokenward.domain.Category;
import dev.tokenward.domain.Change;
import dev.tokenward.domain.Channel;
import dev.tokenward.domain.Content;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialLifecycle;
import dev.tokenward.domain.Email;
import dev.tokenward.domain.Facts;
import dev.tokenward.domain.GroupNames;
import dev.tokenward.domain.IssueRef;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Notice;
import dev.tokenward.domain.Person;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestLifecycle;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the contract of the store keeps in it. */
final class StoreSamples {
    static final GroupNames GROUPS =
            new GroupNames("support-ops", "support-ops-managers", "auditors");
    static final Person SASHA = person("sasha", Optional.empty(), "support-ops-managers");
    static final Person MORGAN = person("morgan", Optional.empty());
    static final Person RILEY = person("riley", Optional.of(MORGAN.email()));

    private StoreSamples() {}

    private static Person person(String name, Optional<Email> manager, String... groups) {
        return new Person(
                new Email(name + "@example.com"),
                name,
                manager,
                Set.of(groups),
                GROUPS.roles(Set.of(groups)),
                Optional.of(name));
    }

    /** Riley asks, Morgan and then Sasha are to decide. */
    static Change<Request> opened(String id, Instant at) {
        Content content =
                new Content(
                        Category.PERSON,
                        Kind.OAUTH_CLIENT,
                        "export",
                        LocalDate.parse("2027-03-31"),
                        Optional.of(
                                new IssueRef("acme/access", 42, "https://gitlab.example.com/42")),
                        Optional.empty(),
                        Optional.empty(),
                        true,
                        Optional.of("audit"),
                        List.of("tickets:read"),
                        Optional.empty());
        return RequestLifecycle.open(
                id,
                new Actor(RILEY.email(), "Riley", Set.of(), Channel.API),
                content,
                true,
                Optional.empty(),
                new Facts(AuditStore.POLICY, Optional.of(RILEY), List.of(MORGAN), List.of(SASHA)),
                at);
    }

    static Change<Credential> intended(String id, Request request, Instant at) {
        return CredentialLifecycle.intend(id, request, "name", at);
    }

    /** A change of nothing but the item itself. */
    static <T> Change<T> to(T next) {
        return new Change<>(next, List.of(), List.of());
    }

    static Notice alert(String key) {
        return new Notice(
                key,
                Notice.Topic.OPERATOR_ALERT,
                "",
                Optional.empty(),
                new Notice.Recipient.OpsChannel(),
                Map.of("what", "x"));
    }

    static AuditEntry entry(String reason) {
        return new AuditEntry(
                "system",
                "test",
                "sasha@example.com",
                Channel.API,
                Map.of("n", "1"),
                Map.of("reason", reason));
    }
}
