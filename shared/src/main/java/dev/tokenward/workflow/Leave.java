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

    /** Of who owns an OAuth client, which acts as them: only administrators make one. */
    static Optional<String> ofOwner(ZendeskUser user) {
        return of(user).or(() ->
                user.role().equals("admin")
                        ? Optional.empty()
                        : Optional.of("is no administrator any more"));
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
