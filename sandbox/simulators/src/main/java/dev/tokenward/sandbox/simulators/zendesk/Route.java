package dev.tokenward.sandbox.simulators.zendesk;

import dev.tokenward.sandbox.simulators.Reply;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * One route under {@code /api/v2}, and who may use it.
 *
 * @param resource what its scopes are called; empty where only the broad scopes suffice
 */
record Route(
        String method,
        Pattern path,
        Optional<String> resource,
        User.Role role,
        Function<Ask, Reply> action) {
    /** For admins, and only with the broad scopes: there is none for managing credentials. */
    static Route admin(String method, String path, Function<Ask, Reply> action) {
        return new Route(method, Pattern.compile(path), Optional.empty(), User.Role.ADMIN, action);
    }

    static Route of(
            String method,
            String path,
            String resource,
            User.Role role,
            Function<Ask, Reply> action) {
        return new Route(method, Pattern.compile(path), Optional.of(resource), role, action);
    }

    /** With the broad scopes, for anybody of this role. */
    static Route broad(String method, String path, User.Role role, Function<Ask, Reply> action) {
        return new Route(method, Pattern.compile(path), Optional.empty(), role, action);
    }

    /** What the pattern caught, if method and path fit. */
    Optional<List<String>> match(String calledMethod, String calledPath) {
        Matcher matcher = path.matcher(calledPath);
        if (!method.equals(calledMethod) || !matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                IntStream.rangeClosed(1, matcher.groupCount()).mapToObj(matcher::group).toList());
    }
}
