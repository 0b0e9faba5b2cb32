package dev.tokenward.workflow;

import dev.tokenward.domain.IssueRef;
import dev.tokenward.domain.Notice;
import dev.tokenward.domain.Refusal;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestState;
import dev.tokenward.store.Commit;
import dev.tokenward.store.Store;
import java.util.Optional;

/**
 * Which request an issue carries: one, ever. Only where that one was denied is the issue, opened
 * again, a new request.
 */
final class IssuePlaces {
    private final Store store;

    IssuePlaces(Store store) {
        this.store = store;
    }

    sealed interface Standing {
        record Free() implements Standing {}

        /** It may be taken over, if it is open: then somebody opened it again. */
        record OfADenied(String requestId) implements Standing {}

        record Taken(String by, Refusal why) implements Standing {}
    }

    Standing of(IssueRef issue, String requestId) {
        Optional<String> owner =
                store.owner(Commit.Place.issue(issue, requestId).key())
                        .filter(by -> !by.equals(requestId));
        if (owner.isEmpty()) {
            return new Standing.Free();
        }
        String by = owner.get();
        Optional<Request> denied = store.request(by).filter(IssuePlaces::mayBePassedOn);
        if (denied.isEmpty()) {
            return new Standing.Taken(by, taken(by));
        }
        // the closing that is still to come would strike the new request
        return isBeingClosed(denied.get())
                ? new Standing.Taken(
                        by,
                        new Refusal.Taken(
                                "This issue is being closed, since its request "
                                        + by
                                        + " was denied. Once it is closed, reopen it and ask again, or"
                                        + " open a new one.",
                                Optional.of(by)))
                : new Standing.OfADenied(by);
    }

    /** Denied; or over before GitLab could say whether the issue was its requester's at all. */
    private static boolean mayBePassedOn(Request r) {
        boolean over = r.state() == RequestState.WITHDRAWN || r.state() == RequestState.LAPSED;
        return r.state() == RequestState.DENIED || (over && !r.issueChecked());
    }

    private boolean isBeingClosed(Request denied) {
        String closing =
                Notice.keyOf(
                        denied.id(),
                        Notice.Topic.DENIED,
                        denied.version(),
                        new Notice.Recipient.Issue(true));
        return store.outbox(closing).filter(row -> !row.status().isOver()).isPresent();
    }

    static Refusal taken(String by) {
        return new Refusal.Taken(
                "This issue carries a request already ("
                        + by
                        + "); one issue carries one request. Open a new issue for a new request.",
                Optional.of(by));
    }
}
