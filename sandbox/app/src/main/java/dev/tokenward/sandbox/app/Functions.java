package dev.tokenward.sandbox.app;

import dev.tokenward.runtime.Settings;
import dev.tokenward.runtime.Tokenward;
import dev.tokenward.sandbox.app.lambda.FunctionDefinition;
import dev.tokenward.sandbox.app.lambda.LambdaRuntime;
import dev.tokenward.sandbox.app.lambda.PolicyGuard;
import dev.tokenward.sandbox.app.template.Deployment;
import dev.tokenward.sandbox.engine.Account;
import dev.tokenward.secrets.SecretName;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Builds the deployed handlers: each with the settings that the template gives its function, and
 * with clients that allow what the function's role allows.
 */
final class Functions implements LambdaRuntime.HandlerFactory, AutoCloseable {
    private final Deployment deployment;
    private final Account account;
    private final String tableArn;
    private final InstantSource clock;
    private final Map<SecretName, URI> baseUrls = new EnumMap<>(SecretName.class);
    private final Map<String, Clients> clients = new ConcurrentHashMap<>();

    Functions(
            Deployment deployment,
            Account account,
            String tableArn,
            InstantSource clock,
            Outside outside) {
        this.deployment = deployment;
        this.account = account;
        this.tableArn = tableArn;
        this.clock = clock;
        for (Service service : Service.values()) {
            baseUrls.put(SecretName.valueOf(service.name()), outside.address(service));
        }
    }

    private record Clients(DynamoDbClient dynamo, SecretsManagerClient secrets) {}

    @Override
    public Object create(FunctionDefinition function, Class<?> handler)
            throws ReflectiveOperationException {
        Clients own = clients.computeIfAbsent(function.name(), this::connect);
        Tokenward tokenward =
                new Tokenward(
                        Settings.from(function.environment()),
                        clock,
                        own.dynamo(),
                        own.secrets(),
                        baseUrls);
        return handler.getConstructor(Tokenward.class).newInstance(tokenward);
    }

    private Clients connect(String function) {
        String secrets =
                "arn:aws:secretsmanager:" + account.region().id() + ":" + account.id() + ":secret:";
        ExecutionInterceptor guard =
                new PolicyGuard(
                        function, deployment.permissions(function)::allows, tableArn, secrets);
        return new Clients(
                account.configure(
                                DynamoDbClient.builder()
                                        .overrideConfiguration(
                                                o -> o.addExecutionInterceptor(guard)))
                        .build(),
                account.configure(
                                SecretsManagerClient.builder()
                                        .overrideConfiguration(
                                                o -> o.addExecutionInterceptor(guard)))
                        .build());
    }

    @Override
    public void close() {
        List<Clients> all = new ArrayList<>(clients.values());
        all.forEach(c -> {
            c.dynamo().close();
            c.secrets().close();
        });
    }
}
