package dev.tokenward.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.net.Answer;
import dev.tokenward.net.BaseUrl;
import dev.tokenward.net.Call;
import dev.tokenward.net.ForeignJson;
import dev.tokenward.net.HttpCaller;
import dev.tokenward.net.Reply;
import dev.tokenward.secrets.GitLabSecret;
import dev.tokenward.secrets.SecretName;
import dev.tokenward.secrets.SecretUnusable;
import dev.tokenward.secrets.Secrets;
import java.util.Optional;
import java.util.function.BiFunction;

/** One call to the API: signed in, sent to the configured base alone, its status read. */
final class GitLabCalls {
    private final HttpCaller caller;
    private final Secrets secrets;

    GitLabCalls(HttpCaller caller, Secrets secrets) {
        this.caller = caller;
        this.secrets = secrets;
    }

    /**
     * @param whenDone reads the JSON of a 2xx
     */
    <T> Answer<T> ask(Call call, BiFunction<JsonNode, Reply, Answer<T>> whenDone) {
        return send(call).then(reply -> read(call, reply, whenDone));
    }

    /**
     * For what a good token may not see either.
     *
     * @param whenForbidden what takes the place of a 403 in GitLab's own words
     */
    <T> Answer<T> ask(Call call, BiFunction<JsonNode, Reply, Answer<T>> whenDone, T whenForbidden) {
        return send(call)
                .then(reply ->
                        reply.status() == 403 && reply.json().isPresent()
                                ? new Answer.Ok<>(whenForbidden)
                                : read(call, reply, whenDone));
    }

    /**
     * A token that is refused may have been rotated: the secret is read anew, and where it holds
     * another one the call is sent once more, since nothing of it was carried out.
     */
    private Answer<Reply> send(Call call) {
        try {
            GitLabSecret secret = secrets.gitlab();
            Answer<Reply> first = send(secret, call);
            if (!tokenRefused(first)) {
                return first;
            }
            secrets.invalidate(SecretName.GITLAB);
            GitLabSecret anew = secrets.gitlab();
            return anew.token().reveal().equals(secret.token().reveal()) ? first : send(anew, call);
        } catch (SecretUnusable unusable) {
            return new Answer.Blind<>(
                    Optional.ofNullable(unusable.getMessage()).orElse("secret unusable"));
        }
    }

    private Answer<Reply> send(GitLabSecret secret, Call call) {
        return caller.call(
                BaseUrl.of(secret.baseUrl()),
                call.header("PRIVATE-TOKEN", secret.token()),
                Answer.Ok::new);
    }

    private static boolean tokenRefused(Answer<Reply> answer) {
        return answer instanceof Answer.Ok<Reply>(Reply reply)
                && reply.status() == 401
                && reply.json().isPresent();
    }

    private static <T> Answer<T> read(
            Call call, Reply reply, BiFunction<JsonNode, Reply, Answer<T>> whenDone) {
        Optional<JsonNode> body = reply.json();
        int status = reply.status();
        if (status == 301 || status == 308 || (status == 302 && leadsToProject(reply))) {
            // never followed: the new place might be another host (C40)
            return new Answer.Refused<>(status, "moved", "the project was moved or renamed");
        }
        if (body.isEmpty()) {
            // not GitLab's own words: a sign-in page, a proxy, a maintenance page
            String detail = "GitLab answers " + status + " with " + reply.kindOfBody();
            return reply.isSuccess()
                    ? HttpCaller.unanswered(call, Optional.empty(), detail)
                    : new Answer.Later<>(Optional.empty(), detail);
        }
        if (reply.isSuccess()) {
            return whenDone.apply(body.get(), reply);
        }
        String detail = reply.detail(status + " " + words(body.get()));
        return switch (status) {
            case 401, 403 -> new Answer.Blind<>(detail);
            case 404 -> new Answer.Missing<>(detail);
            // what GitLab says to each write under the old path of a moved project (C40)
            case 405 -> new Answer.Refused<>(status, "moved", detail);
            default ->
                    status < 400
                            ? new Answer.Later<>(Optional.empty(), detail)
                            : new Answer.Refused<>(status, "refused", detail);
        };
    }

    /** GitLab sends reads of a moved project to its number; a sign-in page is something else. */
    private static boolean leadsToProject(Reply reply) {
        return reply.header("location").filter(to -> to.contains("/api/v4/projects/")).isPresent();
    }

    private static String words(JsonNode body) {
        JsonNode message = body.path("message");
        return message.isContainerNode()
                ? message.toString()
                : ForeignJson.text(body, "message")
                        .or(() -> ForeignJson.text(body, "error_description"))
                        .or(() -> ForeignJson.text(body, "error"))
                        .orElse("without a reason");
    }
}
