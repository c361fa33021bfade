package org.digitmill.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description = {
            "Goes the whole road in a few minutes: finds data, trains a network, evaluates it, scores data/samples, shows the result.",
            "Data is MNIST from data/mnist, from the directory in DIGITMILL_MNIST, or downloaded; without any of these, digits that "
                    + "digitmill draws itself."
        })
final class DemoCommand extends ResultCommand {
    @Option(
            names = "--directory",
            paramLabel = "DIR",
            description = "Where model and tables go. Default: data/demo in digitmill's own directory.")
    Path directory;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "Passes over the training digits, from 1. Default: ${DEFAULT-VALUE}.")
    int epochs;

    @Override
    ExitCode execute() {
        throw new UnsupportedOperationException("demo is not joined to the other commands yet");
    }
}
