package dev.tokenward.sandbox.app.cli;

import dev.tokenward.sandbox.engine.EngineUnavailable;
import dev.tokenward.sandbox.engine.TemplateFault;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Says in a line what a person can put right; only what nobody foresaw gets a stack trace. */
final class PlainFaults implements IParameterExceptionHandler, IExecutionExceptionHandler {
    @Override
    public int handleParseException(ParameterException fault, String[] arguments) {
        CommandLine command = fault.getCommandLine();
        PrintWriter out = command.getErr();
        out.println("tokenward: " + fault.getMessage());
        if (command.getCommandSpec().parent() == null) {
            out.println(
                    "Commands: "
                            + String.join(", ", command.getSubcommands().keySet())
                            + ", test. More: ./tokenward help");
        } else {
            out.println("Options: ./tokenward " + command.getCommandName() + " --help");
        }
        out.flush();
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    @Override
    public int handleExecutionException(Exception fault, CommandLine command, ParseResult parsed)
            throws Exception {
        if (fault instanceof IllegalArgumentException
                || fault instanceof TemplateFault
                || fault instanceof EngineUnavailable) {
            command.getErr().println("tokenward: " + fault.getMessage());
            command.getErr().flush();
            return command.getCommandSpec().exitCodeOnInvalidInput();
        }
        throw fault;
    }
}
