package dev.tokenward.sandbox.app.cli;

import dev.tokenward.sandbox.app.Sandbox;
import dev.tokenward.sandbox.app.SandboxOptions;
import dev.tokenward.sandbox.app.demo.Demo;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Walks the whole process and tells it. */
@Command(
        name = "demo",
        description = {
            "Walks the whole process on this machine, with the clock moved ahead, and tells it step"
                    + " by step.",
            "Ends with 0 only if each step had the outcome that it should."
        },
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli fills the field
final class DemoCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Path log = Files.createTempFile("tokenward-demo-", ".log");
        Logs.into(log);
        SandboxOptions options =
                SandboxOptions.of(Home.template())
                        .clock(Demo.START)
                        .withoutSchedules()
                        .progress(line -> {
                            out.println(line);
                            out.flush();
                        });
        boolean told;
        try (Sandbox sandbox = Sandbox.start(options)) {
            told = new Demo(sandbox, out, colours()).run();
        }
        if (told) {
            Files.deleteIfExists(log);
            return 0;
        }
        out.println("  The log of the functions is in " + log);
        out.flush();
        return 1;
    }

    private static boolean colours() {
        return System.getenv("NO_COLOR") == null
                && Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }
}
