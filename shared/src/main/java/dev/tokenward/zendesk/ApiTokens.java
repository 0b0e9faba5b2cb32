package dev.tokenward.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.net.Answer;
import dev.tokenward.net.Call;
import dev.tokenward.net.Reply;
import java.util.List;
import java.util.regex.Pattern;

/** {@code /api/v2/api_tokens}: there is no way to show a single one. */
final class ApiTokens {
    private static final String ALL = "/api/v2/api_tokens";
    private static final String ONE = "/api/v2/api_tokens/{id}";
    private static final String ENVELOPE = "api_token";
    private static final Pattern ACTIVE = Meaning.pattern("\\bactive\\b|deactivate");

    private final Session session;
    private final Lists lists;

    ApiTokens(Session session, Lists lists) {
        this.session = session;
        this.lists = lists;
    }

    Answer<List<ApiToken>> list() {
        Call call = Call.get(ALL).query("include_users", "true");
        Own own = session.own();
        return lists.all(
                call,
                new ListShape<>(
                        "api_tokens", json -> Fields.apiToken(json, own), ApiToken::id, true));
    }

    Answer<Created> create(String description) {
        Call call =
                Call.post(ALL)
                        .json(body().put("description", description).put("active", true).root());
        return session.send(call)
                .then(reply ->
                        reply.isSuccess()
                                ? created(call, reply)
                                : TokenCreation.refused(call, reply, session));
    }

    /** The key of the value is UNKNOWN: {@code full_token} is what OAuth tokens have. */
    private static Answer<Created> created(Call call, Reply reply) {
        return Writes.created(
                call, reply, ENVELOPE, List.of("full_token", "token"), "visible_token");
    }

    Answer<ApiToken> rename(String id, String description) {
        return update(id, body().put("description", description).root());
    }

    Answer<ApiToken> deactivate(String id) {
        return update(id, body().put("active", false).root());
    }

    /** DOCUMENTED for the screen; OBSERVED: the API takes the same field. */
    Answer<ApiToken> activate(String id) {
        return update(id, body().put("active", true).root());
    }

    private Answer<ApiToken> update(String id, JsonNode body) {
        Call call = Call.put(ONE, id).json(body);
        Own own = session.own();
        return session.call(
                call,
                reply -> Writes.record(call, reply, ENVELOPE, json -> Fields.apiToken(json, own)));
    }

    /** OBSERVED: the screen refuses to delete an active token; whether the API does is UNKNOWN. */
    Answer<Void> delete(String id) {
        Call call = Call.delete(ONE, id);
        return session.send(call)
                .then(reply -> {
                    if (reply.isSuccess()) {
                        return Writes.nothing(call, reply);
                    }
                    return Fault.of(reply)
                            .filter(fault -> speaksOfActivity(fault, reply))
                            .<Answer<Void>>map(fault ->
                                    new Answer.Refused<>(
                                            reply.status(),
                                            Zendesk.STILL_ACTIVE,
                                            Meaning.detail(call, reply, fault)))
                            .orElseGet(() -> session.otherwise(call, reply));
                });
    }

    private static boolean speaksOfActivity(Fault fault, Reply reply) {
        return reply.status() != 401
                && reply.status() != 404
                && !fault.says(Meaning.SCOPE)
                && fault.says(ACTIVE);
    }

    private static Body body() {
        return Body.in(ENVELOPE);
    }
}
