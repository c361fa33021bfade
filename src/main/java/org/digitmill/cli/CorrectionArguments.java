package org.digitmill.cli;

import picocli.CommandLine.Option;

/** The options of {@code train} that let it learn from what a person corrected. */
final class CorrectionArguments {
    @Option(
            names = "--corrections",
            paramLabel = "FILE",
            description =
                    "Learn as well from digits that a person corrected: a CSV that the page of 'digitmill report --scores' saved.")
    String corrections;

    @Option(
            names = "--corrections-weight",
            paramLabel = "N",
            description = "Each corrected digit counts as so many digits, from 1. Default: ${DEFAULT-VALUE}.")
    int correctionsWeight;

    /** How many digits a corrected one counts as. @throws IllegalArgumentException where that is less than one */
    int weight() {
        if (correctionsWeight < 1) {
            throw new IllegalArgumentException(
                    "--corrections-weight is " + correctionsWeight + ", but must be at least 1.");
        }
        return correctionsWeight;
    }
}
