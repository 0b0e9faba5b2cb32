package dev.tokenward.sandbox.simulators.zendesk;

import dev.tokenward.sandbox.simulators.Call;
import dev.tokenward.sandbox.simulators.Reply;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The table of routes: finds one, checks the caller's scopes and role, runs it. */
final class Routes {
    private static final String API = "/api/v2/";
    private static final String CURRENT = "oauth/tokens/current";

    private final Account account;
    private final List<Route> routes = new ArrayList<>();

    Routes(Account account) {
        this.account = account;
        apiTokens(new ApiTokenCalls(account));
        clients(new OauthClientCalls(account));
        tokens(new OauthTokenCalls(account));
        others(new UserCalls(account), new AccountCalls(account));
    }

    Reply run(Call call, URI root, Instant now) {
        String path = path(call);
        for (Route route : routes) {
            Optional<List<String>> args = route.match(call.method(), path);
            if (args.isPresent()) {
                return run(route, args.get(), call, root, now);
            }
        }
        return switch (Caller.of(call, account, now)) {
            case Caller.Unknown(Reply refusal) -> refusal;
            case Caller.Anonymous none -> Errors.notAuthenticated();
            case Caller.Known known -> Errors.invalidEndpoint();
        };
    }

    private Reply run(Route route, List<String> args, Call call, URI root, Instant now) {
        return switch (Caller.of(call, account, now)) {
            case Caller.Unknown(Reply refusal) -> refusal;
            case Caller.Anonymous none ->
                    path(call).equals("users/me")
                            ? UserCalls.anonymous()
                            : Errors.notAuthenticated();
            case Caller.Known known ->
                    refusal(route, known, call)
                            .orElseGet(() ->
                                    route.action().apply(new Ask(call, known, args, root, now)));
        };
    }

    private Optional<Reply> refusal(Route route, Caller.Known caller, Call call) {
        boolean scopeless =
                path(call).equals(CURRENT)
                        && account.settings.has(Quirk.CURRENT_TOKEN_NEEDS_NO_SCOPE);
        List<String> needed =
                Scopes.needed(
                        call.method(),
                        route.resource()
                                .map(r -> r.equals("*") ? path(call).split("/", -1)[0] : r));
        if (!scopeless
                && caller.token().filter(t -> !Scopes.suffice(t.scopes(), needed)).isPresent()) {
            return Optional.of(Errors.missingScopes(needed));
        }
        return caller.user().role().atLeast(route.role())
                ? Optional.empty()
                : Optional.of(Errors.role());
    }

    /** Below {@code /api/v2/}, without the suffix {@code .json}, which every route accepts. */
    private static String path(Call call) {
        String path = call.rawPath().startsWith(API) ? call.rawPath().substring(API.length()) : "";
        return path.endsWith(".json") ? path.substring(0, path.length() - 5) : path;
    }

    private void apiTokens(ApiTokenCalls calls) {
        String one = "api_tokens/(\\d{1,18})";
        routes.add(Route.admin("GET", "api_tokens", available(calls, calls::list)));
        routes.add(Route.admin("POST", "api_tokens", available(calls, calls::create)));
        routes.add(Route.admin("PUT", one, available(calls, calls::update)));
        routes.add(Route.admin("DELETE", one, available(calls, calls::delete)));
    }

    private static Function<Ask, Reply> available(ApiTokenCalls calls, Function<Ask, Reply> then) {
        return ask -> calls.unavailable(ask).orElseGet(() -> then.apply(ask));
    }

    private void clients(OauthClientCalls calls) {
        String one = "oauth/clients/(\\d{1,18})";
        routes.add(Route.admin("GET", "oauth/clients", calls::list));
        routes.add(Route.admin("POST", "oauth/clients", calls::create));
        routes.add(Route.admin("GET", one, calls::show));
        routes.add(Route.admin("PUT", one, calls::update));
        routes.add(Route.admin("DELETE", one, calls::delete));
        routes.add(Route.admin("PUT", one + "/generate_secret", calls::generateSecret));
    }

    private void tokens(OauthTokenCalls calls) {
        String one = "oauth/tokens/(\\d{1,18})";
        routes.add(Route.admin("GET", "oauth/tokens", calls::list));
        routes.add(Route.admin("POST", "oauth/tokens", calls::create));
        routes.add(Route.broad("GET", CURRENT, User.Role.END_USER, calls::current));
        routes.add(Route.broad("DELETE", CURRENT, User.Role.END_USER, calls::deleteCurrent));
        routes.add(Route.broad("GET", one, User.Role.END_USER, calls::show));
        routes.add(Route.broad("DELETE", one, User.Role.END_USER, calls::delete));
    }

    private void others(UserCalls users, AccountCalls other) {
        routes.add(Route.of("GET", "users/search", "users", User.Role.AGENT, users::search));
        routes.add(Route.of("GET", "users/me", "users", User.Role.END_USER, users::me));
        routes.add(Route.of("GET", "users/(\\d{1,18})", "users", User.Role.AGENT, users::show));
        routes.add(Route.broad("GET", "account/settings", User.Role.AGENT, other::settings));
        routes.add(Route.admin("PUT", "account/settings", other::changeSettings));
        String logs = "audit_logs(?:/\\d{1,18})?";
        routes.add(Route.of("GET", logs, "auditlogs", User.Role.ADMIN, other::auditLog));
        routes.add(
                Route.of(
                        "POST",
                        "audit_logs/export",
                        "auditlogs",
                        User.Role.ADMIN,
                        other::auditLog));
        routes.add(
                Route.admin(
                        "GET", "oauth/global_clients(?:/token_summary)?", other::noGlobalClients));
        String resources = "(" + String.join("|", AccountCalls.RESOURCES) + ")";
        routes.add(Route.of("GET", resources, "*", User.Role.AGENT, other::emptyList));
        routes.add(Route.of("POST", resources, "*", User.Role.AGENT, other::refuseWrite));
    }
}
