package dev.tokenward.sandbox.simulators.zendesk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.sandbox.simulators.Fields;
import dev.tokenward.sandbox.simulators.Json;
import dev.tokenward.sandbox.simulators.Reply;
import java.util.List;
import java.util.Locale;

/** {@code /api/v2/users}: search, show, me. */
final class UserCalls {
    private final Account account;

    UserCalls(Account account) {
        this.account = account;
    }

    /** Partial values match, deleted users too; offset paging only. New users come later. */
    Reply search(Ask ask) {
        Fields query = ask.call().query();
        if (query.has("page[size]") || query.has("page[after]")) {
            return Errors.paging(
                    "InvalidPaginationParameter", "Cursor pagination is not supported");
        }
        String words = plain(query.first("query").orElse(""));
        List<User> found =
                account.users.rows().stream()
                        .filter(u -> !words.isEmpty())
                        .filter(u ->
                                !u.createdAt()
                                        .plus(account.settings.searchDelay())
                                        .isAfter(ask.now()))
                        .filter(u ->
                                lower(u.email()).contains(words) || lower(u.name()).contains(words))
                        .toList();
        return Paging.byOffset(ask, "users", found, user -> json(ask, user));
    }

    Reply show(Ask ask) {
        return account.users
                .find(ask.id())
                .map(user -> reply(json(ask, user)))
                .orElseGet(Errors::recordNotFound);
    }

    Reply me(Ask ask) {
        return reply(json(ask, ask.caller().user()));
    }

    /** The trap for health checks: 200, yet nobody (observed). */
    static Reply anonymous() {
        ObjectNode user =
                Json.object()
                        .putNull("id")
                        .put("name", "Anonymous user")
                        .put("email", "invalid@example.com")
                        .put("role", "end-user")
                        .put("active", false)
                        .put("suspended", false)
                        .put("verified", false);
        return reply(user);
    }

    private static ObjectNode json(Ask ask, User user) {
        return Json.object()
                .put("id", user.id())
                .put("url", ask.link("/api/v2/users/" + user.id() + ".json"))
                .put("name", user.name())
                .put("email", user.email())
                .put("role", user.role().word())
                .put("active", user.active())
                .put("suspended", user.suspended())
                .put("verified", user.verified())
                .putNull("custom_role_id")
                .putNull("external_id")
                .put("created_at", Stamp.of(user.createdAt()))
                .put("updated_at", Stamp.of(user.createdAt()));
    }

    /** Of the search syntax: quotes, {@code type:user} and the property {@code email:}. */
    private static String plain(String query) {
        return lower(query).replace("type:user", "").replace("email:", "").replace("\"", "").trim();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static Reply reply(ObjectNode user) {
        return Reply.json(200, Json.object().set("user", user));
    }
}
