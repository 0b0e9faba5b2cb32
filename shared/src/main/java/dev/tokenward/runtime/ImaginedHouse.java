package dev.tokenward.runtime;

import dev.tokenward.domain.Actor;
import dev.tokenward.domain.Change;
import dev.tokenward.domain.Channel;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialLifecycle;
import dev.tokenward.domain.Email;
import dev.tokenward.domain.Person;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestInput;
import dev.tokenward.domain.Role;
import dev.tokenward.store.Commit;
import dev.tokenward.store.DynamoStore;
import dev.tokenward.store.Store;
import dev.tokenward.workflow.Result;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Who and what a rehearsal finds: a member of Support Ops who asked for a credential of a target, a
 * manager who may decide on it, and a credential.
 *
 * @param request the id of the request, which waits for the manager
 * @param credential the id of the credential, which is the member's
 */
record ImaginedHouse(Settings settings, String request, String credential) {
    private static final String MEMBER = "quinn";
    private static final String MANAGER = "sasha";
    private static final String AT = "@example.com";

    static ImaginedHouse furnish(Tokenward root, DynamoDbClient dynamo, InstantSource clock) {
        Settings settings = root.settings();
        Store store =
                new DynamoStore(
                        dynamo, settings.tableName(), clock, settings.groups(), settings.policy());
        Person member = person(settings, MEMBER, Optional.of(MANAGER), Role.SUPPORT_OPS);
        Person manager = person(settings, MANAGER, Optional.empty(), Role.SUPPORT_OPS_MANAGER);
        store.replaceDirectory(List.of(member, manager), 0, new Commit());
        Actor actor = new Actor(member.email(), member.name(), member.roles(), Channel.API);
        LocalDate day = LocalDate.ofInstant(clock.instant(), settings.policy().zone());
        if (!(root.requests().submit(actor, input(day.plusDays(90)), Optional.empty())
                instanceof Result.Done<Request>(Request request))) {
            throw new IllegalStateException("the rehearsal's own request was refused");
        }
        Change<Credential> credential =
                CredentialLifecycle.intend("cred_rehearsal", request, "rehearsal", clock.instant());
        store.commit(new Commit().credential(credential));
        return new ImaginedHouse(settings, request.id(), credential.next().id());
    }

    /** What {@code {id}} stands for in a route. */
    Optional<String> idFor(String route) {
        return !route.contains("{id}")
                ? Optional.empty()
                : Optional.of(route.contains("/requests/") ? request : credential);
    }

    Map<String, String> claims(String name) {
        Role role = name.equals(MANAGER) ? Role.SUPPORT_OPS_MANAGER : Role.SUPPORT_OPS;
        return Map.of(
                "email",
                name + AT,
                "email_verified",
                "true",
                "name",
                name,
                "groups",
                "[" + settings.groups().of(role) + "]");
    }

    private static Person person(
            Settings settings, String name, Optional<String> manager, Role role) {
        return new Person(
                new Email(name + AT),
                name,
                manager.map(m -> new Email(m + AT)),
                Set.of(settings.groups().of(role)),
                Set.of(role),
                Optional.empty());
    }

    private static RequestInput input(LocalDate removal) {
        return new RequestInput(
                Optional.of("TARGET"),
                Optional.of("OAUTH_CLIENT"),
                Optional.of("A rehearsal"),
                Optional.of(removal.toString()),
                Optional.empty(),
                Optional.of("rehearsal"),
                Optional.empty(),
                Optional.of(true),
                Optional.of("A rehearsal"),
                Optional.of(List.of("tickets:read")),
                Optional.empty(),
                List.of());
    }
}
