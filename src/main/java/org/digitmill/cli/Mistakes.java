package org.digitmill.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Optional;
import org.digitmill.cli.common.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reports wrong usage: one sentence, suggestions, and where the help is. */
final class Mistakes implements IParameterExceptionHandler {
    private final ConfiguredDefaults defaults;

    Mistakes(ConfiguredDefaults defaults) {
        this.defaults = defaults;
    }

    @Override
    public int handleParseException(ParameterException mistake, String[] arguments) {
        CommandLine command = mistake.getCommandLine();
        PrintWriter messages = command.getErr();
        Optional<String> origin = Optional.ofNullable(mistake.getArgSpec())
                .filter(argument -> !isGiven(argument, arguments))
                .flatMap(defaults::origin);
        if (origin.isPresent()) {
            messages.println("digitmill: " + origin.get() + ": " + mistake.getMessage());
            return ExitCode.INPUT.status();
        }
        messages.println("digitmill: " + mistake.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(mistake, messages)) {
            messages.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        }
        return ExitCode.USAGE.status();
    }

    private static boolean isGiven(ArgSpec argument, String[] arguments) {
        return !(argument instanceof OptionSpec option)
                || Arrays.stream(option.names()).anyMatch(name -> Arrays.stream(arguments)
                        .anyMatch(given -> given.equals(name) || given.startsWith(name + "=")));
    }
}
