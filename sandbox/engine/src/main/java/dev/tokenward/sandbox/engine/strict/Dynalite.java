package dev.tokenward.sandbox.engine.strict;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;

/**
 * dynalite, whose parsers and checks of requests were made from DynamoDB's own answers. One for all
 * tests of this JVM, in memory; it ends when its input does, so also if the JVM is killed.
 */
public final class Dynalite {
    /** A folder in which npm has installed it. */
    private static final String HOME = "TOKENWARD_DYNALITE";

    private static final String PROGRAM =
            """
            process.stdin.resume().on('end', () => process.exit());
            const server = require('dynalite')({createTableMs: 0, deleteTableMs: 0});
            server.listen(0, '127.0.0.1', () => console.log(server.address().port));
            """;

    private Dynalite() {}

    /** Why it cannot be had here; empty if it can. */
    public static Optional<String> missing() {
        return Files.isDirectory(home().resolve("node_modules").resolve("dynalite"))
                ? Optional.empty()
                : Optional.of(HOME + " names no folder in which npm has installed dynalite");
    }

    /** Creates a table and gives a client to it, which makes single calls of transactions. */
    public static DynamoDbClient with(CreateTableRequest table) {
        return new SingleCalls(
                DynamoDbClient.builder()
                        .endpointOverride(Running.ENDPOINT)
                        .region(Region.EU_WEST_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create("local", "local")))
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build(),
                table);
    }

    private static Path home() {
        return Path.of(System.getenv().getOrDefault(HOME, "")).toAbsolutePath();
    }

    private static final class Running {
        static final URI ENDPOINT = start();

        private static URI start() {
            ProcessBuilder builder = new ProcessBuilder(List.of("node", "-e", PROGRAM));
            builder.directory(home().toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
            try {
                Process process = builder.start();
                Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "dynalite-stop"));
                BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
                String port = said.readLine();
                if (port == null) {
                    throw new IllegalStateException("dynalite ended before it was ready");
                }
                return URI.create("http://127.0.0.1:" + port);
            } catch (IOException e) {
                throw new UncheckedIOException("dynalite needs node, 20 or newer", e);
            }
        }
    }
}
