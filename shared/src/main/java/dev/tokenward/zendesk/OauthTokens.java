package dev.tokenward.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.net.Answer;
import dev.tokenward.net.Call;
import dev.tokenward.net.ForeignJson;
import dev.tokenward.secrets.Secret;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** {@code /api/v2/oauth/tokens}: each shows the first ten characters of its value only. */
final class OauthTokens {
    private static final ListShape<Listed> LIST =
            new ListShape<>("tokens", Listed::of, Listed::id, false);
    private static final ListShape<OauthToken> SHOWN =
            new ListShape<>("tokens", Fields::token, OauthToken::id, false);

    private final Session session;
    private final Lists lists;

    OauthTokens(Session session, Lists lists) {
        this.session = session;
        this.lists = lists;
    }

    /** One token as listed, with the beginning of its value, which stays in here. */
    private record Listed(OauthToken token, Secret beginning) {
        static Optional<Listed> of(JsonNode json) {
            String shown = ForeignJson.text(json, "token").orElse("");
            Secret beginning = Secret.of(shown.strip().replaceAll("[.…*]+$", ""));
            return Fields.token(json).map(token -> new Listed(token, beginning));
        }

        boolean mayBe(Secret value) {
            return value.reveal().startsWith(beginning.reveal());
        }

        String id() {
            return token.id();
        }
    }

    Answer<List<OauthToken>> ofClient(String clientId) {
        return listed(clientId)
                .map(list ->
                        list.stream()
                                .map(Listed::token)
                                .filter(t -> belongsTo(t, clientId))
                                .toList());
    }

    /** The values' beginnings are not even read. */
    Answer<Integer> each(Consumer<OauthToken> visitor, BooleanSupplier goesOn) {
        return lists.each(all(), SHOWN, visitor, goesOn);
    }

    /** As {@link #each}, of one client. */
    Answer<Integer> eachOf(String clientId, Consumer<OauthToken> visitor, BooleanSupplier goesOn) {
        return lists.each(
                all(clientId),
                SHOWN,
                token -> {
                    if (belongsTo(token, clientId)) {
                        visitor.accept(token);
                    }
                },
                goesOn);
    }

    private Answer<List<Listed>> listed(String clientId) {
        return lists.all(all(clientId), LIST);
    }

    private static Call all() {
        return Call.get("/api/v2/oauth/tokens").query("all", "true").query("page[size]", "100");
    }

    private static Call all(String clientId) {
        return Call.get("/api/v2/oauth/tokens")
                .query("all", "true")
                .query("client_id", clientId)
                .query("page[size]", "100");
    }

    Answer<Void> revoke(String id) {
        Call call = Call.delete("/api/v2/oauth/tokens/{id}", id);
        return session.call(call, reply -> Writes.nothing(call, reply));
    }

    /**
     * That {@code DELETE …/current} works is not verified, and a narrow token may lack the scope
     * for it, so the list of its client comes second.
     */
    Answer<Void> revokeMinted(String clientId, Secret token) {
        Call itself = Authorization.bearer(Call.delete("/api/v2/oauth/tokens/current"), token);
        Answer<Boolean> gone =
                session.sendAs(itself)
                        .then(reply ->
                                reply.status() == 401 && reply.json().isPresent()
                                        ? new Answer.Ok<>(false)
                                        : reply.isSuccess()
                                                ? Writes.nothing(itself, reply)
                                                        .then(ok -> new Answer.Ok<>(true))
                                                : session.otherwise(itself, reply));
        return switch (gone) {
            case Answer.Ok<Boolean>(Boolean now) when now -> Answer.done();
            case Answer.Ok<Boolean> before -> new Answer.Missing<>("the token is dead already");
            case Answer<Boolean> unknown -> revokeAlike(clientId, token);
        };
    }

    private Answer<Void> revokeAlike(String clientId, Secret token) {
        return listed(clientId)
                .then(list -> {
                    List<Listed> alike =
                            list.stream()
                                    .filter(t -> belongsTo(t.token(), clientId) && t.mayBe(token))
                                    .toList();
                    return alike.isEmpty()
                            ? new Answer.Later<>(Optional.empty(), "the token is not listed (yet)")
                            : revokeAll(alike);
                });
    }

    /** A server that ignores the filter must not cost others theirs. */
    private static boolean belongsTo(OauthToken token, String clientId) {
        return token.clientId().map(clientId::equals).orElse(true);
    }

    private Answer<Void> revokeAll(List<Listed> tokens) {
        for (Listed each : tokens) {
            Answer<Void> revoked = revoke(each.id());
            if (!(revoked instanceof Answer.Ok<Void> || revoked instanceof Answer.Missing<Void>)) {
                return revoked;
            }
        }
        return Answer.done();
    }
}
