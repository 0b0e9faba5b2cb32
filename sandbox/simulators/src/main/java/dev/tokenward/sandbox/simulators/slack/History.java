package dev.tokenward.sandbox.simulators.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.sandbox.simulators.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** {@code conversations.history}: newest first; bounds are exclusive unless {@code inclusive}. */
final class History {
    private final Workspace workspace;

    History(Workspace workspace) {
        this.workspace = workspace;
    }

    Reply read(Args args) {
        Optional<Channel> channel = args.text("channel").flatMap(workspace::channelById);
        if (channel.isEmpty()) {
            return Say.error("channel_not_found");
        }
        if (!channel.get().botInside()) {
            return Say.error("not_in_channel");
        }
        int limit =
                args.text("limit")
                        .filter(text -> text.matches("\\d{1,3}"))
                        .map(Integer::parseInt)
                        .orElse(100);
        boolean inclusive = args.text("inclusive").filter(v -> v.matches("1|true")).isPresent();
        Optional<String> before = args.text("cursor").map(History::decode);
        List<Message> shown =
                workspace.messagesIn(channel.get().id()).reversed().stream()
                        .filter(m -> !m.deleted())
                        .filter(m -> bounded(m.ts(), args.text("latest"), inclusive, 1))
                        .filter(m -> bounded(m.ts(), args.text("oldest"), inclusive, -1))
                        .filter(m -> bounded(m.ts(), before, false, 1))
                        .toList();
        List<Message> page = shown.subList(0, Math.min(Math.max(1, limit), shown.size()));
        boolean more = page.size() < shown.size();
        ObjectNode body = Say.ok().put("has_more", more);
        ArrayNode messages = body.putArray("messages");
        boolean all =
                args.text("include_all_metadata").filter(v -> v.matches("1|true")).isPresent();
        for (Message message : page) {
            ObjectNode one = ChatMethods.json(message);
            if (all && !message.metadata().isEmpty()) {
                one.set("metadata", message.metadata());
            }
            messages.add(one);
        }
        body.putObject("response_metadata")
                .put("next_cursor", more ? encode(page.getLast().ts()) : "");
        return Say.reply(body);
    }

    /** Whether {@code ts} lies on the right side; {@code side} 1: before the bound, -1: after. */
    private static boolean bounded(String ts, Optional<String> bound, boolean inclusive, int side) {
        return bound.map(b -> Integer.signum(b.compareTo(ts)) * side)
                .map(order -> order > 0 || (inclusive && order == 0))
                .orElse(true);
    }

    private static String encode(String ts) {
        return Base64.getUrlEncoder().encodeToString(ts.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
