package dev.tokenward.notification;

import dev.tokenward.domain.Content;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.IssueRef;
import dev.tokenward.domain.Request;
import java.util.Optional;

/** Phrases that several Slack messages share; what they return is escaped already. */
final class Words {
    private Words() {}

    /**
     * "Your request" for the requester, "The request of …" for everybody else. Without markup:
     * fallback texts show it as it is.
     */
    static String request(Occasion o) {
        Request request = o.theRequest();
        return o.readBy(request.requester())
                ? "Your request"
                : "The request of " + Mrkdwn.name(request.requesterName());
    }

    static String requester(Occasion o) {
        Request request = o.theRequest();
        return o.readBy(request.requester()) ? "you" : Mrkdwn.name(request.requesterName());
    }

    /** "Your" or "Riley's" before what somebody holds. */
    static String holders(Occasion o, Credential credential) {
        return o.readBy(credential.holder()) ? "Your" : Mrkdwn.name(credential.holderName()) + "'s";
    }

    /** For whom, as the person who decides needs it. */
    static String category(Content content) {
        return switch (content.category()) {
            case PERSON -> "a person";
            case TARGET ->
                    "the Zendesk target " + Mrkdwn.code(content.target().orElse("without a name"));
            case SUPPORT_OPS ->
                    "a member of Support Operations, use case "
                            + Mrkdwn.code(content.useCase().orElse("without a name"));
        };
    }

    /** What a request is about, in a few lines. */
    static String summary(Request request, Occasion o) {
        Content content = request.content();
        return "*Kind:* "
                + Power.kind(content.kind())
                + " for "
                + category(content)
                + "\n*Ends:* "
                + When.endOf(content.removalDate(), o.policy())
                + "; "
                + When.left(content.removalDate(), o.policy(), o.now())
                + "\n"
                + reference(request);
    }

    static String reference(Request request) {
        return "*Request:* `"
                + request.id()
                + "`"
                + request.content().issue().map(i -> ", issue " + link(i)).orElse("");
    }

    /** Where a text that had to be cut stands whole. */
    static String whole(Request request) {
        return request.content().issue().map(i -> "issue " + link(i) + ", ").orElse("")
                + "`GET /requests/"
                + request.id()
                + "`";
    }

    static String credential(Credential credential, Occasion o) {
        return "*Credential:* "
                + Mrkdwn.code(credential.name())
                + "\n*Kind:* "
                + Power.kind(credential.kind())
                + "\n*Ends:* "
                + When.endOf(credential.lastDay(), o.policy())
                + "; "
                + When.left(credential.lastDay(), o.policy(), o.now());
    }

    /** The old credential of an extension goes its own way, whatever becomes of the extension. */
    static Optional<String> extension(Occasion o) {
        return o.theRequest()
                .replaces()
                .map(old ->
                        "This is an extension of credential "
                                + o.replaced()
                                        .map(c -> Mrkdwn.code(c.name()) + " (`" + c.id() + "`)")
                                        .orElse("`" + old + "`")
                                + ", which "
                                + o.replaced().map(c -> ending(c, o)).orElse("ends on its own date")
                                + ", whatever becomes of the extension.");
    }

    private static String ending(Credential old, Occasion o) {
        return switch (old.status()) {
            case PENDING, ACTIVE, DEACTIVATED ->
                    "ends on "
                            + When.endOf(old.lastDay(), o.policy())
                            + " ("
                            + When.left(old.lastDay(), o.policy(), o.now())
                            + ")";
            case REVOKING, REVOKE_FAILED -> "is being deleted";
            case REVOKED, FORGOTTEN, GONE -> "has ended";
        };
    }

    /** What the next request needs: exceptions, and what was not asked for, hang on no issue. */
    static String newIssue(Occasion o) {
        return o.request().filter(r -> !r.content().category().isException()).isPresent()
                ? ", with a new issue"
                : "";
    }

    private static String link(IssueRef issue) {
        return "<"
                + Mrkdwn.escape(issue.url()).replace("|", "%7C")
                + "|"
                + Mrkdwn.name(issue.project() + "#" + issue.number()).replace("|", "/")
                + ">";
    }
}
