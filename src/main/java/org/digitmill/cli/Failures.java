package org.digitmill.cli;

import java.io.PrintWriter;
import java.util.Optional;
import org.digitmill.InputException;
import org.digitmill.cli.common.Causes;
import org.digitmill.cli.common.ExitCode;
import org.digitmill.cli.common.NativeLibraries;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Maps exceptions of a command to exit codes and reports them: a user's mistakes as sentences, faults of the program with a stack trace
 * in the log.
 */
public final class Failures implements IExecutionExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult arguments) {
        return report(failure, command.getErr()).status();
    }

    /** Reports the error and returns the exit code. */
    static ExitCode report(Throwable failure, PrintWriter messages) {
        if (StopNotice.isStopping()) {
            return ExitCode.FAULT;
        }
        Optional<InputException> input = firstCause(failure, InputException.class);
        if (input.isPresent()) {
            messages.println("digitmill: " + input.get().getMessage());
            LOG.debug("Where the input was refused", failure);
            return ExitCode.INPUT;
        }
        Optional<String> noexec = NativeLibraries.in(failure);
        if (noexec.isPresent()) {
            messages.println("digitmill: " + noexec.get());
            LOG.debug("What did not load", failure);
            return ExitCode.FAULT;
        }
        LOG.error("The command failed", failure);
        messages.println("digitmill: " + MemoryShortage.in(failure).orElseGet(() -> describeFault(failure)));
        return ExitCode.FAULT;
    }

    private static String describeFault(Throwable failure) {
        Throwable root = Causes.of(failure).reduce((outer, inner) -> inner).orElse(failure);
        return "The command failed by a fault of the program or of the machine, not of your input: " + root
                + ". The log above says where. Running the same command again does no harm; if it fails again, report it with the log.";
    }

    /** Spark wraps what a task throws, often twice. */
    private static <T extends Throwable> Optional<T> firstCause(Throwable failure, Class<T> type) {
        return Causes.of(failure).filter(type::isInstance).map(type::cast).findFirst();
    }
}
