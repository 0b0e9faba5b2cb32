package dev.tokenward.sandbox.app.cli;

import dev.tokenward.sandbox.app.Sandbox;
import dev.tokenward.sandbox.app.SandboxOptions;
import dev.tokenward.sandbox.app.Service;
import dev.tokenward.sandbox.app.clock.ClockCommand;
import dev.tokenward.sandbox.simulators.zendesk.Creation;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Starts the sandbox and keeps it running. */
@Command(
        name = "sandbox",
        description = {
            "The whole system on this machine, kept running; Ctrl-C ends it.",
            "Settings of the template are taken from environment variables of their name, for"
                    + " example POLICY_ZONE=Europe/Berlin."
        },
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class SandboxCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8787",
            description = "Port of the API on 127.0.0.1 (default: ${DEFAULT-VALUE}; 0: any).")
    private int port;

    @Option(
            names = "--clock",
            paramLabel = "INSTANT",
            converter = InstantConverter.class,
            description = "What the clock starts at, e.g. 2026-11-25T09:00:00Z (default: now).")
    private @Nullable Instant clock;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keeps everything there over a restart (default: in memory).")
    private @Nullable Path data;

    @Option(
            names = "--zendesk-tokens",
            paramLabel = "open|closed",
            converter = CreationConverter.class,
            description =
                    "Whether the simulated account lets API tokens be created (default: by the"
                            + " clock, until 2026-10-27).")
    private @Nullable Creation zendeskTokens;

    @Option(
            names = "--zendesk",
            paramLabel = "URL",
            description = "A server on this machine in place of the built-in Zendesk.")
    private @Nullable String zendesk;

    @Option(
            names = "--slack",
            paramLabel = "URL",
            description = "A server on this machine in place of the built-in Slack.")
    private @Nullable String slack;

    @Option(
            names = "--gitlab",
            paramLabel = "URL",
            description = "A server on this machine in place of the built-in GitLab.")
    private @Nullable String gitlab;

    @Option(
            names = "--secrets",
            paramLabel = "FILE",
            description = "A JSON object of secret name to secret, e.g. tokenward/zendesk.")
    private @Nullable Path secrets;

    @Option(
            names = "--aws",
            paramLabel = "ADDRESS:PORT",
            converter = LocalAddressConverter.class,
            description =
                    "Where the local DynamoDB and Secrets Manager listen, for `sam local`: an"
                            + " address of Docker's bridge (default: 127.0.0.1, any port).")
    private @Nullable InetSocketAddress aws;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        SandboxOptions options = options().progress(line -> say(out, line));
        Sandbox sandbox = Sandbox.start(options);
        // Ctrl-C and SIGTERM: the JVM waits for its hooks, so what is kept is written
        Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "sandbox-stop"));
        new Banner(sandbox).lines().forEach(line -> say(out, line));
        sandbox.slack()
                .ifPresent(s ->
                        s.onMessage((reader, message) ->
                                SlackScreen.lines(reader, message)
                                        .forEach(line -> say(out, line))));
        new CountDownLatch(1).await();
        return 0;
    }

    private static void say(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }

    /** The options as given. */
    SandboxOptions options() {
        if (port < 0 || port > 65_535) {
            throw new ParameterException(spec.commandLine(), "--port is 0 to 65535");
        }
        SandboxOptions options =
                SandboxOptions.of(Home.template()).settings(System.getenv()).port(port);
        options = clock == null ? options : options.clock(clock);
        options = data == null ? options : options.data(data);
        options = zendeskTokens == null ? options : options.zendeskTokens(zendeskTokens);
        options = secrets == null ? options : options.secrets(secrets);
        options = aws == null ? options : options.aws(aws);
        options = service(options, Service.ZENDESK, zendesk);
        options = service(options, Service.SLACK, slack);
        return service(options, Service.GITLAB, gitlab);
    }

    private SandboxOptions service(
            SandboxOptions options, Service service, @Nullable String address) {
        if (address == null) {
            return options;
        }
        try {
            URI loopback = service.loopback(address);
            return options.service(service, loopback);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    /** Reads {@code --clock}. */
    static final class InstantConverter implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String value) {
            try {
                return ClockCommand.instant(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    /** Reads {@code --zendesk-tokens}. */
    static final class CreationConverter implements ITypeConverter<Creation> {
        @Override
        public Creation convert(String value) {
            return switch (value) {
                case "open" -> Creation.OPEN;
                case "closed" -> Creation.CLOSED;
                default -> throw new TypeConversionException("'" + value + "' is not open|closed");
            };
        }
    }
}
