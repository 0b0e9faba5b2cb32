package dev.tokenward.notification;

import dev.tokenward.domain.Content;
import dev.tokenward.domain.Decision;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.Scopes;
import dev.tokenward.domain.Stage;
import dev.tokenward.domain.Verdict;
import dev.tokenward.slack.Message;
import java.time.Instant;
import java.util.List;

/** What approvers read before they decide, and what is said when nobody can. */
final class DecisionTexts {
    private DecisionTexts() {}

    static Message wanted(Occasion o) {
        Request request = o.theRequest();
        Content content = request.content();
        String person = Mrkdwn.name(request.requesterName());
        Blocks blocks =
                Blocks.titled("Your decision is wanted")
                        .say(
                                "*"
                                        + person
                                        + "* ("
                                        + Mrkdwn.escape(request.requester().value())
                                        + ") asks for a Zendesk credential.")
                        .say(Words.summary(request, o))
                        .say("*What it can do:* " + Power.of(content, o.policy()))
                        .lines(scopes(content));
        AdviceTexts.forApprovers(content).ifPresent(blocks::say);
        blocks.quote("Purpose", content.purpose(), Words.whole(request))
                .quote(
                        "Why an administrator is needed",
                        content.adminReason().orElse("no reason was given"),
                        Words.whole(request));
        Words.extension(o).ifPresent(blocks::say);
        Holdings.say(blocks, o);
        request.decisions().forEach(d -> blocks.say(decided(d, request, o)));
        return blocks.add(HowToDecide.blocks(o))
                .next(next(request, o), "you, or whoever else may decide at this stage")
                .message(
                        person
                                + " asks for a Zendesk credential ("
                                + Power.kind(content.kind())
                                + ", ends "
                                + When.endOf(content.removalDate(), o.policy())
                                + "). Your decision is wanted.");
    }

    /** In the place of {@link #wanted}: no button is left, and it says what came of it. */
    static Message settled(Occasion o) {
        Request request = o.theRequest();
        String person = Mrkdwn.name(request.requesterName());
        String outcome = Settled.outcome(request, o);
        Blocks blocks =
                wasWanted(request)
                        .say(Words.summary(request, o))
                        .quote("Purpose", request.content().purpose(), Words.whole(request));
        request.decisions().forEach(d -> blocks.say(decided(d, request, o)));
        Reasons.ofDenial(o).forEach(why -> blocks.quote("Reason", why, Words.whole(request)));
        return blocks.next(outcome, Settled.whoActs(request))
                .message("The request of " + person + ": " + outcome + ".");
    }

    private static Blocks wasWanted(Request request) {
        return Blocks.titled("Your decision was wanted here")
                .say(
                        "*"
                                + Mrkdwn.name(request.requesterName())
                                + "* ("
                                + Mrkdwn.escape(request.requester().value())
                                + ") asked for a Zendesk credential.");
    }

    /** In the place of {@link #wanted} or of a reminder, where another one says more. */
    static Message askedAnew(Occasion o, Instant asked) {
        Request request = o.theRequest();
        String outdated =
                "what you were asked at "
                        + When.at(asked, o.policy())
                        + " is out of date; another message says how it stands";
        return wasWanted(request)
                .next(outdated, "whoever that message names")
                .message(
                        "The request of "
                                + Mrkdwn.name(request.requesterName())
                                + ": "
                                + outdated
                                + ".");
    }

    static Message noApprover(Occasion o) {
        Request request = o.theRequest();
        String stage =
                request.stage().filter(s -> s == Stage.MANAGER).isPresent()
                        ? "as manager: the directory names no manager who may"
                        : "for Support Operations: nobody is left who is neither the requester nor"
                                + " decided before";
        Blocks blocks =
                Blocks.titled("A request that nobody may decide")
                        .say(
                                Words.request(o)
                                        + " waits, and nobody may decide on it "
                                        + stage
                                        + ".")
                        .say(Words.summary(request, o));
        o.reason().ifPresent(why -> blocks.quote("Details", why, Words.whole(request)));
        return blocks.next(
                        "once the directory names somebody, that person is asked. It is never"
                                + " approved by itself"
                                + lapse(request, o),
                        "Support Ops managers: correct the directory (`PUT /people`)")
                .message(Words.request(o) + " waits, and nobody may decide on it.");
    }

    private static List<String> scopes(Content content) {
        return content.kind() == Kind.OAUTH_CLIENT
                ? content.scopes().stream().map(s -> Scopes.inWords(s) + " (" + s + ")").toList()
                : List.of();
    }

    private static String decided(Decision d, Request request, Occasion o) {
        boolean stands = request.standing(d.stage()).filter(d::equals).isPresent();
        return "*"
                + Mrkdwn.name(d.byName())
                + "* "
                + (d.verdict() == Verdict.APPROVE ? "approved" : "denied")
                + (d.stage() == Stage.MANAGER ? " as manager" : " for Support Operations")
                + ", "
                + When.at(d.at(), o.policy())
                + (stands ? "." : " (void: the request was changed since).");
    }

    private static String next(Request request, Occasion o) {
        String then =
                request.stage().filter(s -> s == Stage.MANAGER).isPresent()
                        ? "after your approval a Support Operations manager decides"
                        : "your approval is the last one: the credential is made at once and sent to"
                                + " the requester";
        return then + lapse(request, o);
    }

    private static String lapse(Request request, Occasion o) {
        return request.lapsesAt()
                .map(at -> ". Without a decision the request lapses on " + When.at(at, o.policy()))
                .orElse("");
    }
}
