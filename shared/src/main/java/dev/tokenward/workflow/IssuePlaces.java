package dev.tokenward.workflow;

import dev.tokenward.domain.IssueRef;
import dev.tokenward.domain.Notice;
import dev.tokenward.domain.Refusal;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestState;
import dev.tokenward.gitlab.GitLab;
import dev.tokenward.net.Answer;
import dev.tokenward.store.Commit;
import dev.tokenward.store.Store;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which request an issue carries: one, ever. Only where that one was denied is the issue, opened
 * again, a new request. An issue is known by its project and number, and once GitLab has shown it
 * by its number over all projects too, which stays when the project is renamed (case C40).
 */
final class IssuePlaces {
    private final Store store;

    IssuePlaces(Store store) {
        this.store = store;
    }

    sealed interface Standing {
        /**
         * It may carry a new request, if it is open.
         *
         * @param before by place, the denied requests that have it and pass it on
         */
        record Open(Map<String, String> before) implements Standing {
            /** Nobody is known to have asked by it. */
            static final Open FREE = new Open(Map.of());

            public Open {
                before = Map.copyOf(before);
            }
        }

        record Taken(String by, Refusal why) implements Standing {}
    }

    /** As far as its project and number tell, which is all before GitLab has shown it. */
    Standing of(IssueRef issue, String requestId) {
        return of(Commit.Place.issue(issue, requestId), Map.of());
    }

    /**
     * The same of the issue that GitLab shows there.
     *
     * @param first what {@link #of(IssueRef, String)} said before GitLab was asked: an issue that
     *     is closed since then is not taken for one that was opened again
     * @param id its number over all projects
     */
    Standing of(Standing first, IssueRef issue, Optional<Long> id, String requestId) {
        Map<String, String> before =
                switch (first) {
                    case Standing.Open(Map<String, String> denied) -> denied;
                    // another issue stands there now: its project has the path of an earlier one
                    case Standing.Taken(String by, Refusal why) ->
                            store.request(by).filter(r -> !r.isOn(id)).isPresent()
                                    ? Map.of(Commit.Place.issue(issue, requestId).key(), by)
                                    : Map.of();
                };
        boolean taken = first instanceof Standing.Taken && before.isEmpty();
        return taken || id.isEmpty()
                ? first
                : of(Commit.Place.issueId(id.get(), requestId), before);
    }

    private Standing of(Commit.Place place, Map<String, String> others) {
        Optional<String> owner = store.owner(place.key()).filter(by -> !by.equals(place.owner()));
        if (owner.isEmpty()) {
            return new Standing.Open(others);
        }
        String by = owner.get();
        Optional<Request> denied = store.request(by).filter(IssuePlaces::mayBePassedOn);
        if (denied.isEmpty()) {
            return new Standing.Taken(by, taken(by));
        }
        // the closing that is still to come would strike the new request
        if (isBeingClosed(denied.get())) {
            return new Standing.Taken(
                    by,
                    new Refusal.Taken(
                            "This issue is being closed, since its request "
                                    + by
                                    + " was denied. Once it is closed, reopen it and ask again, or"
                                    + " open a new one.",
                            Optional.of(by)));
        }
        Map<String, String> before = new HashMap<>(others);
        before.put(place.key(), by);
        return new Standing.Open(before);
    }

    /** Takes the issue for a new request: by its project and number, and by its own number. */
    static void take(
            Commit commit,
            Standing.Open standing,
            IssueRef issue,
            Optional<Long> id,
            String requestId) {
        take(commit, standing, Commit.Place.issue(issue, requestId));
        id.ifPresent(i -> take(commit, standing, Commit.Place.issueId(i, requestId)));
    }

    /** The issue that this one became in another project carries its request, if it is free. */
    void follow(long movedTo, String requestId) {
        store.commit(new Commit().take(Commit.Place.issueId(movedTo, requestId)));
    }

    private static void take(Commit commit, Standing.Open standing, Commit.Place place) {
        Optional.ofNullable(standing.before().get(place.key()))
                .ifPresentOrElse(
                        before -> commit.takeOver(place, before), () -> commit.take(place));
    }

    /**
     * The request that an issue came here with: one that was moved, or whose project was, has our
     * comments still (case C40). One whose request was denied here is known, and has none.
     */
    Answer<Optional<Request>> elsewhere(
            Standing.Open standing, IssueRef issue, GitLab gitlab, String requestId) {
        return standing.before().isEmpty()
                ? gitlab.markers(issue).map(markers -> carried(markers, requestId))
                : new Answer.Ok<>(Optional.empty());
    }

    private Optional<Request> carried(List<String> markers, String requestId) {
        return markers.stream()
                .map(marker -> marker.substring(0, Math.max(0, marker.indexOf(':'))))
                .distinct()
                .filter(id -> !id.isEmpty() && !id.equals(requestId))
                .flatMap(id -> store.request(id).stream())
                .filter(r -> r.state() != RequestState.DENIED)
                .findFirst();
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
