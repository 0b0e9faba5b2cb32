package dev.tokenward.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.net.Answer;
import dev.tokenward.net.Call;
import dev.tokenward.net.ForeignJson;
import dev.tokenward.net.HttpCaller;
import dev.tokenward.net.Reply;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What Slack's words of error prove. They come with HTTP 200 (documented). */
final class SlackWords {
    private static final Set<String> MISSING =
            Set.of(
                    "users_not_found",
                    "user_not_found",
                    "user_disabled",
                    "user_not_visible",
                    "channel_not_found",
                    "message_not_found");

    /** About our token, {@code account_inactive} included: its own user or workspace is gone. */
    private static final Set<String> TOKEN =
            Set.of(
                    "not_authed",
                    "invalid_auth",
                    "token_revoked",
                    "token_expired",
                    "account_inactive");

    /** About what our token may do. */
    private static final Set<String> BLIND =
            Set.of(
                    "missing_scope",
                    "no_permission",
                    "not_allowed_token_type",
                    "access_denied",
                    "accesslimited",
                    "org_login_required",
                    "ekm_access_denied",
                    "enterprise_is_restricted",
                    "team_access_not_granted");

    /** Turned away before anything was done. */
    private static final Set<String> LATER =
            Set.of("ratelimited", "rate_limited", "message_limit_exceeded", "team_added_to_org");

    /** Slack's own fault in the middle of the work: it may have been done. */
    private static final Set<String> OPEN =
            Set.of("fatal_error", "internal_error", "request_timeout", "service_unavailable");

    private SlackWords() {}

    /**
     * @param after when the reply asked to come back
     */
    static <T> Answer<T> read(Call call, Reply reply, JsonNode no, Optional<Duration> after) {
        String word = word(reply, no);
        String detail = reply.detail(word + needed(no));
        if (MISSING.contains(word)) {
            return new Answer.Missing<>(detail);
        }
        if (TOKEN.contains(word) || BLIND.contains(word)) {
            return new Answer.Blind<>(detail);
        }
        if (LATER.contains(word)) {
            return new Answer.Later<>(after, detail);
        }
        return OPEN.contains(word)
                ? HttpCaller.unanswered(call, after, detail)
                : new Answer.Refused<>(reply.status(), word, detail);
    }

    /** Whether Slack does not know our token, so that nothing was carried out. */
    static boolean refuseTheToken(JsonNode no) {
        return !ForeignJson.flag(no, "ok").orElse(true)
                && ForeignJson.text(no, "error").filter(TOKEN::contains).isPresent();
    }

    /** Words only: sentences beside them may quote the message, which may hold a secret. */
    private static String word(Reply reply, JsonNode no) {
        return ForeignJson.text(no, "error")
                .filter(word -> word.matches("[a-z_]{1,60}"))
                .map(reply::detail)
                .orElse("unknown_error");
    }

    private static String needed(JsonNode no) {
        return ForeignJson.text(no, "needed")
                .filter(scopes -> scopes.matches("[a-z_:.,-]{1,200}"))
                .map(scopes -> ", needed: " + scopes)
                .orElse("");
    }
}
