package org.digitmill.cli.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.digitmill.cli.common.DigitData;
import org.digitmill.cli.common.ExitCode;
import org.digitmill.cli.common.Models;
import org.digitmill.cli.common.ResultCommand;
import org.digitmill.dataset.digits.DatasetDigest;
import org.digitmill.dataset.digits.Split;
import org.digitmill.dataset.digits.ValidationSplit;
import org.digitmill.model.ModelBundle;
import org.digitmill.model.TestTimeAugmentation;
import org.digitmill.network.NetworkInput;
import org.digitmill.network.NetworkSpecification;
import org.digitmill.progress.Progress;
import org.digitmill.spark.SparkSessions;
import org.digitmill.train.augment.Augmentation;
import org.digitmill.train.options.AveragingOptions;
import org.digitmill.train.options.CropPlan;
import org.digitmill.train.options.LearningRateShape;
import org.digitmill.train.options.Regularization;
import org.digitmill.train.options.TrainOptions;
import org.digitmill.train.options.Updater;
import org.digitmill.train.page.PageTrainJob;
import org.digitmill.train.page.PageTrainReport;
import org.digitmill.train.progress.EpochReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code train-page}. */
@Command(
        name = "train-page",
        description = {
            "Trains a page network, which finds the digits of a page, or a region network, which classifies a part of "
                    + "a page, on generated pieces of documents (crops), and writes one model file.",
            "The same data, options, workers and seed give the same weights, bit for bit."
        })
public final class TrainPageCommand extends ResultCommand {
    @Option(
            names = "--data",
            paramLabel = "DATA",
            required = true,
            description =
                    "Labelled digits to draw into the documents: a directory of IDX files (plain or .gz), a Kaggle CSV, a "
                            + "directory with a folder for each digit, a Parquet table, or the word synthetic.")
    String data;

    @Option(names = "--model", paramLabel = "FILE", required = true, description = "The model file to write.")
    String model;

    @Option(names = "--publish-each-epoch", description = "Also write the model file after each epoch.")
    boolean publishEachEpoch;

    @Option(
            names = "--network",
            paramLabel = "NAME",
            description =
                    "Name of a page or region network in 'digitmill networks', or a .json file like those in conf/networks. "
                            + "Default: ${DEFAULT-VALUE}.")
    String network;

    @Option(
            names = "--page-model",
            paramLabel = "FILE",
            description =
                    "For a region network: the page model whose detections it learns to classify. Default: the one that comes "
                            + "with the program.")
    String pageModel;

    @Option(
            names = "--crops",
            paramLabel = "N",
            description = "Number of crops to train on, from 1; each is drawn once. Default: ${DEFAULT-VALUE}.")
    long crops;

    @Option(
            names = "--epoch-crops",
            paramLabel = "N",
            description = "Number of crops between two validations (approximate), from 1. Default: ${DEFAULT-VALUE}.")
    int epochCrops;

    @Option(
            names = "--validation-crops",
            paramLabel = "N",
            description =
                    "Number of crops for validation, drawn with the validation digits, from 1. Default: ${DEFAULT-VALUE}.")
    int validationCrops;

    @Mixin
    WorkerArguments workers = new WorkerArguments();

    @Option(
            names = "--minibatch",
            paramLabel = "N",
            description = "Crops in a minibatch of one worker, from 1. Default: ${DEFAULT-VALUE}.")
    int minibatch;

    @Option(
            names = "--averaging-period",
            paramLabel = "N",
            description =
                    "Minibatches that each worker trains between two averagings, from 1. Default: ${DEFAULT-VALUE}.")
    int averagingPeriod;

    @Option(
            names = "--learning-rate",
            paramLabel = "RATE",
            description =
                    "Highest learning rate of Adam, above 0. It rises during the first fifth of the run, then falls to 0. "
                            + "Default: ${DEFAULT-VALUE}.")
    double learningRate;

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
            names = "--seed",
            paramLabel = "N",
            description = "Seed of all random choices: initial weights and crops. Default: ${DEFAULT-VALUE}.")
    long seed;

    @Mixin
    ValidationArguments validation = new ValidationArguments();

    @Mixin
    CheckpointArguments checkpoint = new CheckpointArguments();

    /** The result in JSON. */
    record Result(
            String model,
            String sha256,
            String network,
            long parameters,
            int epochs,
            double validationLoss,
            double validationRecall,
            double validationPrecision,
            double cropsPerSecond,
            double seconds,
            List<EpochReport> history) {}

    @Override
    protected ExitCode execute() throws IOException {
        Result result = work();
        print(result, () -> describe(result));
        return ExitCode.DONE;
    }

    private static String requireUse(String pageModel, NetworkSpecification layers) {
        if (pageModel != null && layers.reads() != NetworkInput.REGION) {
            throw new IllegalArgumentException("--page-model is for networks that read parts of pages, and "
                    + layers.name() + " reads whole ones. Leave it out, or choose another --network.");
        }
        return pageModel;
    }

    private Result work() throws IOException {
        NetworkSpecification layers = home().networks().find(network);
        PageTrainJob.requireCrops(layers);
        // Errors are reported before Spark starts.
        checked(() -> requireUse(pageModel, layers));
        checked(() -> options(workers.atLeast()));
        checked(checkpoint::options);
        Models.prepare(model);
        Optional<ModelBundle> finder =
                layers.reads() == NetworkInput.REGION ? Optional.of(Models.pages(pageModel)) : Optional.empty();
        PageTrainJob.Result result;
        try (SparkSession session = SparkSessions.open("digitmill train-page")) {
            ValidationSplit split = validation.split(new DigitData(session).read(data, Split.TRAIN), seed);
            result = train(JavaSparkContext.fromSparkContext(session.sparkContext()), layers, finder, split);
        }
        Models.publish(result.model(), model);
        PageTrainReport report = result.report();
        return new Result(
                model,
                report.sha256(),
                report.network(),
                report.parameters(),
                report.epochs().size(),
                report.validation().loss(),
                report.validation().recall(),
                report.validation().precision(),
                report.cropsPerSecond(),
                report.seconds(),
                report.epochs());
    }

    private CropPlan plan() {
        return new CropPlan(crops, epochCrops, validationCrops);
    }

    private TrainOptions options(int workerCount) {
        return new TrainOptions(
                plan().epochs(),
                workerCount,
                minibatch,
                AveragingOptions.every(averagingPeriod),
                Updater.ADAM,
                learningRate,
                LearningRateShape.ONE_CYCLE,
                new Regularization(Augmentation.NONE, 0, weightDecay, weightAverage, 0),
                seed,
                validation.size,
                0,
                TestTimeAugmentation.NONE);
    }

    private PageTrainJob.Result train(
            JavaSparkContext context,
            NetworkSpecification layers,
            Optional<ModelBundle> finder,
            ValidationSplit split) {
        TrainOptions options = options(workers.on(context));
        Map<String, Object> description = Map.of(
                "location", data,
                "training_digits", split.training().size(),
                "training_sha256", DatasetDigest.sha256(split.training()),
                "validation_digits", split.validation().size(),
                "validation_sha256", DatasetDigest.sha256(split.validation()),
                "validation_seed", validation.seed(seed));
        try (Progress progress = Progress.start(output.progress(), "Training", "crops", crops)) {
            return new PageTrainJob(
                            context,
                            layers,
                            options,
                            plan(),
                            finder,
                            checkpoint.options(),
                            new TrainPageProgress(
                                    progress,
                                    options.epochs(),
                                    publishEachEpoch ? Optional.of(model) : Optional.empty()))
                    .run(
                            split.training(),
                            split.validation(),
                            description,
                            String.valueOf(Path.of(model).getFileName()));
        }
    }

    private static String describe(Result result) {
        return """
                model                %s
                weights              sha256 %s
                network              %s, %,d parameters
                validation           recall %.2f %%, precision %.2f %%, loss %.4f
                speed                %,.1f crops/s, %.1f s in all"""
                .formatted(
                        result.model(),
                        result.sha256(),
                        result.network(),
                        result.parameters(),
                        100 * result.validationRecall(),
                        100 * result.validationPrecision(),
                        result.validationLoss(),
                        result.cropsPerSecond(),
                        result.seconds());
    }
}
