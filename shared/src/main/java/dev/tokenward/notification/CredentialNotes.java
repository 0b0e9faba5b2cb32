package dev.tokenward.notification;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Credential.Revocation;

/** Comments on the life of a credential: its name and end, never its value. */
final class CredentialNotes {
    private CredentialNotes() {}

    static String of(Occasion o) {
        return switch (o.notice().topic()) {
            case ISSUED -> issued(o);
            case REMINDER -> reminder(o);
            case REVOKED -> revoked(o);
            case GONE -> gone(o);
            case FORGOTTEN -> forgotten(o);
            default -> failed(o);
        };
    }

    private static String issued(Occasion o) {
        Credential credential = o.theCredential();
        return IssueNotes.closing(
                        new Note()
                                .say(
                                        "**Issued** under the name "
                                                + Markdown.code(credential.name())
                                                + ".")
                                .say(end(credential, o))
                                .say(
                                        "Its value went to the requester by Slack direct message, and"
                                                + " nowhere else."),
                        o)
                .next(
                        "the credential is deleted after that day; an extension is a new request with a"
                                + " new issue",
                        Markdown.inline(credential.holderName()) + ", to confirm the receipt");
    }

    private static String reminder(Occasion o) {
        Credential credential = o.theCredential();
        return new Note()
                .say("**The end comes near** of " + Markdown.code(credential.name()) + ".")
                .say(end(credential, o))
                .next(
                        "the credential is deleted after that day; an extension is a new request with a"
                                + " new issue",
                        Markdown.inline(credential.holderName()) + ", if it is still needed");
    }

    private static String revoked(Occasion o) {
        Credential credential = o.theCredential();
        Note note =
                new Note()
                        .say(
                                "**Deleted:** "
                                        + Markdown.code(credential.name())
                                        + ". It works no more.");
        o.param("why")
                .or(() -> o.param("reason"))
                .or(() -> credential.revocation().map(Revocation::why))
                .ifPresent(why -> note.quote("Why", why));
        return IssueNotes.closing(note, o)
                .next("a new need is a new request with a new issue", "nobody");
    }

    private static String gone(Occasion o) {
        return new Note()
                .say(
                        "**Gone:** "
                                + Markdown.code(o.theCredential().name())
                                + " is not in Zendesk any more; an administrator deleted it, or Zendesk did.")
                .next("a need that is left is a new request with a new issue", "nobody");
    }

    private static String forgotten(Occasion o) {
        Credential credential = o.theCredential();
        return new Note()
                .say(
                        "**Given up:** "
                                + Markdown.code(credential.name())
                                + " could not be deleted, and two Support Ops managers decided that"
                                + " Tokenward does not try it any more. It may still work, and must"
                                + " not be used.")
                .next(
                        "it is taken out in Zendesk by hand; this issue is closed once that is done",
                        "Support Ops managers; and "
                                + Markdown.inline(credential.holderName())
                                + ", to remove it from wherever it was stored");
    }

    private static String failed(Occasion o) {
        Credential credential = o.theCredential();
        return new Note()
                .say(
                        "**Not deleted yet:** "
                                + Markdown.code(credential.name())
                                + " should be gone, but could not be deleted.")
                .next("it is tried again daily", "Support Ops managers, who know the details");
    }

    private static String end(Credential credential, Occasion o) {
        return "It ends "
                + When.endOf(credential.lastDay(), o.policy())
                + "; "
                + When.left(credential.lastDay(), o.policy(), o.now())
                + ".";
    }
}
