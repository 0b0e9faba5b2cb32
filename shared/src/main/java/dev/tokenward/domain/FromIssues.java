package dev.tokenward.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What becomes of a request whose content was read from an issue, as the issue changes. */
public final class FromIssues {
    /** Characters of a reason; a table's item holds 400 KB (documented). */
    private static final int MOST_WORDS = 12_000;

    private FromIssues() {}

    /**
     * A new request of an issue whose text has faults: denied at once, with each of them.
     *
     * @param content as far as it could be read
     * @param from the text, and what of it could not be read
     * @param read what was read, for people to compare with what they meant
     */
    public static Change<Request> faulty(
            String id,
            Actor requester,
            Content content,
            List<Fault> faults,
            FromIssue from,
            Optional<String> read,
            Facts facts,
            Instant now) {
        Request blank =
                RequestLifecycle.open(id, requester, content, true, Optional.empty(), facts, now)
                        .next();
        Request next =
                blank.draft()
                        .to(RequestState.DENIED, now)
                        .reason(words(faults))
                        .guidance(null)
                        .fromIssue(from)
                        .same();
        return saying(denied(next, Optional.of(requester), words(faults)), read);
    }

    /**
     * A new request of an issue.
     *
     * @param from the text that was read
     * @param read what was read, for people to compare with what they meant
     * @param guidance what fits instead, should it need no administrator
     */
    public static Change<Request> open(
            String id,
            Actor requester,
            Content content,
            FromIssue from,
            Optional<String> read,
            Facts facts,
            String guidance,
            Instant now) {
        Change<Request> opened =
                RequestLifecycle.open(
                        id, requester, content, true, Optional.empty(), facts, guidance, now);
        Request next = opened.next().draft().fromIssue(from).same();
        return saying(new Change<>(next, opened.audit(), opened.notices()), read);
    }

    private static Change<Request> saying(Change<Request> change, Optional<String> read) {
        return new Change<>(
                change.next(),
                change.audit(),
                change.notices().stream().map(n -> saying(n, read)).toList());
    }

    /** One comment tells the step and the reading it rests on. */
    private static Notice saying(Notice n, Optional<String> read) {
        return read.isPresent() && n.recipient() instanceof Notice.Recipient.Issue
                ? new Notice(
                        n.key(),
                        n.topic(),
                        n.requestId(),
                        n.credentialId(),
                        n.recipient(),
                        Map.of("read", read.get()))
                : n;
    }

    static Outcome<Request> apply(Request r, Command.FromIssue command, Facts facts, Instant now) {
        // of one whose issuance failed another try may be ordered
        boolean open =
                r.state().isWaiting()
                        || r.state() == RequestState.APPROVED
                        || r.state() == RequestState.ISSUE_FAILED;
        boolean late =
                switch (command) {
                    case Command.ClosedByHand closed -> isIssuing(r);
                    // answered then, so that it does not count when the value is issued anew
                    case Command.Reworded reworded -> r.state() == RequestState.ISSUED;
                    case Command.Edit edit -> false;
                    case Command.EditRejected rejected -> false;
                };
        if (!open && !late) {
            return new Outcome.Refused<>(
                    new Refusal.WrongState(
                            "The request is " + r.state() + ": its issue changes nothing any more.",
                            r.state().name()));
        }
        return switch (command) {
            case Command.Edit c -> new Outcome.Changed<>(edited(r, c, facts, now));
            case Command.Reworded(String text, Optional<Instant> asOf) ->
                    new Outcome.Changed<>(
                            new RequestNews(r.draft().fromIssue(reworded(r, text, asOf)).next())
                                    .record("reworded", Optional.empty(), Map.of())
                                    .done());
            case Command.EditRejected(
                            List<Fault> faults,
                            String text,
                            Optional<Instant> asOf,
                            Optional<String> read) -> {
                Request next =
                        r.draft()
                                .to(RequestState.DENIED, now)
                                .reason(words(faults))
                                .fromIssue(reworded(r, text, asOf))
                                .next();
                yield new Outcome.Changed<>(
                        saying(denied(next, Optional.empty(), words(faults)), read));
            }
            case Command.ClosedByHand(String username) ->
                    new Outcome.Changed<>(closed(r, username, now));
        };
    }

    private static Change<Request> edited(Request r, Command.Edit c, Facts facts, Instant now) {
        Content content = c.content();
        Request.Draft draft =
                r.draft()
                        .anew(now)
                        .content(content, facts.policy().endOf(content.removalDate()))
                        .fromIssue(FromIssue.edited(r.fromIssue(), c.text(), c.asOf()))
                        // what was tried was tried for another content
                        .attempts(0)
                        .reason(null);
        if (!content.needsAdmin()) {
            Request next =
                    draft.to(RequestState.DENIED, now)
                            .reason(RequestLifecycle.NO_ADMIN)
                            .guidance(c.guidance())
                            .next();
            return denied(next, Optional.empty(), RequestLifecycle.NO_ADMIN);
        }
        Stage first = content.category().isException() ? Stage.SUPPORT_OPS : Stage.MANAGER;
        Request next = Asking.enter(draft, first, facts, now);
        RequestNews news =
                new RequestNews(next)
                        .record(
                                "edited",
                                Optional.empty(),
                                Map.of("by", "issue"),
                                Map.of("purpose", content.purpose()))
                        .tellRequester(Notice.Topic.EDITED)
                        .tell(
                                Notice.Topic.EDITED,
                                new Notice.Recipient.Issue(false),
                                c.read().map(read -> Map.of("read", read)).orElse(Map.of()));
        return Asking.tell(news, next).done();
    }

    private static Change<Request> closed(Request r, String username, Instant now) {
        String why = "The issue was closed by hand by GitLab user " + username + ".";
        if (isIssuing(r)) {
            return new RequestNews(r.draft().withdrawalRequested(true).next())
                    .record(
                            "withdrawal-asked",
                            Optional.empty(),
                            Map.of("by", "issue"),
                            Map.of("reason", why))
                    .done();
        }
        Request next = r.draft().to(RequestState.WITHDRAWN, now).reason(why).next();
        return new RequestNews(next)
                .record("withdrawn", Optional.empty(), Map.of("by", "issue"), Map.of("reason", why))
                .tellRequester(Notice.Topic.WITHDRAWN)
                .comment(Notice.Topic.WITHDRAWN, true)
                .done();
    }

    private static FromIssue reworded(Request r, String text, Optional<Instant> asOf) {
        return r.fromIssue()
                .map(was -> was.reworded(text, asOf))
                .orElseGet(() -> FromIssue.whole(text, asOf));
    }

    private static boolean isIssuing(Request r) {
        return r.state() == RequestState.ISSUING && !r.withdrawalRequested();
    }

    private static Change<Request> denied(Request next, Optional<Actor> actor, String why) {
        return new RequestNews(next)
                .record("denied", actor, Map.of("by", "issue"), Map.of("reason", why))
                .tellRequester(Notice.Topic.DENIED)
                .comment(Notice.Topic.DENIED, true)
                .done();
    }

    private static String words(List<Fault> faults) {
        String all = faults.stream().map(Fault::message).collect(Collectors.joining("\n"));
        return all.length() <= MOST_WORDS ? all : all.substring(0, MOST_WORDS) + "\u2026";
    }
}
