package dev.tokenward.notification;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Credential.Revocation;
import dev.tokenward.slack.Message;

/** What is said when a credential went another way than Tokenward's. */
final class DriftTexts {
    private DriftTexts() {}

    static Message gone(Occasion o) {
        return about(
                        o,
                        "A credential is gone",
                        "is not in Zendesk any more: an administrator deleted it, or Zendesk did")
                .next(
                        "Tokenward does nothing more about it; a need that is left is a new request",
                        "the holder, if it is still needed")
                .message(sentence(o, "is not in Zendesk any more."));
    }

    /** Parameter {@code reason}: a {@link Credential.Deactivation.Reason}. */
    static Message deactivated(Occasion o) {
        String why =
                switch (o.param("reason").orElse("")) {
                    case "IDLE" ->
                            "Zendesk deactivates an API token that was not used for 30 days, and deletes"
                                    + " it 60 days later. Until then an administrator can activate it"
                                    + " again in Admin Center.";
                    case "TOKENS_ENDED" ->
                            "Zendesk has switched off all API tokens; none can be activated again. An"
                                    + " OAuth client, by a new request, takes its place.";
                    case "LEAVER" -> "Its holder left, and the credential did not.";
                    default ->
                            "An administrator did it in Admin Center, where it can be activated again.";
                };
        return about(o, "A credential was deactivated", "was deactivated: it does not work now")
                .say("*Why:* " + why)
                .next(
                        "it still ends on its day; Tokenward tells when it is active again",
                        "the holder: hand it back, or ask Support Ops about it")
                .message(sentence(o, "was deactivated and does not work now."));
    }

    static Message reactivated(Occasion o) {
        return about(o, "A credential is active again", "was activated again: it works")
                .next("it ends on its day, as before", "nobody")
                .message(sentence(o, "is active again."));
    }

    /** Parameters {@code by} and {@code note}. */
    static Message forgettingAsked(Occasion o) {
        Credential credential = o.theCredential();
        String by = Mrkdwn.name(o.param("by").orElse("A Support Ops manager"));
        Blocks blocks =
                about(o, "A credential is to be given up", "could not be deleted")
                        .say(by + " asks to give it up. It may still work in Zendesk.");
        o.param("note").ifPresent(note -> blocks.quote("Note", note, whole(credential)));
        failure(credential, blocks);
        return blocks.next(
                        "a second Support Ops manager confirms within 7 days with `POST /credentials/"
                                + credential.id()
                                + "/forgetting` and a note; else nothing changes and Tokenward tries on",
                        "a Support Ops manager other than "
                                + by
                                + ", who made sure that it does no harm")
                .message(
                        by
                                + " asks to give up a credential that could not be deleted: "
                                + Mrkdwn.code(credential.name()));
    }

    /** Parameters {@code by}, {@code note}, {@code second} and {@code secondNote}. */
    static Message forgotten(Occasion o) {
        Credential credential = o.theCredential();
        String by = Mrkdwn.name(o.param("by").orElse("a Support Ops manager"));
        String second = Mrkdwn.name(o.param("second").orElse("a second one"));
        Blocks blocks =
                about(
                        o,
                        "A credential was given up",
                        "could not be deleted, and was given up by " + by + " and " + second);
        o.param("note").ifPresent(n -> blocks.quote("Note of the first", n, whole(credential)));
        o.param("secondNote")
                .ifPresent(n -> blocks.quote("Note of the second", n, whole(credential)));
        return blocks.next(
                        "Tokenward does not try to delete it any more. It must not be used",
                        "the holder: remove it from wherever it was stored")
                .message(sentence(o, "was given up by two Support Ops managers."));
    }

    private static void failure(Credential credential, Blocks blocks) {
        credential
                .revocation()
                .flatMap(Revocation::failure)
                .ifPresent(f -> blocks.quote("Why it could not be deleted", f, whole(credential)));
    }

    private static String whole(Credential credential) {
        return "`GET /credentials/" + credential.id() + "`";
    }

    private static String sentence(Occasion o, String what) {
        Credential credential = o.theCredential();
        return Words.holders(o, credential)
                + " Zendesk credential "
                + Mrkdwn.code(credential.name())
                + " "
                + what;
    }

    private static Blocks about(Occasion o, String title, String what) {
        Credential credential = o.theCredential();
        return Blocks.titled(title)
                .say(Words.holders(o, credential) + " Zendesk credential " + what + ".")
                .say(Words.credential(credential, o));
    }
}
