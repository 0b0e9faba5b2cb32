package dev.tokenward.sandbox.app.gateway;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.tokenward.sandbox.app.lambda.Invocation;
import dev.tokenward.sandbox.app.lambda.Payload;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP API: route, authorize, invoke, answer, in API Gateway's order and words. */
public final class Api {
    private static final Logger LOG = LoggerFactory.getLogger(Api.class);

    /** The longest that an HTTP API waits for an integration. */
    private static final Duration INTEGRATION_TIMEOUT = Duration.ofSeconds(30);

    private final Routes routes;
    private final JwtAuthorizer authorizer;
    private final Integration integration;
    private final InstantSource clock;
    private final Duration patience;

    /**
     * @throws IllegalArgumentException if API Gateway would refuse a route
     */
    public Api(
            List<Route> routes,
            JwtAuthorizer authorizer,
            Integration integration,
            InstantSource clock) {
        this(routes, authorizer, integration, clock, INTEGRATION_TIMEOUT);
    }

    Api(
            List<Route> routes,
            JwtAuthorizer authorizer,
            Integration integration,
            InstantSource clock,
            Duration patience) {
        this.routes = new Routes(routes);
        this.authorizer = authorizer;
        this.integration = integration;
        this.clock = clock;
        this.patience = patience;
    }

    /** Answers a request; the function runs in one of these threads. */
    public Outgoing serve(Incoming in, ExecutorService threads) throws InterruptedException {
        Optional<Routes.Match> match = routes.match(in.method(), in.rawPath());
        if (match.isEmpty()) {
            return Outgoing.message(404, "Not Found");
        }
        Optional<JWTClaimsSet> claims = Optional.empty();
        if (!match.get().route().open()) {
            switch (authorizer.verify(in.header("authorization"))) {
                case JwtAuthorizer.Verified(JWTClaimsSet found) -> claims = Optional.of(found);
                case JwtAuthorizer.Refused(String why) -> {
                    LOG.info("401 {} {}: {}", in.method(), in.rawPath(), why);
                    return Outgoing.message(401, "Unauthorized").with("www-authenticate", "Bearer");
                }
            }
        }
        Payload event = Event.of(in, match.get(), claims, clock.instant());
        return invoke(match.get().route().function(), event, threads);
    }

    private Outgoing invoke(String function, Payload event, ExecutorService threads)
            throws InterruptedException {
        // on AWS too the function goes on when the gateway no longer waits
        Future<Invocation> running = threads.submit(() -> integration.invoke(function, event));
        try {
            return answer(running.get(patience.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return Outgoing.message(503, "Service Unavailable");
        } catch (ExecutionException e) {
            LOG.error("{} could not be invoked", function, e.getCause());
            return Outgoing.message(500, "Internal Server Error");
        }
    }

    private static Outgoing answer(Invocation outcome) {
        return switch (outcome) {
            case Invocation.Answered(Payload payload) -> {
                try {
                    yield Outgoing.of(payload);
                } catch (IOException e) {
                    LOG.error("the answer is not of payload format 2.0: {}", e.getMessage());
                    yield Outgoing.message(500, "Internal Server Error");
                }
            }
            case Invocation.Failed(String type, String message) ->
                    type.equals("RequestEntityTooLargeException")
                            ? Outgoing.message(413, "Request Entity Too Large")
                            : Outgoing.message(500, "Internal Server Error");
        };
    }
}
