package dev.tokenward.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.domain.Actor;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.GroupNames;
import dev.tokenward.domain.Request;
import dev.tokenward.net.Waiter;
import dev.tokenward.secrets.SecretUnusable;
import dev.tokenward.store.AuditEvent;
import dev.tokenward.store.BadCursor;
import dev.tokenward.store.Page;
import dev.tokenward.store.PageRequest;
import dev.tokenward.store.StoreUnavailable;
import dev.tokenward.workflow.InventoryLine;
import dev.tokenward.workflow.Overview;
import dev.tokenward.workflow.Result;
import dev.tokenward.workflow.ShownRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One function's part of the HTTP API: decode, identify, call the route, encode. Whatever goes
 * wrong is a problem with the gateway's request id; the log has the reason, never the payload.
 */
public final class Api {
    private static final Logger LOG = LoggerFactory.getLogger(Api.class);
    private static final int PAGE = 50;
    private static final int LARGEST_PAGE = 100;

    private final Map<String, Route> routes;
    private final Map<String, Hook> hooks;
    private final HttpEvents events = new HttpEvents();
    private final Identity identity;
    private final Answers answers = new Answers();
    private final Tables tables;
    private final Views views = new Views();
    private final AdviceViews adviceViews = new AdviceViews();
    private final InventoryViews inventoryViews = new InventoryViews(views);
    private final SweepViews sweepViews = new SweepViews();

    /**
     * @param routes by route key, for example {@code POST /requests}
     */
    public Api(GroupNames groups, boolean trustIssuerEmails, Map<String, Route> routes) {
        this(groups, trustIssuerEmails, routes, Map.of());
    }

    /**
     * @param hooks by route key: what other systems call, and prove themselves
     */
    public Api(
            GroupNames groups,
            boolean trustIssuerEmails,
            Map<String, Route> routes,
            Map<String, Hook> hooks) {
        this(groups, trustIssuerEmails, routes, hooks, Waiter.real());
    }

    Api(
            GroupNames groups,
            boolean trustIssuerEmails,
            Map<String, Route> routes,
            Map<String, Hook> hooks,
            Waiter time) {
        this.tables = new Tables(answers, time);
        this.identity = new Identity(groups, trustIssuerEmails);
        this.routes = Map.copyOf(routes);
        this.hooks = Map.copyOf(hooks);
    }

    /** A use case behind a route. */
    @FunctionalInterface
    public interface Route {
        APIGatewayV2HTTPResponse answer(Api api, Actor actor, ApiCall call);
    }

    /** A call of another system: nobody is signed in, so the hook checks who calls. */
    @FunctionalInterface
    public interface Hook {
        APIGatewayV2HTTPResponse answer(Api api, ApiCall call);
    }

    /**
     * The same, from the event's bytes to the answer's.
     *
     * @throws UncheckedIOException if the event is no JSON, which API Gateway never sends
     */
    public void serve(InputStream event, OutputStream answer) {
        try {
            events.write(handle(events.read(event)), answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public APIGatewayV2HTTPResponse handle(APIGatewayV2HTTPEvent event) {
        ApiCall call = new ApiCall(event);
        String id = call.requestId();
        try {
            Optional<Hook> hook = Optional.ofNullable(hooks.get(call.route()));
            if (hook.isPresent()) {
                return hook.get().answer(this, call);
            }
            Route route =
                    Optional.ofNullable(routes.get(call.route()))
                            .orElseThrow(
                                    () -> ApiFault.of(404, "not-found", "There is no such route."));
            return route.answer(this, identity.of(call), call);
        } catch (ApiFault e) {
            return answers.problem(e.status(), e.type(), e.detail(), e.faults(), id);
        } catch (BadCursor e) {
            return answers.problem(
                    400, "cursor", "The cursor is not one that this list gave out.", id);
        } catch (SecretUnusable e) {
            LOG.error("{} {}: {}", id, call.route(), e.getMessage());
            return answers.problem(
                    503,
                    "configuration",
                    "Tokenward's own access to another system is not set up. Its operator has to act.",
                    id);
        } catch (StoreUnavailable e) {
            LOG.error("{} {}", id, call.route(), e);
            return answers.problem(
                    503, "busy", "Nothing was lost; try again in half a minute.", id);
        } catch (RuntimeException e) {
            LOG.error("{} {}", id, call.route(), e);
            return answers.problem(
                    500,
                    "unexpected",
                    "Something went wrong here. Tell the operator the instance of this problem.",
                    id);
        }
    }

    Body body(ApiCall call) {
        return Body.read(call);
    }

    public APIGatewayV2HTTPResponse request(ApiCall call, Result<Request> result, int status) {
        return answers.of(result, call.requestId(), r -> status, views::of, Api::headers);
    }

    public APIGatewayV2HTTPResponse request(ApiCall call, Result<ShownRequest> result) {
        return answers.of(result, call.requestId(), r -> 200, views::of, r -> headers(r.request()));
    }

    private static Map<String, String> headers(Request r) {
        return Map.of("etag", "\"" + r.version() + "\"", "location", "/requests/" + r.id());
    }

    public APIGatewayV2HTTPResponse credential(ApiCall call, Result<Credential> result) {
        return credential(call, result, c -> 200);
    }

    /** 202 while the end of the credential is ordered and not yet done. */
    public APIGatewayV2HTTPResponse revocation(ApiCall call, Result<Credential> result) {
        return credential(call, result, c -> c.status().mayExist() ? 202 : 200);
    }

    private APIGatewayV2HTTPResponse credential(
            ApiCall call, Result<Credential> result, Function<Credential, Integer> status) {
        return answers.of(
                result,
                call.requestId(),
                status,
                views::of,
                c -> Map.of("etag", "\"" + c.version() + "\""));
    }

    public APIGatewayV2HTTPResponse requests(ApiCall call, Result<Page<Request>> result) {
        return page(call, result, views::of);
    }

    /**
     * @param list a page of it; a table is made of several
     */
    public APIGatewayV2HTTPResponse credentials(
            ApiCall call, Function<PageRequest, Result<Overview>> list) {
        return tables.of(call, list, inventoryViews::of, InventoryViews.SHEET);
    }

    /** One line of the inventory. */
    public APIGatewayV2HTTPResponse line(ApiCall call, Result<InventoryLine> result) {
        return answers.of(
                result,
                call.requestId(),
                line -> 200,
                inventoryViews::of,
                line -> Map.of("etag", "\"" + InventoryViews.version(line) + "\""));
    }

    public APIGatewayV2HTTPResponse events(ApiCall call, Result<Page<AuditEvent>> result) {
        return page(call, result, views::of);
    }

    private <T> APIGatewayV2HTTPResponse page(
            ApiCall call, Result<Page<T>> result, Function<T, ObjectNode> view) {
        return answers.of(
                result, call.requestId(), p -> 200, p -> views.page(p, view), p -> Map.of());
    }

    Views views() {
        return views;
    }

    Tables tables() {
        return tables;
    }

    AdviceViews adviceViews() {
        return adviceViews;
    }

    SweepViews sweepViews() {
        return sweepViews;
    }

    Answers answers() {
        return answers;
    }

    /** {@code limit} from 1 to 100 (50 if not given) and {@code cursor}. */
    public static PageRequest pageOf(ApiCall call) {
        return Queries.page(call, PAGE, LARGEST_PAGE);
    }

    /**
     * A query parameter that is one of an enum's names, whatever its case. An empty one is a fault:
     * {@code kind=} is a value that was lost, and not a wish for all kinds.
     */
    public static <E extends Enum<E>> Optional<E> choice(ApiCall call, String name, Class<E> type) {
        return Queries.choice(call, name, type);
    }
}
