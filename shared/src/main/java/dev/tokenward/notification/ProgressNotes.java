package dev.tokenward.notification;

import dev.tokenward.domain.Decision;
import dev.tokenward.domain.Email;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.Stage;
import dev.tokenward.domain.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Comments while a request is on its way. */
final class ProgressNotes {
    /** More names than this do not tell anybody that it is their turn. */
    private static final int MOST_NAMED = 3;

    private ProgressNotes() {}

    static String of(Occasion o) {
        Request request = o.theRequest();
        return switch (o.notice().topic()) {
            case DECISION_WANTED ->
                    received(
                                    isFirst(request)
                                            ? new Note()
                                            : new Note()
                                                    .say(
                                                            "**The next decision is wanted** on request `"
                                                                    + request.id()
                                                                    + "`."),
                                    o)
                            .next(turn(request, o), who(request));
            case DECISION_REMINDER ->
                    new Note()
                            .say("**Reminded.** Request `" + request.id() + "` is not decided yet.")
                            .next(turn(request, o), who(request));
            case ESCALATED ->
                    new Note()
                            .say(
                                    (request.stage().equals(Optional.of(Stage.SUPPORT_OPS))
                                                    ? "**Support Operations was told again**"
                                                    : "**The next level was told**")
                                            + " that request `"
                                            + request.id()
                                            + "` is not decided yet.")
                            .next(turn(request, o), who(request));
            case STAGE_APPROVED ->
                    new Note()
                            .say("**The first approval is given.** " + approvals(request, o))
                            .next(turn(request, o), who(request));
            case APPROVED ->
                    new Note()
                            .say("**Approved.** " + approvals(request, o))
                            .say(facts(request, o))
                            .next(
                                    "the credential is made and sent to the requester by Slack direct"
                                            + " message, nowhere else",
                                    "nobody; Tokenward does it now");
            case SENT_BACK -> {
                Note note =
                        new Note().say("**To be decided anew.** No credential was made so far.");
                o.reason().ifPresent(why -> note.quote("Why", why));
                yield note.next(turn(request, o), who(request));
            }
            case EDITED ->
                    reading(
                                    new Note()
                                            .say(
                                                    "**Edited.** The request is now what this issue says;"
                                                            + " approvals that were given before do not"
                                                            + " count any more.")
                                            .say(facts(request, o)),
                                    o)
                            .next(turn(request, o), who(request));
            case ISSUE_DEFERRED -> {
                Note note =
                        new Note()
                                .say(
                                        "**Put off.** The request is approved, but waits to be issued.");
                o.reason().ifPresent(why -> note.quote("Why", why));
                yield note.next(
                        request.nextAttemptAt()
                                .map(at -> "Tokenward tries again on " + When.at(at, o.policy()))
                                .orElse("Tokenward tries again by itself"),
                        "nobody at present");
            }
            default -> {
                Note note =
                        received(
                                new Note().say("**Nobody may decide** on this request at present."),
                                o);
                o.reason().ifPresent(why -> note.quote("Details", why));
                yield note.next(
                        "once the directory names somebody, that person is asked; it is never approved"
                                + " by itself",
                        "Support Ops managers, who keep the directory");
            }
        };
    }

    /** Also where decisions were faster than the comment that it was received. */
    private static boolean isFirst(Request request) {
        return request.decisions().isEmpty() || !request.state().isWaiting();
    }

    /** How it came in, for who reads of it for the first time, and what is asked. */
    private static Note received(Note note, Occasion o) {
        Request request = o.theRequest();
        if (isFirst(request)) {
            note.say("**Request received** as `" + request.id() + "`.");
            if (request.fromIssue().isEmpty()) {
                note.say(
                        "It was made through the API: editing the description of this issue does not"
                                + " change it. To change it, take it back and ask anew.");
            }
        }
        return reading(note.say(facts(request, o)), o);
    }

    /** What was read from the issue: whoever wrote it sees whether it is what they meant. */
    private static Note reading(Note note, Occasion o) {
        o.param("read")
                .ifPresent(read -> {
                    AdviceTexts.of(o.theRequest().content())
                            .ifPresent(advice -> note.quote(AdviceTexts.TITLE, advice));
                    note.quote("Read from the description; edit it if this is wrong", read);
                });
        return note;
    }

    private static String facts(Request request, Occasion o) {
        return "An "
                + Power.kind(request.content().kind())
                + " that ends "
                + When.endOf(request.content().removalDate(), o.policy())
                + "; "
                + When.left(request.content().removalDate(), o.policy(), o.now())
                + ".";
    }

    private static String approvals(Request request, Occasion o) {
        return request.decisions().stream()
                .filter(d -> d.verdict() == Verdict.APPROVE)
                .filter(d -> request.standing(d.stage()).filter(d::equals).isPresent())
                .map(d -> approval(d, o))
                .collect(Collectors.joining(" "));
    }

    private static String approval(Decision d, Occasion o) {
        return Markdown.inline(d.byName())
                + " approved"
                + (d.stage() == Stage.MANAGER ? " as manager" : " for Support Operations")
                + ", "
                + When.at(d.at(), o.policy())
                + ".";
    }

    private static String turn(Request request, Occasion o) {
        String stage =
                request.stage()
                        .map(s ->
                                s == Stage.MANAGER
                                        ? "the requester's manager decides, then a Support"
                                                + " Operations manager"
                                        : "a Support Operations manager decides")
                        .orElse("the request moves on by itself");
        return stage
                + request.lapsesAt()
                        .map(at -> "; undecided, it lapses on " + When.at(at, o.policy()))
                        .orElse("");
    }

    private static String who(Request request) {
        List<Email> waiting = request.waitingFor();
        if (waiting.isEmpty()) {
            return "nobody at present";
        }
        if (waiting.size() > MOST_NAMED) {
            return "any of " + waiting.size() + " Support Operations managers";
        }
        return waiting.stream()
                .map(e -> Markdown.code(e.value()))
                .collect(Collectors.joining(" or "));
    }
}
