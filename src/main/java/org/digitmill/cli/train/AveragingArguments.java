package org.digitmill.cli.train;

import org.digitmill.train.options.AveragingOptions;
import org.digitmill.train.options.Engine;
import org.digitmill.train.options.UpdaterState;
import picocli.CommandLine.Option;

/** The options of {@code train} for parameter averaging. */
public final class AveragingArguments {
    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            description =
                    "Averaging engine: ${COMPLETION-CANDIDATES}; dl4j is DL4J's own TrainingMaster, for comparison. Default: "
                            + "${DEFAULT-VALUE}.")
    Engine engine;

    @Option(
            names = "--averaging-period",
            paramLabel = "N",
            description =
                    "Minibatches that each worker trains between two averagings, from 1. Default: ${DEFAULT-VALUE}.")
    public int averagingPeriod;

    @Option(
            names = "--final-averaging-period",
            paramLabel = "N",
            description =
                    "Averaging period at the end of the run; it grows linearly to this value. 0: it does not grow. Default: "
                            + "${DEFAULT-VALUE}.")
    int finalAveragingPeriod;

    @Option(
            names = "--updater-state",
            paramLabel = "WHAT",
            description =
                    "The updater's state (such as Adam's moments) at an averaging: ${COMPLETION-CANDIDATES} (by each worker). "
                            + "Default: ${DEFAULT-VALUE}.")
    UpdaterState updaterState;

    @Option(
            names = "--outer-learning-rate",
            paramLabel = "RATE",
            description =
                    "Factor on the averaged step; 1 takes the mean of the workers' weights. Default: ${DEFAULT-VALUE}.")
    double outerLearningRate;

    @Option(
            names = "--outer-momentum",
            paramLabel = "SHARE",
            description = "Nesterov's momentum on the averaged step, from 0 (none) to below 1. "
                    + "Default: ${DEFAULT-VALUE}.")
    double outerMomentum;

    AveragingOptions options() {
        int finalPeriod = finalAveragingPeriod == 0 ? averagingPeriod : finalAveragingPeriod;
        return new AveragingOptions(
                engine, averagingPeriod, finalPeriod, updaterState, outerLearningRate, outerMomentum);
    }
}
