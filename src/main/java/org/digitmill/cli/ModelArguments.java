package org.digitmill.cli;

import org.digitmill.score.reading.ReaderModels;
import picocli.CommandLine.Option;

/** The options that name the models by which pictures are read. */
final class ModelArguments {
    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = "A model file that train wrote. Without it, the model that comes with the program.")
    String model;

    @Option(
            names = "--page-model",
            paramLabel = "FILE",
            description =
                    "A page model, which finds the digits of pages. Without it, the one that comes with the program.")
    String pageModel;

    @Option(
            names = "--region-model",
            paramLabel = "FILE",
            description =
                    "A region model, which tells which digit a part of a page shows, or that it shows none: 'digitmill train-page "
                            + "--network region-reader' writes one. Without it, the one that comes with the program.")
    String regionModel;

    ReaderModels read() {
        return Models.readers(model, pageModel, regionModel);
    }
}
