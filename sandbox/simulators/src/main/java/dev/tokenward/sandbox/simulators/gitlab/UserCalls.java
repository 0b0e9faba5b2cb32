package dev.tokenward.sandbox.simulators.gitlab;

import dev.tokenward.sandbox.simulators.Reply;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code /user} and {@code /users}. */
final class UserCalls {
    private final Tracker tracker;

    UserCalls(Tracker tracker) {
        this.tracker = tracker;
    }

    Reply current(Ask ask, URI root) {
        return Reply.json(200, new Shapes(tracker, root).user(ask.user(), true));
    }

    /** {@code username} is exact but for its case; {@code search} takes parts. */
    Reply list(Ask ask, URI root) {
        Optional<String> username = ask.text("username");
        Optional<String> search = ask.text("search").map(s -> s.toLowerCase(Locale.ROOT));
        List<User> rows =
                tracker.users()
                        .filter(u -> username.map(u.username()::equalsIgnoreCase).orElse(true))
                        .filter(u -> search.map(s -> matches(u, s)).orElse(true))
                        .toList();
        Shapes shapes = new Shapes(tracker, root);
        return Paging.list(
                ask,
                root,
                rows,
                user -> ask.admin() ? shapes.user(user, true) : shapes.brief(user.id()));
    }

    Reply show(Ask ask, long id, URI root) {
        return tracker.user(id)
                .map(user -> Reply.json(200, new Shapes(tracker, root).user(user, ask.admin())))
                .orElseGet(() -> Failures.noRecord("User"));
    }

    private static boolean matches(User user, String part) {
        return user.username().contains(part)
                || user.name().toLowerCase(Locale.ROOT).contains(part)
                || user.email().equals(part);
    }
}
