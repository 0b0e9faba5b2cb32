package dev.tokenward.notification;

import dev.tokenward.domain.Concerns;
import dev.tokenward.domain.ZendeskDates;
import dev.tokenward.slack.Message;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** What is said of credentials that stand in Zendesk without a request. */
final class FoundTexts {
    private FoundTexts() {}

    /** Parameters as {@link dev.tokenward.domain.Notice.Topic#FOUND_ASKED} says. */
    static Message asked(Occasion o) {
        boolean isToken = o.param("kind").filter("API_TOKEN"::equals).isPresent();
        String kind = isToken ? "API token" : "OAuth client";
        String name = o.param("name").orElse("?");
        String id = Mrkdwn.name(o.param("id").orElse("?"));
        String days = Mrkdwn.name(o.param("answerDays").orElse("14"));
        return Blocks.titled("Is this Zendesk credential yours?")
                .say(
                        "The "
                                + kind
                                + " "
                                + Mrkdwn.code(name)
                                + " stands in Zendesk, and nobody asked for it through Tokenward. "
                                + (isToken
                                        ? "Such a token can do what an administrator can."
                                        : "A client acts as whoever made it, as far as its scopes go.")
                                + "\n*Made:* "
                                + at(o, "createdAt", "unknown")
                                + "\n*Last used:* "
                                + at(
                                        o,
                                        "lastUsedAt",
                                        isToken
                                                ? "never, as far as Zendesk tells"
                                                : "not seen. " + Concerns.UNSEEN_USE)
                                + "\n*Zendesk's number:* "
                                + Mrkdwn.name(o.param("zendeskId").orElse("?")))
                .quote(
                        "Why you are asked",
                        o.param("evidence").orElse("no details are known"),
                        "`GET /credentials/" + id + "`")
                .say(
                        "*If it is yours*, say what for and until when: it then ends on that day like any"
                                + " other.\n*If it is not*, say so: nobody switches it off without a manager"
                                + " of Support Ops.")
                .actions(Buttons.whose(o.param("id").orElse("?")))
                .say(
                        "Without Slack: `POST /credentials/"
                                + id
                                + "/adoption` with"
                                + " `{\"purpose\":\"…\",\"removalDate\":\"2027-03-31\"}`.")
                .next(
                        "without an answer in "
                                + days
                                + " days Support Ops' managers decide"
                                + o.param("more")
                                        .map(Mrkdwn::name)
                                        .map(more ->
                                                "; you are asked about "
                                                        + more
                                                        + " more, one a day")
                                        .orElse(""),
                        "you")
                .message("Is the " + kind + " " + Mrkdwn.code(name) + " in Zendesk yours?");
    }

    /** Parameters as {@link dev.tokenward.domain.Notice.Topic#WEEKLY_DIGEST} says. */
    static Message digest(Occasion o) {
        List<String> lines = o.param("lines").stream().flatMap(String::lines).toList();
        // an earlier version did not say which Monday it was
        String title =
                "Zendesk's credentials "
                        + o.param("on")
                                .map(LocalDate::parse)
                                .map(day -> "on " + When.day(day))
                                .orElse("this week");
        Blocks blocks =
                Blocks.titled(title)
                        .say(
                                "*Managed:* "
                                        + number(o, "managed")
                                        + " (ending this week: "
                                        + number(o, "endThisWeek")
                                        + ", switched off: "
                                        + number(o, "switchedOff")
                                        + ", to be deleted and not deleted: "
                                        + number(o, "notDeleted")
                                        + ")\n*Nobody stands for:* "
                                        + number(o, "unmanaged")
                                        + " (asked: "
                                        + number(o, "asked")
                                        + ", no answer: "
                                        + number(o, "unanswered")
                                        + ", said to be somebody else's: "
                                        + number(o, "disowned")
                                        + ", owner unknown: "
                                        + number(o, "ownerUnknown")
                                        + ")\n*Outside the naming standard:* "
                                        + number(o, "misnamed")
                                        + unlisted(o));
        if (o.param("complete").filter("false"::equals).isPresent()) {
            blocks.say("_The last look at Zendesk was not complete: there may be more._");
        }
        if (!lines.isEmpty()) {
            blocks.say("*What needs most:*").lines(lines);
        }
        // an earlier version counted no more
        o.param("more")
                .filter(more -> !more.equals("0"))
                .ifPresent(more -> blocks.say("_and " + Mrkdwn.name(more) + " more_"));
        wayOut(o).ifPresent(blocks::say);
        return blocks.next(
                        "`GET /credentials?view=all` shows all of them in this order",
                        lines.isEmpty() ? "nobody" : "Support Ops")
                .message(
                        title
                                + ": "
                                + number(o, "managed")
                                + " managed, "
                                + number(o, "unmanaged")
                                + " that nobody stands for.");
    }

    /** Of the API tokens, until Zendesk has switched off every one. */
    private static Optional<String> wayOut(Occasion o) {
        LocalDate end = o.policy().today(ZendeskDates.API_TOKENS_END_AT);
        Optional<Long> days =
                o.param("on")
                        .map(LocalDate::parse)
                        .map(on -> ChronoUnit.DAYS.between(on, end))
                        .filter(left -> left >= 0);
        return o.param("tokensLeft")
                .flatMap(left ->
                        days.map(d ->
                                "*API tokens:* "
                                        + left(left, o)
                                        + ", "
                                        + d
                                        + (d == 1 ? " day to " : " days to ")
                                        + When.day(end)));
    }

    private static String left(String count, Occasion o) {
        return count.equals("0")
                ? "none left"
                : Mrkdwn.name(count)
                        + " left, "
                        + o.param("tokensFinish")
                                .map(LocalDate::parse)
                                .map(day -> "at this pace finished on " + When.day(day))
                                .orElse("no finish in sight yet");
    }

    /** An earlier version did not count them. */
    private static String unlisted(Occasion o) {
        return o.param("unlisted")
                .filter(count -> !count.equals("0"))
                .map(count ->
                        "\n*Clients that Zendesk does not list, probably third parties':* "
                                + Mrkdwn.name(count))
                .orElse("");
    }

    private static String number(Occasion o, String name) {
        return Mrkdwn.name(o.param(name).orElse("?"));
    }

    /** To Support Ops: somebody lost a value. */
    static Message reissue(Occasion o) {
        String who = Mrkdwn.name(o.theRequest().requesterName());
        return Blocks.titled("A credential is issued anew")
                .say(
                        "*"
                                + who
                                + "* lost the value of a Zendesk credential. The old one is deleted,"
                                + " then one is made under the same approvals and the same end.")
                .say(Words.reference(o.theRequest()))
                .next(
                        "the new one goes to its holder once the old one is seen to be gone",
                        "nobody; look closer if it happens often")
                .message("The credential of " + who + " is issued anew.");
    }

    private static String at(Occasion o, String param, String otherwise) {
        return o.param(param)
                .map(Instant::parse)
                .map(at -> When.at(at, o.policy()))
                .orElse(otherwise);
    }
}
