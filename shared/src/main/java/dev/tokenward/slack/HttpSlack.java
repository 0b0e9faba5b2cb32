package dev.tokenward.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.domain.Email;
import dev.tokenward.json.Json;
import dev.tokenward.net.Answer;
import dev.tokenward.net.Call;
import dev.tokenward.net.ForeignJson;
import dev.tokenward.net.HttpCaller;
import dev.tokenward.secrets.Secrets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Slack over its Web API. */
public final class HttpSlack implements Slack {
    private static final ObjectMapper BLOCKS = new ObjectMapper();

    private final SlackCalls calls;
    private final History history;
    private final OwnWorkspace own;

    public HttpSlack(HttpCaller caller, Secrets secrets) {
        this.calls = new SlackCalls(caller, secrets);
        this.history = new History(calls);
        this.own = new OwnWorkspace(calls);
    }

    @Override
    public Answer<Member> memberByEmail(Email email) {
        return switch (own.get()) {
            case Answer.Ok<Workspace>(Workspace ours) ->
                    calls.ask(
                            Call.get("/users.lookupByEmail").query("email", email.value()),
                            json -> judge(ours, json.path("user"), email));
            case Answer<Workspace> other -> other.map(w -> new Member("", ""));
        };
    }

    @Override
    public Answer<Account> account(Sender sender) {
        return own.get()
                .then(ours ->
                        ours.sends(sender)
                                ? calls.ask(
                                        Call.get("/users.info").query("user", sender.user()),
                                        json -> account(ours, json.path("user"), sender))
                                : new Answer.Missing<>("the interaction is of another workspace"));
    }

    private static Answer<Account> account(Workspace ours, JsonNode user, Sender sender) {
        Optional<Email> shown =
                ForeignJson.text(user.path("profile"), "email").flatMap(Email::parse);
        // a flaw is told before an address is missed: bots and strangers come without one
        return switch (ours.judgeSender(user, shown)) {
            case Workspace.Verdict.Accepted(Member member) ->
                    member.id().equals(sender.user())
                            ? new Answer.Ok<>(new Account(member.id(), shown.orElseThrow()))
                            : new Answer.Missing<>("Slack answers with another account");
            case Workspace.Verdict.Rejected(String why) -> new Answer.Missing<>(why);
            case Workspace.Verdict.Hidden(String why) -> new Answer.Blind<>(why);
        };
    }

    @Override
    public Answer<String> openView(String trigger, Map<String, Object> view) {
        ObjectNode body = Json.object().put("trigger_id", trigger);
        body.set("view", BLOCKS.valueToTree(view));
        return calls.ask(
                Call.post("/views.open").json(body),
                json ->
                        ForeignJson.text(json.path("view"), "id")
                                .<Answer<String>>map(Answer.Ok::new)
                                .orElseGet(() -> new Answer.Unclear<>("ok without a view")));
    }

    @Override
    public Answer<String> directChannel(String memberId) {
        Call open =
                Call.post("/conversations.open")
                        .json(Json.object().put("users", memberId))
                        .repeatable();
        return calls.ask(
                open,
                json ->
                        ForeignJson.text(json.path("channel"), "id")
                                .<Answer<String>>map(Answer.Ok::new)
                                .orElseGet(() -> later("ok without a channel")));
    }

    @Override
    public Answer<Posted> post(String channel, Message message, String key) {
        ObjectNode body =
                body(message)
                        .put("channel", channel)
                        // a link in it is for its reader, not for Slack to fetch
                        .put("unfurl_links", false)
                        .put("unfurl_media", false);
        Mark.put(body, key);
        return calls.ask(
                Call.post("/chat.postMessage").json(body),
                json ->
                        posted(json)
                                .<Answer<Posted>>map(Answer.Ok::new)
                                .orElseGet(() -> new Answer.Unclear<>("ok without channel or ts")));
    }

    @Override
    public Answer<Optional<Posted>> find(String channel, String key, Instant since) {
        return history.find(channel, key, since);
    }

    /**
     * {@inheritDoc}
     *
     * <p>The same change twice is one change: after {@link Answer.Unclear} it may be repeated.
     */
    @Override
    public Answer<Posted> update(Posted where, Message message) {
        ObjectNode body = body(message).put("channel", where.channel()).put("ts", where.ts());
        // told explicitly: what becomes of parts that are not mentioned is told in two ways
        body.putArray("attachments");
        Answer<Posted> answer =
                calls.ask(
                        Call.post("/chat.update").json(body),
                        json -> new Answer.Ok<>(posted(json).orElse(where)));
        // a token of another installation does not see the channel, but its reader does
        if (answer instanceof Answer.Missing<Posted>(String detail) && detail.equals(NO_CHANNEL)) {
            return new Answer.Refused<>(200, NO_CHANNEL, detail);
        }
        return answer instanceof Answer.Ok<Posted> && history.contradicts(where, message)
                ? new Answer.Unclear<>("Slack says ok, but the message still shows another text")
                : answer;
    }

    private static Answer<Member> judge(Workspace ours, JsonNode user, Email email) {
        return switch (ours.judge(user, email)) {
            case Workspace.Verdict.Accepted(Member member) -> new Answer.Ok<>(member);
            case Workspace.Verdict.Rejected(String why) -> new Answer.Missing<>(why);
            case Workspace.Verdict.Hidden(String why) -> new Answer.Blind<>(why);
        };
    }

    private static Optional<Posted> posted(JsonNode json) {
        return ForeignJson.text(json, "channel")
                .flatMap(
                        channel -> ForeignJson.text(json, "ts").map(ts -> new Posted(channel, ts)));
    }

    private static ObjectNode body(Message message) {
        ObjectNode body = Json.object().put("text", message.text());
        body.set("blocks", BLOCKS.valueToTree(message.blocks()));
        return body;
    }

    private static <T> Answer<T> later(String detail) {
        return new Answer.Later<>(Optional.empty(), "Slack answers " + detail);
    }
}
