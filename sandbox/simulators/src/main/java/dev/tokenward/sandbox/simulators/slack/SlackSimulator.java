package dev.tokenward.sandbox.simulators.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.sandbox.simulators.Call;
import dev.tokenward.sandbox.simulators.Reply;
import dev.tokenward.sandbox.simulators.Simulator;
import dev.tokenward.sandbox.simulators.StateFile;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/** One workspace with one app in it. */
public final class SlackSimulator extends Simulator<SlackState> {
    private final Workspace workspace;
    private final SlackApp app;
    private final UserMethods users;
    private final ChatMethods chat;
    private final History history;
    private final Triggers triggers;
    private final Interactions interactions;

    private SlackSimulator(
            InstantSource clock,
            SlackApp app,
            Workspace workspace,
            Optional<StateFile<SlackState>> file) {
        super(clock, file);
        this.workspace = workspace;
        this.app = app;
        this.users = new UserMethods(workspace);
        this.chat = new ChatMethods(workspace, clock);
        this.history = new History(workspace);
        this.triggers = new Triggers(workspace);
        this.interactions = new Interactions(workspace, app, clock, triggers);
    }

    /**
     * A workspace, restored where the file holds one.
     *
     * @param file where the state is kept; empty: in memory
     */
    public static SlackSimulator create(InstantSource clock, SlackApp app, Optional<Path> file) {
        Optional<StateFile<SlackState>> state =
                file.map(path -> new StateFile<>(path, SlackState.class));
        SlackState start = state.flatMap(StateFile::load).orElseGet(Workspace::beginning);
        return new SlackSimulator(clock, app, new Workspace(start), state);
    }

    /** A workspace that goes on from a state, in memory. */
    public static SlackSimulator from(SlackState start, InstantSource clock, SlackApp app) {
        return new SlackSimulator(clock, app, new Workspace(start), Optional.empty());
    }

    /** With {@code /api/} at its end, as Slack's own. */
    @Override
    public URI baseUri() {
        return root().resolve("/api/");
    }

    @Override
    protected SlackState state() {
        return workspace.state();
    }

    @Override
    protected Reply answer(Call call) {
        if (call.rawPath().startsWith("/actions/")) {
            return triggers.respond(call, clock().instant());
        }
        if (!call.rawPath().startsWith("/api/")) {
            return Reply.html(404, "<html><body>Not found</body></html>");
        }
        Args writing = Args.of(call, true);
        String token =
                call.header("authorization")
                        .filter(h -> h.startsWith("Bearer "))
                        .map(h -> h.substring("Bearer ".length()))
                        .or(() -> writing.text("token"))
                        .orElse("");
        if (!token.equals(app.botToken())) {
            return Say.error(token.isEmpty() ? "not_authed" : "invalid_auth");
        }
        Args reading = Args.of(call, false);
        return switch (call.rawPath().substring("/api/".length())) {
            case "auth.test" -> authTest();
            case "users.lookupByEmail" -> users.lookupByEmail(reading);
            case "users.info" -> users.info(reading);
            case "conversations.open" -> users.openConversation(writing);
            case "conversations.history" -> history.read(reading);
            case "chat.postMessage" -> chat.post(writing);
            case "chat.update" -> chat.update(writing);
            case "chat.delete" -> chat.delete(writing);
            case "views.open" -> triggers.openView(writing);
            default -> Say.error("unknown_method");
        };
    }

    public SlackSimulator with(SlackQuirk quirk) {
        workspace.quirks.add(quirk);
        return this;
    }

    public SlackSimulator without(SlackQuirk quirk) {
        workspace.quirks.remove(quirk);
        return this;
    }

    /**
     * Gets each message that is written or changed from now on, with its reader: a person's name,
     * or a channel's after {@code #}. It must not call back.
     */
    public void onMessage(BiConsumer<String, Message> listener) {
        workspace.listeners.add(listener);
    }

    /** What is there now. */
    public SlackState look() {
        return exclusively(this::state);
    }

    /** The messages between the app and this person, oldest first; deleted ones are marked. */
    public List<Message> inbox(String email) {
        return exclusively(() ->
                workspace
                        .memberByEmail(email)
                        .map(m -> workspace.messagesIn(workspace.directChannel(m).id()))
                        .orElse(List.of()));
    }

    /** The messages of a channel, oldest first. */
    public List<Message> channelInbox(String idOrName) {
        return exclusively(() ->
                workspace
                        .channelToPostTo(idOrName)
                        .map(c -> workspace.messagesIn(c.id()))
                        .orElse(List.of()));
    }

    /** Presses a button of a message; throws where there is no such message or button. */
    public Interaction press(String email, String channel, String ts, String actionId) {
        return exclusively(() ->
                interactions.press(
                        workspace.memberByEmail(email).orElseThrow(),
                        workspace.message(channel, ts).orElseThrow(),
                        actionId,
                        root()));
    }

    /** The form that this person has before them. */
    public Optional<JsonNode> form(String email) {
        return exclusively(() ->
                workspace
                        .memberByEmail(email)
                        .flatMap(m -> triggers.openViewOf(m.id()))
                        .map(Triggers.View::view));
    }

    /** Sends the form that this person has before them; throws where there is none. */
    public Interaction submit(String email, Map<String, String> values) {
        return exclusively(() -> {
            Member member = workspace.memberByEmail(email).orElseThrow();
            return interactions.submit(
                    member, triggers.openViewOf(member.id()).orElseThrow(), values);
        });
    }

    /** The app took the form: it is before this person no more. */
    public void closeForm(String email) {
        exclusively(() -> {
            triggers.openViewOf(workspace.memberByEmail(email).orElseThrow().id())
                    .ifPresent(triggers::close);
            return email;
        });
    }

    /** The views that this person was shown, oldest first. */
    public List<JsonNode> views(String email) {
        return exclusively(() ->
                workspace
                        .memberByEmail(email)
                        .map(m -> triggers.viewsOf(m.id()))
                        .orElse(List.of()));
    }

    public Member addMember(String email, String name, Member.Kind kind) {
        return exclusively(() -> workspace.addMember(email, name, kind));
    }

    public void deactivate(String email) {
        change(email, member -> member.withDeleted(true));
    }

    public void setKind(String email, Member.Kind kind) {
        change(email, member -> member.withKind(kind));
    }

    public void changeEmail(String email, String next) {
        change(email, member -> member.withEmail(next));
    }

    public Channel addChannel(String name, boolean botInside, boolean archived) {
        return exclusively(() -> workspace.addChannel(name, botInside, archived));
    }

    private Reply authTest() {
        ObjectNode ours = Say.ok();
        if (workspace.quirks.contains(SlackQuirk.ENTERPRISE_GRID)) {
            ours.put("enterprise_id", UserMethods.ENTERPRISE);
        }
        return Say.reply(
                ours.put("url", root() + "/")
                        .put("team", "Sandbox")
                        .put("user", "tokenward")
                        .put("team_id", Workspace.TEAM)
                        .put("user_id", Workspace.BOT)
                        .put("bot_id", "B0TOKENWARD"));
    }

    private void change(String email, UnaryOperator<Member> change) {
        exclusively(() -> {
            workspace.changeMember(email, change);
            return email;
        });
    }
}
