package dev.tokenward.workflow;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Person;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.Role;
import dev.tokenward.zendesk.ZendeskUser;
import java.util.Optional;

/** What says that somebody left, or lost what it takes; each the end of a sentence. */
final class Leave {
    static final String NOT_IN_DIRECTORY = "is not in the directory any more";

    private Leave() {}

    /** Of anybody who works in Zendesk. */
    static Optional<String> of(ZendeskUser user) {
        if (!user.active()) {
            return Optional.of("is deleted in Zendesk");
        }
        if (user.suspended()) {
            return Optional.of("is suspended in Zendesk");
        }
        return user.role().equals("end-user")
                ? Optional.of("is no agent any more in Zendesk")
                : Optional.empty();
    }

    /**
     * Of who made a token or a client, which only administrators do: a client acts as them, and a
     * token lets them do what they may not do any more.
     */
    static Optional<String> ofOwner(ZendeskUser user) {
        return ofHolder(user, true);
    }

    /**
     * Of who holds a credential. Each is issued where an administrator's rights are needed: what
     * its holder does with it in their own name fails without them, and it still lets them act as
     * one. Who never was one is no leaver.
     *
     * @param wasAdministrator whether they were one before
     */
    static Optional<String> ofHolder(ZendeskUser user, boolean wasAdministrator) {
        return of(user).or(() ->
                wasAdministrator && !user.isAdministrator() && !user.role().isEmpty()
                        ? Optional.of("is no administrator of Zendesk any more")
                        : Optional.empty());
    }

    /** Of who holds what is issued to Support Ops alone, without an access request. */
    static Optional<String> ofSupportOps(World world, Person person, Credential c) {
        if (person.is(Role.SUPPORT_OPS) || person.is(Role.SUPPORT_OPS_MANAGER)) {
            return Optional.empty();
        }
        return request(world, c)
                .filter(r -> r.content().category().isException())
                .map(r -> "does not belong to Support Ops any more");
    }

    /** The request that a credential was issued on, if it was. */
    static Optional<Request> request(World world, Credential c) {
        return Optional.of(c.requestId())
                .filter(id -> !id.isEmpty())
                .flatMap(world.store()::request);
    }
}
