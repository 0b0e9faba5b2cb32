package dev.tokenward.notification;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Departure;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.Notice;
import dev.tokenward.slack.Message;

/** In the place of a message that asked what becomes of a credential, once that is known. */
final class QuestionTexts {
    private QuestionTexts() {}

    /** Parameters as {@link Notice.Topic#QUESTION_SETTLED} says. */
    static Message settled(Occasion o) {
        return o.param("asked").filter(Notice.Topic.FOUND_ASKED.name()::equals).isPresent()
                ? found(o)
                : leavers(o);
    }

    private static Message leavers(Occasion o) {
        Credential credential = o.theCredential();
        String outcome = outcome(credential);
        return Blocks.titled("You were asked about a leaver's credential")
                .say(
                        "*"
                                + Mrkdwn.name(o.param("whose").orElse("Somebody"))
                                + "* held it, and "
                                + Mrkdwn.name(o.param("what").orElse("left"))
                                + ".")
                .say(Words.credential(credential, o))
                .next("it is settled: " + outcome, "nobody here")
                .message(
                        "The leaver's credential "
                                + Mrkdwn.code(credential.name())
                                + " is settled: "
                                + outcome
                                + ".");
    }

    private static String outcome(Credential c) {
        return switch (c.status()) {
            case PENDING, ACTIVE, DEACTIVATED ->
                    c.departure()
                            .map(QuestionTexts::kept)
                            .orElseGet(
                                    () -> Mrkdwn.name(c.holderName()) + " holds it, and is there");
            case REVOKING, REVOKE_FAILED ->
                    "its end is ordered ("
                            + c.revocation()
                                    .map(r -> Mrkdwn.name(r.why()))
                                    .orElse("nobody said why")
                            + "); the sweep deletes it in Zendesk";
            case REVOKED -> "it is deleted in Zendesk";
            case FORGOTTEN -> "it was given up, as it could not be deleted";
            case GONE -> "somebody deleted it in Zendesk itself";
        };
    }

    private static String kept(Departure departure) {
        return departure
                .heir()
                .map(h ->
                        Mrkdwn.name(h.byName())
                                + " said that "
                                + Mrkdwn.name(h.name())
                                + " is to have it")
                .orElse("somebody switched it on again in Zendesk itself, so it is kept");
    }

    private static Message found(Occasion o) {
        String name = Mrkdwn.code(o.param("name").orElse("?"));
        String by = Mrkdwn.name(o.param("by").orElse("somebody"));
        String id = Mrkdwn.name(o.param("id").orElse("?"));
        Found.Standing standing =
                o.param("standing").map(Found.Standing::valueOf).orElse(Found.Standing.FOUND);
        String outcome =
                switch (standing) {
                    case ADOPTED ->
                            Mrkdwn.name(o.param("holder").orElse("somebody"))
                                    + " stands for it ("
                                    + by
                                    + " said so)";
                    case DISOWNED -> "you said that it is not yours";
                    default -> by + " of Support Ops agreed to its removal";
                };
        String next =
                switch (standing) {
                    case ADOPTED ->
                            "it ends on its day like any other; its holder is reminded before";
                    case DISOWNED ->
                            "the managers of Support Ops decide what becomes of it. If it is yours after"
                                    + " all, press the button, or send `POST /credentials/"
                                    + id
                                    + "/adoption` with `purpose` and `removalDate`";
                    default ->
                            "it is switched off, and deleted some days later. If something needs it, tell"
                                    + " the managers of Support Ops now";
                };
        String who =
                switch (standing) {
                    case ADOPTED -> "nobody here";
                    case DISOWNED -> "the managers of Support Ops";
                    default -> "you, if something needs it";
                };
        Blocks blocks =
                Blocks.titled("You were asked whether a Zendesk credential is yours")
                        .say("The credential " + name + ": " + outcome + ".");
        if (standing == Found.Standing.DISOWNED) {
            blocks.actions(Buttons.mineAfterAll(o.param("id").orElse("?")));
        }
        return blocks.next(next, who)
                .message("Whether " + name + " is yours is settled: " + outcome + ".");
    }
}
