package org.digitmill.cli.train;

import org.digitmill.train.augment.Augmentation;
import org.digitmill.train.options.Regularization;
import picocli.CommandLine.Option;

/** The options of {@code train} for regularisation, against overfitting. */
final class RegularizationArguments {
    @Option(
            names = "--augment",
            paramLabel = "HOW",
            converter = AugmentationConverter.class,
            description = "Random changes of each digit each time it is used: none, light, strong, or ranges like "
                    + "shift=2,rotation=10,scale=0.1,shear=0.1,elastic=0.5,thickness=0.3; unchanged=0.3 leaves three digits in "
                    + "ten unchanged. Default: ${DEFAULT-VALUE}.")
    Augmentation augmentation;

    @Option(
            names = "--label-smoothing",
            paramLabel = "SHARE",
            description =
                    "Share of a label that is spread over all ten digits, from 0, below 1. Default: ${DEFAULT-VALUE}.")
    double labelSmoothing;

    @Option(
            names = "--weight-decay",
            paramLabel = "SHARE",
            description =
                    "Share of each weight that a step subtracts, times the learning rate, from 0. Default: ${DEFAULT-VALUE}.")
    double weightDecay;

    @Option(
            names = "--weight-average",
            paramLabel = "SHARE",
            description =
                    "Decay of an exponential moving average of the weights, per averaging round, from 0 (no average) to below "
                            + "1. The average is validated and published. Default: ${DEFAULT-VALUE}.")
    double weightAverage;

    @Option(
            names = "--patience",
            paramLabel = "N",
            description =
                    "Ends the training after so many epochs in a row without a better validation; 0: never. Default: "
                            + "${DEFAULT-VALUE}.")
    int patience;

    Regularization options() {
        return new Regularization(augmentation, labelSmoothing, weightDecay, weightAverage, patience);
    }
}
