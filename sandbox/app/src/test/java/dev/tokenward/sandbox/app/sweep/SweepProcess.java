package dev.tokenward.sandbox.app.sweep;

import dev.tokenward.runtime.Settings;
import dev.tokenward.runtime.Tokenward;
import dev.tokenward.sandbox.app.lambda.FunctionDefinition;
import dev.tokenward.sandbox.app.lambda.Invocation;
import dev.tokenward.sandbox.app.lambda.LambdaRuntime;
import dev.tokenward.sandbox.app.lambda.Payload;
import dev.tokenward.sandbox.engine.Account;
import dev.tokenward.sandbox.engine.Engine;
import dev.tokenward.secrets.SecretName;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The sweep's function alone in a JVM of its own, as in Lambda, against a sandbox in another one.
 * Prints the report, then the most memory that the process ever had.
 */
final class SweepProcess {
    /** {@code now, DynamoDB, region}, then {@code SERVICE=address} of each. */
    public static void main(String[] args) throws IOException {
        Instant now = Instant.parse(args[0]);
        Account account = new Account(Engine.MAIN_ACCOUNT, URI.create(args[1]), Region.of(args[2]));
        Map<SecretName, URI> services = new EnumMap<>(SecretName.class);
        for (String service : List.of(args).subList(3, args.length)) {
            String[] parts = service.split("=", 2);
            services.put(SecretName.valueOf(parts[0]), URI.create(parts[1]));
        }
        Tokenward tokenward =
                new Tokenward(
                        Settings.from(System.getenv()),
                        Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), now)),
                        account.configure(DynamoDbClient.builder()).build(),
                        account.configure(SecretsManagerClient.builder()).build(),
                        services);
        FunctionDefinition sweep =
                new FunctionDefinition(
                        "SweepFunction",
                        "dev.tokenward.functions.sweep.SweepHandler",
                        Duration.ofMinutes(15),
                        SweepIn512MbTest.MEGABYTES,
                        Map.of());
        try (LambdaRuntime lambda =
                new LambdaRuntime(
                        List.of(sweep),
                        (function, handler) ->
                                handler.getConstructor(Tokenward.class).newInstance(tokenward))) {
            Invocation outcome =
                    lambda.invoke("SweepFunction", Payload.of("{\"detail\":{\"mode\":\"daily\"}}"));
            System.out.println(
                    outcome instanceof Invocation.Answered(Payload report)
                            ? report.text()
                            : outcome.toString());
        }
        Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .forEach(System.out::println);
    }

    private SweepProcess() {}
}
