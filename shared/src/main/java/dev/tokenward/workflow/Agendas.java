package dev.tokenward.workflow;

import dev.tokenward.domain.Agenda;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Email;
import dev.tokenward.domain.FeedKind;
import dev.tokenward.domain.IssueRef;
import dev.tokenward.domain.Request;
import dev.tokenward.store.Page;
import dev.tokenward.store.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Gathers what a calendar shows, by the indexes that lists are read from: the living first, then
 * what has gone, until its day lies {@link #KEPT} back.
 */
final class Agendas {
    /** An event that was called off stays so long after its day, so that every reader sees it. */
    static final Duration KEPT = Duration.ofDays(90);

    /** About half a megabyte: calendars give up on files of more than one. */
    static final int MOST = 500;

    private static final int PAGE = 100;

    private final World world;

    Agendas(World world) {
        this.world = world;
    }

    Agenda of(FeedKind kind, Email owner) {
        return switch (kind) {
            case PERSONAL ->
                    credentials(kind, p -> world.store().credentialsOf(owner, p), issuesOf(owner));
            // an issue for each credential of the company would be a read each; its link stands in
            // the standard name
            case SUPPORT_OPS ->
                    credentials(
                            kind, p -> world.store().credentials(Optional.empty(), p), Map.of());
        };
    }

    private Agenda credentials(
            FeedKind kind,
            Function<PageRequest, Page<Credential>> list,
            Map<String, IssueRef> issues) {
        Instant since = world.now().minus(KEPT);
        List<Credential> found = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Page<Credential> page = list.apply(new PageRequest(PAGE, cursor));
            for (Credential c : page.items()) {
                if (!c.status().mayExist() && c.endsAt().isBefore(since)) {
                    return new Agenda(kind, found, issues, false);
                }
                if (c.status() == CredentialStatus.PENDING) {
                    continue;
                }
                if (found.size() == MOST) {
                    return new Agenda(kind, found, issues, true);
                }
                found.add(c);
            }
            cursor = page.cursor();
        } while (cursor.isPresent());
        return new Agenda(kind, found, issues, false);
    }

    /** Of the newest requests, as many as credentials are shown. */
    private Map<String, IssueRef> issuesOf(Email owner) {
        Map<String, IssueRef> issues = new HashMap<>();
        Optional<String> cursor = Optional.empty();
        int seen = 0;
        do {
            Page<Request> page = world.store().requestsOf(owner, new PageRequest(PAGE, cursor));
            page.items()
                    .forEach(
                            r -> r.content().issue().ifPresent(issue -> issues.put(r.id(), issue)));
            seen += page.items().size();
            cursor = page.cursor();
        } while (cursor.isPresent() && seen < MOST);
        return issues;
    }
}
