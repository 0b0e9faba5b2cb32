package dev.tokenward.sandbox.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program behind the script {@code tokenward}. */
@Command(
        name = "tokenward",
        description = "Governs the API credentials of a Zendesk account.",
        subcommands = {
            DemoCommand.class,
            SandboxCommand.class,
            FaultsCommand.class,
            HelpCommand.class
        },
        mixinStandardHelpOptions = true)
public final class Main implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }

    /** The command line with all commands. */
    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler(new PlainFaults());
        line.setExecutionExceptionHandler(new PlainFaults());
        return line;
    }

    public static void main(String[] arguments) {
        Logs.plain();
        System.exit(commandLine().execute(arguments));
    }
}
