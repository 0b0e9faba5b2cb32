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
     * As {@link #call}, with every reply below 500. A 401 means that nothing was carried out, so a
     * write too is sent once more with what may be a new token or a rotated secret.
     */
    Answer<Reply> send(Call call) {
        return signed(call, Optional.empty())
                .then(reply -> {
                    if (reply.status() != 401) {
                        return new Answer.Ok<>(reply);
                    }
                    secrets.invalidate(SecretName.ZENDESK);
                    return signed(call, Optional.of(reply));
                });
    }

    private Answer<Reply> signed(Call call, Optional<Reply> refused) {
        return withSecret(secret ->
                switch (secret.auth()) {
                    case Auth.ApiToken(String email, Secret token) ->
                            http.call(
                                    BaseUrl.of(secret.baseUrl()),
                                    Authorization.basic(call, email, token),
                                    Answer.Ok::new);
                    case Auth.OauthClient client -> {
                        if (refused.isPresent()) {
                            tokens.drop();
                        }
                        yield tokens.of(secret, client)
                                .then(token ->
                                        http.call(
                                                BaseUrl.of(secret.baseUrl()),
                                                Authorization.bearer(call, token),
                                                Answer.Ok::new));
                    }
                });
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
