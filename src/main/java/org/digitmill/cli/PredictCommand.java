package org.digitmill.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "predict",
        description = "Reads one or a few images and answers on the terminal, a line an image, without starting Spark.")
final class PredictCommand extends ResultCommand {
    @Option(names = "--model", paramLabel = "FILE", required = true, description = "A model file that train wrote.")
    String model;

    @Parameters(arity = "1..*", paramLabel = "IMAGE", description = "PNG or JPEG files, one digit in each.")
    List<String> images;

    @Override
    ExitCode execute() {
        throw new UnsupportedOperationException("predict is not joined to the model yet");
    }
}
