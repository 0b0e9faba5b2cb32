package dev.tokenward.sandbox.simulators.zendesk;

import dev.tokenward.sandbox.simulators.Secrets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The account as it is before anything happens. */
final class Beginning {
    /** The user who owns the governing service's client. */
    static final String SERVICE = "tokenward-service@example.com";

    /** Ids of real accounts exceed 32 bits (case C08). */
    private static final long FIRST_ID = 27_400_000_012_345L;

    private static final Instant LONG_AGO = Instant.parse("2024-02-01T08:00:00Z");

    private Beginning() {}

    static ZendeskState of(Own own) {
        List<User> users = new ArrayList<>();
        add(users, SERVICE, "Tokenward Service", User.Role.ADMIN);
        add(users, "riley@example.com", "Riley Doe", User.Role.AGENT);
        add(users, "morgan@example.com", "Morgan Lee", User.Role.AGENT);
        add(users, "sasha@example.com", "Sasha Kim", User.Role.ADMIN);
        add(users, "devon@example.com", "Devon Cruz", User.Role.ADMIN);
        add(users, "quinn@example.com", "Quinn Park", User.Role.AGENT);
        add(users, "avery@example.com", "Avery Stone", User.Role.AGENT);
        OauthClient client =
                new OauthClient(
                        FIRST_ID,
                        own.identifier(),
                        "Tokenward",
                        Optional.of("The service that governs this account's credentials"),
                        Optional.empty(),
                        List.of(),
                        true,
                        List.of("read", "write"),
                        users.getFirst().id(),
                        Secrets.visible(own.secret()),
                        Secrets.hash(own.secret()),
                        LONG_AGO,
                        LONG_AGO);
        return new ZendeskState(
                FIRST_ID + 1_000, true, List.copyOf(users), List.of(), List.of(client), List.of());
    }

    /** A restored account with the secret that the service is given now. */
    static ZendeskState withSecret(ZendeskState saved, Own own) {
        return new ZendeskState(
                saved.lastId(),
                saved.tokenAccess(),
                saved.users(),
                saved.apiTokens(),
                saved.clients().stream()
                        .map(client ->
                                client.identifier().equals(own.identifier())
                                        ? client.withSecret(
                                                Secrets.visible(own.secret()),
                                                Secrets.hash(own.secret()),
                                                client.updatedAt())
                                        : client)
                        .toList(),
                saved.tokens());
    }

    private static void add(List<User> users, String email, String name, User.Role role) {
        long id = FIRST_ID - 1_000 + users.size() * 7L;
        users.add(new User(id, email, name, role, true, false, true, LONG_AGO));
    }
}
