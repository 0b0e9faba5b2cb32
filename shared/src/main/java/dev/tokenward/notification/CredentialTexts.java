package dev.tokenward.notification;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Credential.Revocation;
import dev.tokenward.slack.Message;

/** What the holder of a credential reads during its life. */
final class CredentialTexts {
    private CredentialTexts() {}

    static Message issued(Occasion o) {
        Credential credential = o.theCredential();
        Blocks blocks =
                Blocks.titled("Your credential is ready")
                        .say(
                                Words.holders(o, credential)
                                        + " Zendesk credential was made; its value stands in the"
                                        + " message before this one.")
                        .say(Words.credential(credential, o))
                        .add(HowToUse.blocks(o));
        credential
                .replaces()
                .ifPresent(old ->
                        blocks.say(
                                "It follows credential `"
                                        + old
                                        + "`, which still ends on its own date: change over"
                                        + " before."));
        return blocks.next(
                        "copy the value, then confirm with the button below it, or with `POST /credentials/"
                                + credential.id()
                                + "/receipt`. The value is taken out of its message when you confirm,"
                                + " or after 24 hours",
                        "the holder")
                .message(
                        "Your Zendesk credential is ready; it ends "
                                + When.endOf(credential.lastDay(), o.policy())
                                + ". Please confirm that you have it.");
    }

    static Message reminder(Occasion o) {
        Credential credential = o.theCredential();
        String left = When.left(credential.lastDay(), o.policy(), o.now());
        Blocks blocks =
                Blocks.titled("A credential is about to end")
                        .say(
                                Words.holders(o, credential)
                                        + " Zendesk credential comes to its end: "
                                        + left
                                        + ".")
                        .say(Words.credential(credential, o))
                        .say(
                                "*Still needed?* "
                                        + HowToUse.extend(credential, o)
                                        + ". It brings a new credential; this one is deleted all"
                                        + " the same.\n*Not needed any more?* Hand it back: "
                                        + HowToUse.handBack(credential));
        if (o.readBy(credential.holder())) {
            blocks.actions(Buttons.handBack(credential));
        }
        return blocks.next(
                        "after its last day the credential is deleted, and what uses it stops"
                                + " working",
                        "the holder, if it is still needed")
                .message(
                        Words.holders(o, credential)
                                + " Zendesk credential "
                                + Mrkdwn.code(credential.name())
                                + " ends "
                                + When.endOf(credential.lastDay(), o.policy())
                                + "; "
                                + left
                                + ".");
    }

    static Message handedBack(Occasion o) {
        Credential credential = o.theCredential();
        return Blocks.titled("Handed back")
                .say("You handed your Zendesk credential back.")
                .say(Words.credential(credential, o))
                .next("it is deleted within 15 minutes, and you read when it is", "nobody")
                .message("You handed your Zendesk credential back; it is deleted next.");
    }

    static Message revoked(Occasion o) {
        Credential credential = o.theCredential();
        Blocks blocks =
                Blocks.titled("A credential was deleted")
                        .say(
                                Words.holders(o, credential)
                                        + " Zendesk credential was deleted: it works no more.")
                        .say(Words.credential(credential, o));
        o.param("why")
                .or(() -> o.param("reason"))
                .or(() -> credential.revocation().map(Revocation::why))
                .ifPresent(why ->
                        blocks.quote("Why", why, "`GET /credentials/" + credential.id() + "`"));
        return blocks.next(
                        "remove it from wherever it was stored; a new need is a new request",
                        "the holder")
                .message(
                        Words.holders(o, credential)
                                + " Zendesk credential "
                                + Mrkdwn.code(credential.name())
                                + " was deleted.");
    }

    static Message revokeFailed(Occasion o) {
        Credential credential = o.theCredential();
        Blocks blocks =
                Blocks.titled("A credential could not be deleted")
                        .say(
                                "The credential of *"
                                        + Mrkdwn.name(credential.holderName())
                                        + "* should be gone, but could not be deleted. It may still"
                                        + " work.")
                        .say(Words.credential(credential, o));
        o.param("failure")
                .or(() -> credential.revocation().flatMap(Revocation::failure))
                .or(() -> o.param("reason"))
                .ifPresent(failure ->
                        blocks.quote(
                                "What went wrong",
                                failure,
                                "`GET /credentials/" + credential.id() + "`"));
        String again =
                credential
                        .revocation()
                        .map(r ->
                                "Tokenward tries again on "
                                        + When.at(r.nextAttemptAt(), o.policy()))
                        .orElse("Tokenward tries again daily");
        return blocks.next(
                        again, "Support Ops managers: delete it by hand in Zendesk's Admin Center")
                .message(
                        "A credential that should be gone could not be deleted: "
                                + Mrkdwn.code(credential.name()));
    }
}
