package org.digitmill.cli.score;

import org.digitmill.cli.common.Models;
import org.digitmill.score.reading.ReaderModels;
import picocli.CommandLine.Option;

/** The options that name the models by which pictures are read. */
final class ModelArguments {
    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = "Model file of train or import. Default: the digit model that comes with the program.")
    String model;

    @Option(
            names = "--page-model",
            paramLabel = "FILE",
            description = "Page model, which finds the digits of a page. Default: the one that comes with the program.")
    String pageModel;

    @Option(
            names = "--region-model",
            paramLabel = "FILE",
            description =
                    "Region model of 'digitmill train-page --network region-reader', which classifies a part of a page as one "
                            + "of the digits or as none. Default: the one that comes with the program.")
    String regionModel;

    ReaderModels read() {
        return Models.readers(model, pageModel, regionModel);
    }
}
