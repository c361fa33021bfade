package org.digitmill.cli.train;

import org.digitmill.train.augment.Augmentation;
import org.digitmill.train.options.Regularization;
import picocli.CommandLine.Option;

/** The options of {@code train} that keep a network from learning its training digits by heart. */
final class RegularizationArguments {
    @Option(
            names = "--augment",
            paramLabel = "HOW",
            converter = AugmentationConverter.class,
            description = "How digits are changed each time they are learned from: none, light, strong, or ranges like "
                    + "shift=2,rotation=10,scale=0.1,shear=0.1,elastic=0.5,thickness=0.3; unchanged=0.3 leaves so "
                    + "large a share as they are. Default: ${DEFAULT-VALUE}.")
    Augmentation augmentation;

    @Option(
            names = "--label-smoothing",
            paramLabel = "SHARE",
            description =
                    "The share of a label that is spread over all ten digits, from 0, below 1. Default: ${DEFAULT-VALUE}.")
    double labelSmoothing;

    @Option(
            names = "--weight-decay",
            paramLabel = "SHARE",
            description = "What a step takes from each weight, as a share that is multiplied by the step size, from 0. "
                    + "Default: ${DEFAULT-VALUE}.")
    double weightDecay;

    @Option(
            names = "--weight-average",
            paramLabel = "SHARE",
            description =
                    "The share of a moving average of the weights that each round keeps; the average is validated and "
                            + "published. 0: no average. Default: ${DEFAULT-VALUE}.")
    double weightAverage;

    @Option(
            names = "--patience",
            paramLabel = "N",
            description = "Epochs in a row without a better validation after which training ends early; 0: never. "
                    + "Default: ${DEFAULT-VALUE}.")
    int patience;

    Regularization options() {
        return new Regularization(augmentation, labelSmoothing, weightDecay, weightAverage, patience);
    }
}
