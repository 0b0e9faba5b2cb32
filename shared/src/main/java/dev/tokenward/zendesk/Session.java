package dev.tokenward.zendesk;

import dev.tokenward.net.Answer;
import dev.tokenward.net.BaseUrl;
import dev.tokenward.net.Call;
import dev.tokenward.net.HttpCaller;
import dev.tokenward.net.Reply;
import dev.tokenward.secrets.Secret;
import dev.tokenward.secrets.SecretName;
import dev.tokenward.secrets.SecretUnusable;
import dev.tokenward.secrets.Secrets;
import dev.tokenward.secrets.ZendeskSecret;
import dev.tokenward.secrets.ZendeskSecret.Auth;
import java.util.Optional;
import java.util.function.Function;

/**
 * Sends calls to the configured account, as Tokenward's own administrator or as somebody else. The
 * account's rate limits would be watched here, where every call passes.
 */
final class Session {
    private final Secrets secrets;
    private final HttpCaller http;
    private final OwnTokens tokens;

    Session(Secrets secrets, HttpCaller http, OwnTokens tokens) {
        this.secrets = secrets;
        this.http = http;
        this.tokens = tokens;
    }

    /** As Tokenward itself. Any reply that is no success is read by {@link Meaning}. */
    <T> Answer<T> call(Call call, Function<Reply, Answer<T>> whenDone) {
        return send(call).then(reply -> read(call, reply, whenDone));
    }

    /** As whoever the call's own headers or body name. */
    <T> Answer<T> callAs(Call call, Function<Reply, Answer<T>> whenDone) {
        return sendAs(call).then(reply -> read(call, reply, whenDone));
    }

    private <T> Answer<T> read(Call call, Reply reply, Function<Reply, Answer<T>> whenDone) {
        return reply.isSuccess() ? whenDone.apply(reply) : otherwise(call, reply);
    }

    <T> Answer<T> otherwise(Call call, Reply reply) {
        return Meaning.of(call, reply, http.after(reply));
    }

    /** As {@link #callAs}, with every reply below 500. */
    Answer<Reply> sendAs(Call call) {
        return withSecret(secret -> http.call(BaseUrl.of(secret.baseUrl()), call, Answer.Ok::new));
    }

    /**
     * As {@link #call}, with every reply below 500. A 401, or no token for our own client, means
     * that nothing was carried out, so a write too is sent once more with what may be a new token
     * or a rotated secret.
     */
    Answer<Reply> send(Call call) {
        Answer<Reply> first = signed(call);
        if (!notAccepted(first)) {
            return first;
        }
        secrets.invalidate(SecretName.ZENDESK);
        tokens.drop();
        Answer<Reply> second = signed(call);
        return second instanceof Answer.Refused<Reply>(int status, String code, String detail)
                ? new Answer.Blind<>("Tokenward's own client gets no token: " + detail)
                : second;
    }

    private static boolean notAccepted(Answer<Reply> answer) {
        return answer instanceof Answer.Refused<Reply>
                || (answer instanceof Answer.Ok<Reply>(Reply reply) && reply.status() == 401);
    }

    private Answer<Reply> signed(Call call) {
        return withSecret(secret -> signed(call, secret));
    }

    private Answer<Reply> signed(Call call, ZendeskSecret secret) {
        BaseUrl base = BaseUrl.of(secret.baseUrl());
        return switch (secret.auth()) {
            case Auth.ApiToken(String email, Secret token) ->
                    http.call(base, Authorization.basic(call, email, token), Answer.Ok::new);
            case Auth.OauthClient client ->
                    tokens.of(secret, client)
                            .then(token ->
                                    http.call(
                                            base,
                                            Authorization.bearer(call, token),
                                            Answer.Ok::new));
        };
    }

    /** What tells our own credential in a list; nothing while the secret cannot be read. */
    Own own() {
        return withSecret(secret -> new Answer.Ok<>(Own.of(secret.auth())))
                        instanceof Answer.Ok<Own>(Own own)
                ? own
                : Own.UNKNOWN;
    }

    /** Empty if the link leads away from the account, where our credential must not go. */
    Answer<Optional<String>> within(String link) {
        return withSecret(secret -> new Answer.Ok<>(BaseUrl.of(secret.baseUrl()).within(link)));
    }

    private <T> Answer<T> withSecret(Function<ZendeskSecret, Answer<T>> use) {
        ZendeskSecret secret;
        try {
            secret = secrets.zendesk();
        } catch (SecretUnusable fault) {
            return new Answer.Blind<>(String.valueOf(fault.getMessage()));
        }
        return use.apply(secret);
    }
}
