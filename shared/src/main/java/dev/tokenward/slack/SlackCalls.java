package dev.tokenward.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.net.Answer;
import dev.tokenward.net.BaseUrl;
import dev.tokenward.net.Call;
import dev.tokenward.net.ForeignJson;
import dev.tokenward.net.HttpCaller;
import dev.tokenward.net.Reply;
import dev.tokenward.secrets.Secret;
import dev.tokenward.secrets.SecretName;
import dev.tokenward.secrets.SecretUnusable;
import dev.tokenward.secrets.Secrets;
import dev.tokenward.secrets.SlackSecret;
import java.util.Optional;
import java.util.function.Function;

/** One call to the Web API: signed in, sent, its {@code ok} read. */
final class SlackCalls {
    private final HttpCaller caller;
    private final Secrets secrets;

    SlackCalls(HttpCaller caller, Secrets secrets) {
        this.caller = caller;
        this.secrets = secrets;
    }

    /**
     * A token that is refused may have been rotated: the secret is read anew, and where it holds
     * another one the call is sent once more, since nothing of it was carried out.
     *
     * @param whenOk reads a body whose {@code ok} is true
     */
    <T> Answer<T> ask(Call call, Function<JsonNode, Answer<T>> whenOk) {
        try {
            SlackSecret secret = secrets.slack();
            Answer<Reply> first = send(secret, call);
            if (!tokenRefused(first)) {
                return first.then(reply -> read(call, reply, whenOk));
            }
            secrets.invalidate(SecretName.SLACK);
            SlackSecret anew = secrets.slack();
            Answer<Reply> last =
                    anew.botToken().reveal().equals(secret.botToken().reveal())
                            ? first
                            : send(anew, call);
            return last.then(reply -> read(call, reply, whenOk));
        } catch (SecretUnusable unusable) {
            return new Answer.Blind<>(
                    Optional.ofNullable(unusable.getMessage()).orElse("secret unusable"));
        }
    }

    private Answer<Reply> send(SlackSecret secret, Call call) {
        Secret token = secret.botToken();
        return caller.call(
                BaseUrl.of(secret.baseUrl()),
                call.header("Authorization", Secret.of("Bearer " + token.reveal()), token),
                Answer.Ok::new);
    }

    private static boolean tokenRefused(Answer<Reply> answer) {
        return answer instanceof Answer.Ok<Reply>(Reply reply)
                && reply.json().filter(SlackWords::refuseTheToken).isPresent();
    }

    /** The token in use; empty while the secret is unusable. */
    Optional<Secret> token() {
        try {
            return Optional.of(secrets.slack().botToken());
        } catch (SecretUnusable unusable) {
            return Optional.empty();
        }
    }

    private <T> Answer<T> read(Call call, Reply reply, Function<JsonNode, Answer<T>> whenOk) {
        Optional<JsonNode> body = reply.json();
        Optional<Boolean> ok = body.flatMap(json -> ForeignJson.flag(json, "ok"));
        if (body.isPresent() && ok.isPresent()) {
            return ok.get()
                    ? whenOk.apply(body.get())
                    : SlackWords.read(call, reply, body.get(), caller.after(reply));
        }
        String detail = "Slack answers " + reply.status() + " with " + reply.kindOfBody();
        // not Slack's own words: something in between, which let a 2xx through or turned it away
        return reply.isSuccess()
                ? HttpCaller.unanswered(call, Optional.empty(), detail)
                : new Answer.Later<>(Optional.empty(), detail);
    }
}
