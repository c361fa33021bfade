package org.digitmill.cli;

import org.digitmill.dataset.Split;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "evaluate",
        description =
                "Judges a model by labelled digits: accuracy, precision and recall by class, confusion matrix, calibration.")
final class EvaluateCommand extends ResultCommand {
    @Option(names = "--model", paramLabel = "FILE", required = true, description = "A model file that train wrote.")
    String model;

    @Option(
            names = "--data",
            paramLabel = "DATA",
            required = true,
            description = "Labelled digits, in the forms that train takes.")
    String data;

    @Option(
            names = "--split",
            paramLabel = "PART",
            description = "${COMPLETION-CANDIDATES}. Default: test where the data has it, else train.")
    Split split;

    @Override
    ExitCode execute() {
        throw new UnsupportedOperationException("evaluate is not joined to the model yet");
    }
}
