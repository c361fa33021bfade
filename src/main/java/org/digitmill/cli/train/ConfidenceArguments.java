package org.digitmill.cli.train;

import org.digitmill.model.TestTimeAugmentation;
import picocli.CommandLine.Option;

/** The options of {@code train} that say what the trained network does about digits that it is unsure of. */
final class ConfidenceArguments {
    @Option(
            names = "--review-error",
            paramLabel = "SHARE",
            description =
                    "The share of errors aimed at among the digits that will need no person's look, 0 to 1: it sets the "
                            + "confidence below which a digit is marked needs_review. Default: ${DEFAULT-VALUE}.")
    double reviewError;

    @Option(
            names = "--test-time-augmentation",
            paramLabel = "CONFIDENCE",
            description =
                    "A digit that the network reads with less confidence than this is read again in the eight places a "
                            + "pixel away, and the mean of the nine counts; from 0, for never, to 1. It goes into the "
                            + "model file. Default: ${DEFAULT-VALUE}.")
    double below;

    TestTimeAugmentation testTimeAugmentation() {
        return new TestTimeAugmentation(below);
    }
}
