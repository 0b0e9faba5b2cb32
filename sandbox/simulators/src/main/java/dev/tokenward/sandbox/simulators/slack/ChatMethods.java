package dev.tokenward.sandbox.simulators.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.sandbox.simulators.Json;
import dev.tokenward.sandbox.simulators.Reply;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** {@code chat.*}: all messages are the bot's own. */
final class ChatMethods {
    private static final int LONGEST_TEXT = 40_000;

    private final Workspace workspace;
    private final InstantSource clock;
    private final Map<String, Long> lastPost = new HashMap<>();

    ChatMethods(Workspace workspace, InstantSource clock) {
        this.workspace = workspace;
        this.clock = clock;
    }

    Reply post(Args args) {
        Optional<Channel> channel = args.text("channel").flatMap(workspace::channelToPostTo);
        if (channel.isEmpty()) {
            return Say.error("channel_not_found");
        }
        if (channel.get().archived()) {
            return Say.error("is_archived");
        }
        if (!channel.get().botInside()) {
            return Say.error("not_in_channel");
        }
        Optional<Reply> fault = fault(args);
        if (fault.isPresent()) {
            return fault.get();
        }
        if (tooFast(channel.get().id())) {
            return Say.rateLimited();
        }
        Message message =
                new Message(
                        channel.get().id(),
                        workspace.nextTs(clock.instant()),
                        args.text("text").orElse(""),
                        args.array("blocks").orElseGet(Json::array),
                        args.array("attachments").orElseGet(Json::array),
                        args.object("metadata").orElseGet(Json::object),
                        false,
                        false);
        workspace.add(message);
        return told(message);
    }

    /**
     * Takes the channel's id only. What becomes of blocks that the call does not mention is told in
     * two ways.
     */
    Reply update(Args args) {
        Optional<Channel> channel = args.text("channel").flatMap(workspace::channelById);
        if (channel.isEmpty()) {
            return Say.error("channel_not_found");
        }
        Optional<Message> found =
                args.text("ts").flatMap(ts -> workspace.message(channel.get().id(), ts));
        if (found.isEmpty()) {
            return Say.error("message_not_found");
        }
        Optional<Reply> fault = fault(args);
        if (fault.isPresent()) {
            return fault.get();
        }
        Message old = found.get();
        boolean keeps = workspace.quirks.contains(SlackQuirk.TEXT_ONLY_UPDATE_KEEPS_BLOCKS);
        Message next =
                old.edit(
                        args.text("text").orElse(""),
                        part(args, "blocks", old.blocks(), keeps),
                        part(args, "attachments", old.attachments(), keeps));
        if (!workspace.quirks.contains(SlackQuirk.UPDATE_CHANGES_NOTHING)) {
            workspace.replace(old, next);
        }
        return told(next);
    }

    Reply delete(Args args) {
        Optional<Message> found =
                args.text("channel")
                        .flatMap(channel ->
                                args.text("ts").flatMap(ts -> workspace.message(channel, ts)));
        if (found.isEmpty()) {
            return Say.error("message_not_found");
        }
        workspace.replace(found.get(), found.get().gone());
        return Say.reply(
                Say.ok().put("channel", found.get().channel()).put("ts", found.get().ts()));
    }

    static ObjectNode json(Message message) {
        ObjectNode json =
                Json.object()
                        .put("type", "message")
                        .put("user", Workspace.BOT)
                        .put("bot_id", "B0TOKENWARD")
                        .put("text", message.text())
                        .put("ts", message.ts());
        if (!message.blocks().isEmpty()) {
            json.set("blocks", message.blocks());
        }
        if (!message.attachments().isEmpty()) {
            json.set("attachments", message.attachments());
        }
        if (message.edited()) {
            json.putObject("edited").put("user", Workspace.BOT).put("ts", message.ts());
        }
        return json;
    }

    private static JsonNode part(Args args, String name, JsonNode old, boolean keeps) {
        return args.has(name) || !keeps ? args.array(name).orElseGet(Json::array) : old;
    }

    private static Optional<Reply> fault(Args args) {
        for (String name : new String[] {"blocks", "attachments"}) {
            if (args.has(name) && args.array(name).isEmpty()) {
                return Optional.of(Say.error("invalid_" + name + "_format"));
            }
        }
        String text = args.text("text").orElse("");
        boolean blank = args.array("blocks").orElseGet(Json::array).isEmpty();
        if (text.isEmpty() && blank) {
            return Optional.of(Say.error("no_text"));
        }
        if (text.length() > LONGEST_TEXT) {
            return Optional.of(Say.error("msg_too_long"));
        }
        return args.array("blocks")
                .flatMap(BlockRules::fault)
                .map(fault -> Say.error("invalid_blocks", fault));
    }

    private boolean tooFast(String channel) {
        long now = System.nanoTime();
        Optional<Long> last = Optional.ofNullable(lastPost.get(channel));
        boolean fast =
                workspace.quirks.contains(SlackQuirk.ONE_MESSAGE_A_SECOND)
                        && last.filter(at -> now - at < Duration.ofSeconds(1).toNanos())
                                .isPresent();
        if (!fast) {
            lastPost.put(channel, now);
        }
        return fast;
    }

    private static Reply told(Message message) {
        ObjectNode body =
                Say.ok()
                        .put("channel", message.channel())
                        .put("ts", message.ts())
                        .put("text", message.text());
        body.set("message", json(message));
        return Say.reply(body);
    }
}
