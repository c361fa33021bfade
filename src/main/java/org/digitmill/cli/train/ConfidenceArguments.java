package org.digitmill.cli.train;

import org.digitmill.model.TestTimeAugmentation;
import picocli.CommandLine.Option;

/** The options of {@code train} for uncertain digits: review threshold and test-time augmentation. */
final class ConfidenceArguments {
    @Option(
            names = "--review-error",
            paramLabel = "SHARE",
            description =
                    "Target error rate among digits that are not marked needs_review, 0 to 1. It determines the confidence "
                            + "below which a digit is marked. Default: ${DEFAULT-VALUE}.")
    double reviewError;

    @Option(
            names = "--test-time-augmentation",
            paramLabel = "CONFIDENCE",
            description =
                    "A digit that is read with a confidence below this is read again, shifted by one pixel in eight "
                            + "directions, and the mean of the nine results is taken. From 0 (never) to 1. Stored in the model file. "
                            + "Default: ${DEFAULT-VALUE}.")
    double below;

    TestTimeAugmentation testTimeAugmentation() {
        return new TestTimeAugmentation(below);
    }
}
