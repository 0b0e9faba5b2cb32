package dev.tokenward.sandbox.simulators.gitlab;

import dev.tokenward.sandbox.simulators.Call;
import dev.tokenward.sandbox.simulators.Reply;
import dev.tokenward.sandbox.simulators.Simulator;
import dev.tokenward.sandbox.simulators.StateFile;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** One GitLab. */
public final class GitLabSimulator extends Simulator<GitLabState> {
    private final Tracker tracker;
    private final GitLabAccess access;
    private final Hooks hooks;
    private final Routes routes;

    private GitLabSimulator(
            InstantSource clock,
            GitLabAccess access,
            Tracker tracker,
            Optional<StateFile<GitLabState>> file) {
        super(clock, file);
        this.tracker = tracker;
        this.access = access;
        this.hooks = new Hooks(tracker, access);
        this.routes = new Routes(tracker, hooks);
    }

    /**
     * A GitLab, restored where the file holds one.
     *
     * @param file where the state is kept; empty: in memory
     */
    public static GitLabSimulator create(
            InstantSource clock, GitLabAccess access, Optional<Path> file) {
        Optional<StateFile<GitLabState>> state =
                file.map(path -> new StateFile<>(path, GitLabState.class));
        GitLabState start = state.flatMap(StateFile::load).orElseGet(Beginning::state);
        return new GitLabSimulator(clock, access, new Tracker(start), state);
    }

    /** A GitLab that goes on from a state, in memory. */
    public static GitLabSimulator from(
            GitLabState start, InstantSource clock, GitLabAccess access) {
        return new GitLabSimulator(clock, access, new Tracker(start), Optional.empty());
    }

    @Override
    protected GitLabState state() {
        return tracker.state();
    }

    @Override
    protected Reply answer(Call call) {
        String token =
                call.header("private-token")
                        .or(() ->
                                call.header("authorization")
                                        .filter(h -> h.startsWith("Bearer "))
                                        .map(h -> h.substring("Bearer ".length())))
                        .orElse("");
        Optional<User> user = tracker.userByName(access.username(token));
        if (user.isEmpty()) {
            return Failures.unauthorized();
        }
        if (user.get().blocked()) {
            return Failures.blocked();
        }
        boolean admin =
                user.get().username().equals(Beginning.SERVICE)
                        && tracker.quirks.contains(GitLabQuirk.SERVICE_IS_ADMIN);
        return routes.run(Ask.of(call, user.get(), admin, clock().instant()), root());
    }

    public GitLabSimulator with(GitLabQuirk quirk) {
        tracker.quirks.add(quirk);
        return this;
    }

    public GitLabSimulator without(GitLabQuirk quirk) {
        tracker.quirks.remove(quirk);
        return this;
    }

    /** What is there now. */
    public GitLabState look() {
        return exclusively(this::state);
    }

    /** Gets every webhook of an issue from now on, in a thread of its own. */
    public void onHook(Consumer<Hook> listener) {
        hooks.listen(listener);
    }

    /** How many webhooks are on their way to those who get them. */
    public int hooksOnTheWay() {
        return hooks.onTheWay();
    }

    /** The webhook that this action on an issue would have sent; {@code by} is a user name. */
    public Hook hook(String project, long iid, String action, String by) {
        return exclusively(() ->
                hooks.hook(
                        found(project, iid),
                        found(project, iid),
                        action,
                        tracker.userByName(by).orElseThrow(),
                        root()));
    }

    public Issue issue(String project, long iid) {
        return exclusively(() -> found(project, iid));
    }

    /** Oldest first, system notes among them. */
    public List<Note> notes(String project, long iid) {
        return exclusively(() -> tracker.notesOf(found(project, iid)));
    }

    /** Opens an issue as this user and answers with its number. */
    public long open(String project, String username, String title, Optional<String> description) {
        return exclusively(() -> {
            Instant now = clock().instant();
            User author = tracker.userByName(username).orElseThrow();
            Issue issue =
                    tracker.open(
                            tracker.project(project).orElseThrow(),
                            title,
                            description,
                            author.id(),
                            now);
            hooks.send(issue, issue, "open", author, root());
            return issue.iid();
        });
    }

    /** Somebody changes the description; this is what the webhook tells of it. */
    public Hook edit(String project, long iid, String username, String description) {
        return exclusively(() -> {
            Issue before = found(project, iid);
            Issue after = before.withDescription(Optional.of(description), clock().instant());
            tracker.put(after);
            return hooks.send(before, after, "update", user(username), root());
        });
    }

    /** Somebody closes it by hand; this is what the webhook tells of it. */
    public Hook close(String project, long iid, String username) {
        return exclusively(() -> {
            Issue before = found(project, iid);
            Issue after = tracker.close(before, user(username).id(), clock().instant());
            return hooks.send(before, after, "close", user(username), root());
        });
    }

    /** Somebody opens it again; this is what the webhook tells of it. */
    public Hook reopen(String project, long iid, String username) {
        return exclusively(() -> {
            Issue before = found(project, iid);
            Issue after = tracker.reopen(before, user(username).id(), clock().instant());
            return hooks.send(before, after, "reopen", user(username), root());
        });
    }

    private User user(String username) {
        return tracker.userByName(username).orElseThrow();
    }

    /** The old path answers writes with 405 from now on, reads with a redirection. */
    public void moveProject(String from, String to) {
        exclusively(() -> {
            tracker.put(tracker.project(from).orElseThrow().movedTo(to));
            return to;
        });
    }

    /**
     * Moves an issue to another project and answers with its number there. The old one's hook is an
     * update of an issue that is closed.
     */
    public long moveIssue(String from, long iid, String to) {
        return exclusively(() -> {
            Issue issue = found(from, iid);
            Project target = tracker.project(to).orElseThrow();
            Issue copy = tracker.move(issue, target, issue.authorId(), clock().instant());
            User author = tracker.user(issue.authorId()).orElseThrow();
            hooks.send(issue, found(from, iid), "update", author, root());
            hooks.send(copy, copy, "open", author, root());
            return copy.iid();
        });
    }

    public void addProject(long id, String path) {
        exclusively(() -> {
            tracker.put(new Project(id, path, List.of(), 0));
            return id;
        });
    }

    public void addUser(String username, String name, String email) {
        exclusively(() -> {
            tracker.put(new User(tracker.nextId(), username, name, email, "", true, false));
            return username;
        });
    }

    /** A user may claim any address here. */
    public void setPublicEmail(String username, String email) {
        change(username, user -> user.withPublicEmail(email));
    }

    public void setConfirmed(String username, boolean confirmed) {
        change(username, user -> user.withConfirmed(confirmed));
    }

    public void setBlocked(String username, boolean blocked) {
        change(username, user -> user.withBlocked(blocked));
    }

    private Issue found(String project, long iid) {
        return tracker.project(project).flatMap(p -> tracker.issue(p.id(), iid)).orElseThrow();
    }

    private void change(String username, UnaryOperator<User> change) {
        exclusively(() -> {
            tracker.put(change.apply(tracker.userByName(username).orElseThrow()));
            return username;
        });
    }
}
