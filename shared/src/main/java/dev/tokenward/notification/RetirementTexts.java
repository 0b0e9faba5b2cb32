package dev.tokenward.notification;

import dev.tokenward.domain.Dates;
import dev.tokenward.domain.Found;
import dev.tokenward.slack.Message;
import java.time.LocalDate;

/** What is said of API tokens on their way out. */
final class RetirementTexts {
    private RetirementTexts() {}

    /** Parameters as {@link dev.tokenward.domain.Notice.Topic#DELETION_PROPOSED} says. */
    static Message proposed(Occasion o) {
        String name = Mrkdwn.code(o.param("name").orElse("?"));
        String id = Mrkdwn.name(o.param("id").orElse("?"));
        String token =
                o.param("tokenUsedOn")
                        .map(day -> "last used on " + inWords(day))
                        .orElse("never used, as far as Zendesk tells");
        return Blocks.titled("An API token can go")
                .say(
                        "The API token "
                                + name
                                + " has an OAuth client in its place, and only the client is used.\n"
                                + "*The token:* "
                                + token
                                + "; "
                                + Mrkdwn.name(o.param("silentDays").orElse("?"))
                                + " days without use\n*The client* "
                                + Mrkdwn.code(o.param("clientName").orElse("?"))
                                + "*:* last used on "
                                + o.param("clientUsedOn")
                                        .map(RetirementTexts::inWords)
                                        .orElse("an unknown day")
                                + "\n*Zendesk's number of the token:* "
                                + Mrkdwn.name(o.param("zendeskId").orElse("?")))
                .say(
                        "*If nothing needs it any more*, end it: `POST /credentials/"
                                + id
                                + "/revocation` with its name as `confirm`"
                                + (Found.isRowId(id)
                                        ? " if FOUND_REMOVAL is on, else in Admin Center"
                                        : "")
                                + ". Nothing is deleted by itself, and once the token is used again this is void.")
                .next("until then the daily report names it", "you")
                .message("The API token " + name + " is not used any more and can go.");
    }

    private static String inWords(String day) {
        return Dates.inWords(LocalDate.parse(day));
    }
}
