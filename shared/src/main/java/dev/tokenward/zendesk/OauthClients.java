package dev.tokenward.zendesk;

import dev.tokenward.net.Answer;
import dev.tokenward.net.Call;
import dev.tokenward.net.Reply;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code /api/v2/oauth/clients}: administrators only. */
final class OauthClients {
    private static final String ALL = "/api/v2/oauth/clients";
    private static final String ONE = "/api/v2/oauth/clients/{id}";
    private static final String ENVELOPE = "client";

    private final Session session;
    private final Lists lists;

    OauthClients(Session session, Lists lists) {
        this.session = session;
        this.lists = lists;
    }

    Answer<List<OauthClient>> list() {
        Call call = Call.get(ALL).query("page[size]", "100");
        Own own = session.own();
        return lists.all(
                call,
                new ListShape<>(
                        "clients", json -> Fields.client(json, own), OauthClient::id, true));
    }

    /** The name of the ceiling is OBSERVED only as {@code scopes}: whether it holds is probed. */
    Answer<Created> create(
            String identifier, String name, String description, List<String> scopes) {
        Body body =
                Body.in(ENVELOPE)
                        .put("name", name)
                        .put("identifier", identifier)
                        .put("description", description)
                        .put("kind", "confidential")
                        .put("scopes", scopes);
        Call call = Call.post(ALL).json(body.root());
        return session.send(call)
                .then(reply -> reply.isSuccess() ? created(call, reply) : refused(call, reply));
    }

    private static Answer<Created> created(Call call, Reply reply) {
        return Writes.created(call, reply, ENVELOPE, List.of("secret"), "visible_secret");
    }

    /** Only a taken identifier proves that the client is there; a name may be taken by anyone. */
    private Answer<Created> refused(Call call, Reply reply) {
        Optional<Fault> other =
                Fault.of(reply)
                        .filter(f -> reply.status() != 401 && f.says(Meaning.TAKEN))
                        .filter(f -> elsewhere(f.fields()));
        return other.<Answer<Created>>map(fault ->
                        new Answer.Refused<>(
                                reply.status(),
                                Meaning.code(reply, fault),
                                Meaning.detail(call, reply, fault)))
                .orElseGet(() -> session.otherwise(call, reply));
    }

    private static boolean elsewhere(Set<String> fields) {
        return !fields.isEmpty()
                && !fields.contains("identifier")
                && !fields.contains("base")
                && !fields.contains(ENVELOPE);
    }

    Answer<OauthClient> show(String id) {
        Call call = Call.get(ONE, id);
        Own own = session.own();
        return session.call(
                call,
                reply -> Writes.record(call, reply, ENVELOPE, json -> Fields.client(json, own)));
    }

    Answer<OauthClient> rename(String id, String name) {
        Call call = Call.put(ONE, id).json(Body.in(ENVELOPE).put("name", name).root());
        Own own = session.own();
        return session.call(
                call,
                reply -> Writes.record(call, reply, ENVELOPE, json -> Fields.client(json, own)));
    }

    /** The new secret is not even parsed: nobody is to have it (hazard E27). */
    Answer<Void> regenerateSecret(String id) {
        Call call = Call.put("/api/v2/oauth/clients/{id}/generate_secret", id);
        return session.call(call, reply -> Writes.nothing(call, reply));
    }

    Answer<Void> delete(String id) {
        Call call = Call.delete(ONE, id);
        return session.call(call, reply -> Writes.nothing(call, reply));
    }
}
