package dev.tokenward.sandbox.app.cli;

import dev.tokenward.sandbox.app.faults.Matrix;
import dev.tokenward.sandbox.app.faults.Sabotage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the fault matrix. */
@Command(
        name = "faults",
        description = {
            "Lets every call to the outside meet every fault in turn, on the deployed handlers, and looks"
                    + " from the outside whether anything was lost or issued twice.",
            "Ends with 0 only if nothing was. Takes some minutes."
        },
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class FaultsCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Option(
            names = "--story",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "Only the stories whose title contains this.")
    private String story;

    @Option(
            names = "--sabotage",
            defaultValue = "NONE",
            description =
                    "Breaks a step on purpose, to see the matrix fail: ${COMPLETION-CANDIDATES}.")
    private Sabotage sabotage;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Path log = Files.createTempFile("tokenward-faults-", ".log");
        Logs.into(log);
        Matrix.Result result =
                new Matrix(
                                Home.template(),
                                sabotage,
                                line -> {
                                    out.println(line);
                                    out.flush();
                                })
                        .run(story);
        boolean sound = result.violations().isEmpty();
        if (sound) {
            Files.deleteIfExists(log);
        } else {
            out.println("The log of the functions is in " + log);
        }
        out.println(result);
        out.flush();
        return sound ? 0 : 1;
    }
}
