package dev.tokenward.sandbox.simulators.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.sandbox.simulators.Json;
import dev.tokenward.sandbox.simulators.Reply;
import java.util.Locale;
import java.util.Optional;

/** {@code users.*} and {@code conversations.open}. */
final class UserMethods {
    static final String ENTERPRISE = "E0SANDBOX";
    static final String OTHER_TEAM = "T0ELSEWHERE";

    private final Workspace workspace;

    UserMethods(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Hides deactivated people, though posting to their channel succeeds (observed). */
    Reply lookupByEmail(Args args) {
        if (workspace.quirks.contains(SlackQuirk.NO_EMAIL_SCOPE)) {
            return Say.missingScope("users:read.email");
        }
        Optional<String> email = args.text("email").filter(text -> !text.isBlank());
        if (email.isEmpty()) {
            return Say.error("invalid_arguments", "missing required field: email");
        }
        return email.flatMap(workspace::memberByEmail)
                .filter(member -> !member.deleted())
                .map(member -> Say.reply(Say.ok().set("user", json(member))))
                .orElseGet(() -> Say.error("users_not_found"));
    }

    Reply info(Args args) {
        return args.text("user")
                .flatMap(workspace::member)
                .map(member -> Say.reply(Say.ok().set("user", json(member))))
                .orElseGet(() -> Say.error("user_not_found"));
    }

    Reply openConversation(Args args) {
        Optional<Member> member = args.text("users").flatMap(workspace::member);
        if (member.isEmpty()) {
            return Say.error("user_not_found");
        }
        if (member.get().deleted()) {
            return Say.error("user_disabled");
        }
        if (member.get().kind() == Member.Kind.BOT) {
            return Say.error("cannot_dm_bot");
        }
        ObjectNode body = Say.ok();
        body.putObject("channel").put("id", workspace.directChannel(member.get()).id());
        return Say.reply(body);
    }

    private ObjectNode json(Member member) {
        Member.Kind kind = member.kind();
        boolean guest =
                kind == Member.Kind.MULTI_CHANNEL_GUEST || kind == Member.Kind.SINGLE_CHANNEL_GUEST;
        String team = kind == Member.Kind.STRANGER ? OTHER_TEAM : Workspace.TEAM;
        ObjectNode json =
                Json.object()
                        .put("id", member.id())
                        .put("name", member.name().toLowerCase(Locale.ROOT))
                        .put("real_name", member.name())
                        .put("deleted", member.deleted())
                        .put("is_bot", kind == Member.Kind.BOT)
                        .put("is_restricted", guest)
                        .put("is_ultra_restricted", kind == Member.Kind.SINGLE_CHANNEL_GUEST)
                        .put("is_stranger", kind == Member.Kind.STRANGER)
                        .put("is_email_confirmed", true);
        if (workspace.quirks.contains(SlackQuirk.ENTERPRISE_GRID)) {
            json.putObject("enterprise_user")
                    .put("id", member.id())
                    .put("enterprise_id", ENTERPRISE)
                    .putArray("teams")
                    .add(team);
        } else {
            json.put("team_id", team);
        }
        ObjectNode profile =
                json.putObject("profile")
                        .put("real_name", member.name())
                        .put("display_name", member.name());
        if (!workspace.quirks.contains(SlackQuirk.NO_EMAIL_SCOPE)) {
            profile.put("email", member.email());
        }
        return json;
    }
}
