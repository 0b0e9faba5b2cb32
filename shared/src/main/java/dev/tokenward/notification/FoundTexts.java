package dev.tokenward.notification;

import dev.tokenward.slack.Message;
import java.time.Instant;

/** What is said of credentials that stand in Zendesk without a request. */
final class FoundTexts {
    private FoundTexts() {}

    /** Parameters as {@link dev.tokenward.domain.Notice.Topic#FOUND_ASKED} says. */
    static Message asked(Occasion o) {
        String kind =
                o.param("kind").filter("API_TOKEN"::equals).isPresent()
                        ? "API token"
                        : "OAuth client";
        String name = o.param("name").orElse("?");
        String id = Mrkdwn.name(o.param("id").orElse("?"));
        String days = Mrkdwn.name(o.param("answerDays").orElse("14"));
        return Blocks.titled("Is this Zendesk credential yours?")
                .say(
                        "The "
                                + kind
                                + " "
                                + Mrkdwn.code(name)
                                + " stands in Zendesk, and nobody asked for it through Tokenward. Such a"
                                + " credential can do what an administrator can.\n*Made:* "
                                + at(o, "createdAt", "unknown")
                                + "\n*Last used:* "
                                + at(o, "lastUsedAt", "never, as far as Zendesk tells")
                                + "\n*Zendesk's number:* "
                                + Mrkdwn.name(o.param("zendeskId").orElse("?")))
                .quote(
                        "Why you are asked",
                        o.param("evidence").orElse("no details are known"),
                        "`GET /credentials/" + id + "`")
                .say(
                        "*If it is yours*, say what for and until when: `POST /credentials/"
                                + id
                                + "/adoption` with"
                                + " `{\"purpose\":\"…\",\"removalDate\":\"2027-03-31\"}`. It then ends on"
                                + " that day like any other.\n*If it is not*, tell Support Ops: nobody"
                                + " switches it off without one of their managers.")
                .next("without an answer in " + days + " days Support Ops' managers decide", "you")
                .message("Is the " + kind + " " + Mrkdwn.code(name) + " in Zendesk yours?");
    }

    private static String at(Occasion o, String param, String otherwise) {
        return o.param(param)
                .map(Instant::parse)
                .map(at -> When.at(at, o.policy()))
                .orElse(otherwise);
    }
}
