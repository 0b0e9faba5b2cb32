package dev.tokenward.sandbox.simulators.gitlab;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Users, projects, issues, notes. Guarded by the simulator's lock, but for the quirks. */
final class Tracker {
    final Set<GitLabQuirk> quirks = Collections.synchronizedSet(EnumSet.noneOf(GitLabQuirk.class));
    private final Map<Long, User> users = new LinkedHashMap<>();
    private final Map<Long, Project> projects = new LinkedHashMap<>();
    private final Map<Long, Issue> issues = new LinkedHashMap<>();
    private final Map<Long, Note> notes = new LinkedHashMap<>();
    private long lastId;

    Tracker(GitLabState state) {
        state.users().forEach(this::put);
        state.projects().forEach(this::put);
        state.issues().forEach(this::put);
        state.notes().forEach(note -> notes.put(note.id(), note));
        lastId = state.lastId();
    }

    GitLabState state() {
        return new GitLabState(
                lastId,
                List.copyOf(users.values()),
                List.copyOf(projects.values()),
                List.copyOf(issues.values()),
                List.copyOf(notes.values()));
    }

    long nextId() {
        return ++lastId;
    }

    void put(User user) {
        users.put(user.id(), user);
    }

    void put(Project project) {
        projects.put(project.id(), project);
    }

    void put(Issue issue) {
        issues.put(issue.id(), issue);
    }

    Stream<User> users() {
        return users.values().stream();
    }

    Optional<User> user(long id) {
        return Optional.ofNullable(users.get(id));
    }

    /** User names differ by more than case. */
    Optional<User> userByName(String username) {
        return users().filter(u -> u.username().equalsIgnoreCase(username)).findFirst();
    }

    Optional<Project> project(long id) {
        return Optional.ofNullable(projects.get(id));
    }

    /** By number or by path, whatever its case. */
    Optional<Project> project(String idOrPath) {
        return projects.values().stream()
                .filter(p -> idOrPath.equals("" + p.id()) || p.path().equalsIgnoreCase(idOrPath))
                .findFirst();
    }

    /** The project that once had this path. */
    Optional<Project> projectMovedFrom(String path) {
        return projects.values().stream()
                .filter(p -> p.formerPaths().stream().anyMatch(path::equalsIgnoreCase))
                .findFirst();
    }

    Optional<Issue> issue(long projectId, long iid) {
        return issuesOf(projectId).filter(i -> i.iid() == iid).findFirst();
    }

    Stream<Issue> issuesOf(long projectId) {
        return issues.values().stream().filter(i -> i.projectId() == projectId);
    }

    /** Oldest first. */
    List<Note> notesOf(Issue issue) {
        return notes.values().stream().filter(n -> n.issueId() == issue.id()).toList();
    }

    Issue open(
            Project project, String title, Optional<String> description, long author, Instant now) {
        long iid = project(project.id()).orElse(project).lastIid() + 1;
        put(project.withLastIid(iid));
        Issue issue =
                new Issue(
                        nextId(),
                        project.id(),
                        iid,
                        title,
                        description,
                        true,
                        author,
                        List.of(),
                        List.of(),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        now,
                        now);
        put(issue);
        return issue;
    }

    Note note(Issue issue, long author, String body, boolean system, Instant now) {
        Note note = new Note(nextId(), issue.id(), author, body, system, now);
        notes.put(note.id(), note);
        return note;
    }

    /** Closes, with the system note that GitLab writes; twice is as once. */
    Issue close(Issue issue, long by, Instant now) {
        if (!issue.open()) {
            return issue;
        }
        Issue closed = issue.closed(by, now);
        put(closed);
        note(closed, by, "closed", true, now);
        return closed;
    }

    Issue reopen(Issue issue, long by, Instant now) {
        if (issue.open()) {
            return issue;
        }
        Issue open = issue.reopened(now);
        put(open);
        note(open, by, "reopened", true, now);
        return open;
    }

    /**
     * A new issue there with the comments of the old one, which is closed here with {@code
     * moved_to_id}.
     */
    Issue move(Issue issue, Project target, long by, Instant now) {
        Issue copy = open(target, issue.title(), issue.description(), issue.authorId(), now);
        for (Note note : notesOf(issue)) {
            if (!note.system()) {
                note(copy, note.authorId(), note.body(), false, note.createdAt());
            }
        }
        put(issue.moved(copy.id(), by, now));
        note(issue, by, "moved to " + target.path() + "#" + copy.iid(), true, now);
        note(copy, by, "moved from #" + issue.iid(), true, now);
        return copy;
    }
}
