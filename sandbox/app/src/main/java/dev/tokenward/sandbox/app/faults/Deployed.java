package dev.tokenward.sandbox.app.faults;

import dev.tokenward.net.HttpCaller;
import dev.tokenward.net.Patience;
import dev.tokenward.net.Transport;
import dev.tokenward.net.Waiter;
import dev.tokenward.runtime.Settings;
import dev.tokenward.runtime.Tokenward;
import dev.tokenward.sandbox.app.lambda.FunctionDefinition;
import dev.tokenward.sandbox.app.lambda.Invocation;
import dev.tokenward.sandbox.app.lambda.LambdaRuntime;
import dev.tokenward.sandbox.app.lambda.Payload;
import dev.tokenward.workflow.Ids;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import software.amazon.awssdk.core.SdkRequest;

/** The deployed functions with nothing in their memory, each call of theirs through one tap. */
final class Deployed implements AutoCloseable {
    private final Ground ground;
    private final Surroundings outside;
    private final Tap tap;
    private final Rig rig;
    private final int number;
    private final HttpCaller http;
    private final LambdaRuntime functions;

    /**
     * @param number of the rig's processes, from 1
     */
    Deployed(Rig rig, int number, Tap tap, Sabotage sabotage, Waiter waiter) {
        this.rig = rig;
        this.number = number;
        this.ground = rig.ground;
        this.outside = rig.outside;
        this.tap = tap;
        TappedHttp client = new TappedHttp(outside, tap, sabotage, rig.watch);
        http =
                new HttpCaller(
                        new Transport(() -> client),
                        waiter,
                        new Random(1),
                        ground.clock,
                        Patience.usual());
        functions =
                new LambdaRuntime(
                        ground.deployment.functions(),
                        (function, handler) ->
                                handler.getConstructor(Tokenward.class)
                                        .newInstance(root(function)));
    }

    /** What a function is made of. */
    Tokenward root(String function) {
        return ground.deployment.functions().stream()
                .filter(f -> f.name().equals(function))
                .findFirst()
                .map(this::root)
                .orElseThrow();
    }

    private Tokenward root(FunctionDefinition function) {
        BiConsumer<String, SdkRequest> asked =
                (operation, request) -> rig.observer.asks(function.name(), operation, request);
        return new Tokenward(
                Settings.from(function.environment()),
                ground.clock,
                new TappedDynamo(rig.table, ground.table, tap, asked),
                new TappedSecrets(outside.secrets(), tap, asked),
                Map.of(),
                () -> http,
                () -> ids(function),
                rig.observer.metrics(function.name()));
    }

    /** The same again whenever the same is played: ids decide which index partitions are met. */
    private Ids ids(FunctionDefinition function) {
        return new Ids(new SplittableRandom(Objects.hash(number, function.name())));
    }

    Invocation invoke(String function, Payload event) {
        return functions.invoke(function, event);
    }

    /** Waits for its turn, where turns are given, before something that is no call. */
    void awaitTurn(Footprint step) {
        tap.stand(step);
    }

    boolean dead() {
        return tap.dead();
    }

    @Override
    public void close() {
        functions.close();
    }
}
