package dev.tokenward.zendesk;

import dev.tokenward.domain.Email;
import dev.tokenward.net.Answer;
import dev.tokenward.net.Call;
import dev.tokenward.net.Reply;
import dev.tokenward.secrets.Secret;
import java.util.List;
import java.util.Optional;

/** {@code /api/v2/users}. */
final class Users {
    private static final Call ME = Call.get("/api/v2/users/me");
    private static final ListShape<ZendeskUser> LIST =
            new ListShape<>("users", Fields::user, ZendeskUser::id, false);

    private final Session session;
    private final Lists lists;

    Users(Session session, Lists lists) {
        this.session = session;
        this.lists = lists;
    }

    /**
     * The search matches parts of values and takes offset paging only, so no page size is asked for
     * and the address is compared here. New users are found after minutes only (C25). A deleted
     * user is told only where no other has the address.
     */
    Answer<Optional<ZendeskUser>> byEmail(Email email) {
        Call call = Call.get("/api/v2/users/search").query("query", email.value());
        return lists.all(call, LIST)
                .map(found -> {
                    List<ZendeskUser> exact =
                            found.stream()
                                    .filter(u -> u.email().equals(Optional.of(email)))
                                    .toList();
                    List<ZendeskUser> present = exact.stream().filter(ZendeskUser::active).toList();
                    List<ZendeskUser> meant = present.isEmpty() ? exact : present;
                    return meant.size() == 1 ? Optional.of(meant.getFirst()) : Optional.empty();
                });
    }

    Answer<ZendeskUser> byId(String id) {
        Call call = Call.get("/api/v2/users/{id}", id);
        return session.call(
                call, reply -> Writes.record(call, reply, "user", json -> Fields.user(json)));
    }

    Answer<ZendeskUser> me() {
        return session.call(ME, reply -> somebody(ME, reply));
    }

    Answer<ZendeskUser> whoIs(Email user, Secret apiToken) {
        Call call = Authorization.basic(ME, user.value(), apiToken);
        return session.callAs(call, reply -> somebody(call, reply));
    }

    /** OBSERVED trap: without accepted credentials it answers 200 with an anonymous user. */
    private static Answer<ZendeskUser> somebody(Call call, Reply reply) {
        if (reply.json().isEmpty()) {
            return Meaning.fromAnEdge(call, reply, Optional.empty());
        }
        return reply.json()
                .flatMap(body -> Fields.user(body.path("user")))
                .<Answer<ZendeskUser>>map(Answer.Ok::new)
                .orElseGet(() -> new Answer.Blind<>("Zendesk takes us for an anonymous user"));
    }
}
