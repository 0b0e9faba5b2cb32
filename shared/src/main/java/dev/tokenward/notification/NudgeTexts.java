package dev.tokenward.notification;

import dev.tokenward.domain.Email;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.Stage;
import dev.tokenward.slack.Message;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is told when nobody has decided on a request for days. No button: the first message has
 * them.
 */
final class NudgeTexts {
    private NudgeTexts() {}

    static Message reminder(Occasion o) {
        Request request = o.theRequest();
        String person = Mrkdwn.name(request.requesterName());
        return Blocks.titled("Your decision is still wanted")
                .say(
                        "*"
                                + person
                                + "* asked for a Zendesk credential, and it has waited for a decision"
                                + " since "
                                + When.at(request.since(), o.policy())
                                + ".")
                .say(Words.summary(request, o))
                .quote("Purpose", request.content().purpose(), Words.whole(request))
                .say(
                        "*How to decide:* as the message that asked you first says, or send `POST"
                                + " /requests/"
                                + request.id()
                                + "/decisions` with the version that you read in the header"
                                + " `If-Match`.")
                .next(lapse(request, o), "you, or whoever else may decide at this stage")
                .message(
                        person
                                + "'s request for a Zendesk credential still waits for your decision.");
    }

    static Message escalated(Occasion o) {
        Request request = o.theRequest();
        String waits = waitsFor(request);
        Blocks blocks =
                Blocks.titled("A request that nobody decides on")
                        .say(
                                Words.request(o)
                                        + " for a Zendesk credential has waited for "
                                        + waits
                                        + " since "
                                        + When.at(request.since(), o.policy())
                                        + ".")
                        .say(Words.summary(request, o));
        Told told = told(request, o);
        blocks.say(
                switch (told) {
                    case REQUESTER -> "Others have been told.";
                    case DECIDER ->
                            "It waits for you, or for whoever else of Support Operations may decide. The"
                                    + " first message about it has the buttons; by the API it is `POST"
                                    + " /requests/"
                                    + request.id()
                                    + "/decisions`.";
                    case NEXT_LEVEL -> "You are told, not asked: you need not decide it yourself.";
                });
        return blocks.next(
                        lapse(request, o),
                        waits
                                + switch (told) {
                                    case REQUESTER -> "; a word from you may help";
                                    case DECIDER -> "";
                                    case NEXT_LEVEL ->
                                            "; please see that it is decided, or that the directory names"
                                                    + " somebody who can";
                                })
                .message(
                        Words.request(o) + " for a Zendesk credential still waits for a decision.");
    }

    /** As whom somebody reads of an escalation. */
    private enum Told {
        REQUESTER,
        DECIDER,
        NEXT_LEVEL
    }

    /** Above Support Ops there is no level: its channel, or its managers, are told again. */
    private static Told told(Request request, Occasion o) {
        if (o.readBy(request.requester())) {
            return Told.REQUESTER;
        }
        boolean theirs =
                o.reader()
                        .map(p -> request.waitingFor().contains(p.email()))
                        .orElseGet(() -> request.stage().equals(Optional.of(Stage.SUPPORT_OPS)));
        return theirs ? Told.DECIDER : Told.NEXT_LEVEL;
    }

    private static String waitsFor(Request request) {
        if (request.stage().filter(s -> s == Stage.SUPPORT_OPS).isPresent()) {
            return "a Support Operations manager";
        }
        return request.waitingFor().isEmpty()
                ? "somebody who may decide"
                : request.waitingFor().stream()
                        .map(Email::value)
                        .map(Mrkdwn::escape)
                        .collect(Collectors.joining(", "));
    }

    private static String lapse(Request request, Occasion o) {
        return request.lapsesAt()
                .map(at -> "without a decision the request lapses on " + When.at(at, o.policy()))
                .orElse("it has moved on meanwhile");
    }
}
