package dev.tokenward.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.domain.IssueRef;
import dev.tokenward.net.Answer;
import dev.tokenward.net.Call;
import dev.tokenward.net.ForeignJson;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Who closed an issue when; GitLab keeps that since version 13.2 (documented). */
final class Closings {
    private final Lists lists;
    private final Supplier<Answer<Long>> ownId;

    Closings(GitLabCalls calls, Supplier<Answer<Long>> ownId) {
        this.lists = new Lists(calls);
        this.ownId = ownId;
    }

    /** By GitLab's own clock. A GitLab that keeps no such events says no. */
    Answer<Boolean> isClosedByUs(IssueRef ref, Instant since) {
        Call events =
                Call.get(
                        "/api/v4/projects/{project}/issues/{number}/resource_state_events",
                        ref.project(),
                        Long.toString(ref.number()));
        Answer<Boolean> answer =
                ownId.get()
                        .then(own -> lists.first(events, event -> closing(event, own, since)))
                        .map(Optional::isPresent);
        return answer instanceof Answer.Missing<Boolean> ? new Answer.Ok<>(false) : answer;
    }

    private static Optional<Instant> closing(JsonNode event, long own, Instant since) {
        boolean ours = IssueJson.user(event.path("user")).filter(by -> by.id() == own).isPresent();
        return ours && ForeignJson.text(event, "state").filter("closed"::equals).isPresent()
                ? ForeignJson.instant(event, "created_at").filter(at -> !at.isBefore(since))
                : Optional.empty();
    }
}
