package dev.tokenward.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.net.Answer;
import dev.tokenward.net.BaseUrl;
import dev.tokenward.net.Call;
import dev.tokenward.net.ForeignJson;
import dev.tokenward.net.HttpCaller;
import dev.tokenward.net.Reply;
import dev.tokenward.secrets.Secret;
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
     * @param whenOk reads a body whose {@code ok} is true
     */
    <T> Answer<T> ask(Call call, Function<JsonNode, Answer<T>> whenOk) {
        try {
            SlackSecret secret = secrets.slack();
            Secret token = secret.botToken();
            Call signed =
                    call.header("Authorization", Secret.of("Bearer " + token.reveal()), token);
            return caller.call(
                    BaseUrl.of(secret.baseUrl()), signed, reply -> read(signed, reply, whenOk));
        } catch (SecretUnusable unusable) {
            return new Answer.Blind<>(
                    Optional.ofNullable(unusable.getMessage()).orElse("secret unusable"));
        }
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
                    : SlackWords.read(call, reply.status(), body.get(), caller.after(reply));
        }
        String detail = "Slack answers " + reply.status() + " with " + reply.kindOfBody();
        // not Slack's own words: something in between, which let a 2xx through or turned it away
        return reply.isSuccess()
                ? HttpCaller.unanswered(call, Optional.empty(), detail)
                : new Answer.Later<>(Optional.empty(), detail);
    }
}
