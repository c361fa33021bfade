package org.digitmill.cli.bench;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code bench}. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = "Measures the speed of this machine. Nothing else should run meanwhile.",
        subcommands = {BenchTrainingCommand.class, BenchClassificationCommand.class})
public final class BenchCommand implements Runnable {
    @Spec
    private CommandSpec specification;

    @Override
    public void run() {
        throw new ParameterException(
                specification.commandLine(), "Missing what to measure: training or classification.");
    }
}
