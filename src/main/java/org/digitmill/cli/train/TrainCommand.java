package org.digitmill.cli.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
import org.digitmill.network.NetworkInput;
import org.digitmill.network.NetworkSpecification;
import org.digitmill.progress.Progress;
import org.digitmill.spark.SparkSessions;
import org.digitmill.train.digit.TrainJob;
import org.digitmill.train.digit.TrainReport;
import org.digitmill.train.options.LearningRateShape;
import org.digitmill.train.options.TrainOptions;
import org.digitmill.train.options.Updater;
import org.digitmill.train.progress.EpochReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code train}. */
@Command(
        name = "train",
        description = {
            "Trains a digit network by parameter averaging over Spark's executors and writes one model file.",
            "The same data, options, workers and seed give the same weights, bit for bit."
        })
public final class TrainCommand extends ResultCommand {
    @Option(
            names = "--data",
            paramLabel = "DATA",
            required = true,
            description =
                    "Labelled digits: a directory of IDX files (plain or .gz), a Kaggle CSV, a directory with a folder for each "
                            + "digit, a Parquet table, or the word synthetic.")
    String data;

    @Option(names = "--model", paramLabel = "FILE", required = true, description = "The model file to write.")
    String model;

    @Option(
            names = "--network",
            paramLabel = "NAME",
            description =
                    "Name of a network in 'digitmill networks', or a .json file like those in conf/networks. Default: "
                            + "${DEFAULT-VALUE}.")
    String network;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "Passes over the training digits, from 1. Default: ${DEFAULT-VALUE}.")
    public int epochs;

    @Mixin
    WorkerArguments workers = new WorkerArguments();

    @Option(
            names = "--minibatch",
            paramLabel = "N",
            description = "Digits in a minibatch of one worker, from 1. Default: ${DEFAULT-VALUE}.")
    public int minibatch;

    @Mixin
    public AveragingArguments averaging = new AveragingArguments();

    @Option(
            names = "--updater",
            paramLabel = "UPDATER",
            description = "The workers' updater: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    Updater updater;

    @Option(
            names = "--learning-rate",
            paramLabel = "RATE",
            description = "The highest learning rate of the schedule, above 0. Default: ${DEFAULT-VALUE}.")
    double learningRate;

    @Option(
            names = "--learning-rate-shape",
            paramLabel = "SHAPE",
            description = "Learning-rate schedule: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    LearningRateShape learningRateShape;

    @Mixin
    RegularizationArguments regularization = new RegularizationArguments();

    @Mixin
    TeacherArguments teacher = new TeacherArguments();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description =
                    "Seed of all random choices: initial weights, order of digits, dropout, augmentation. Default: "
                            + "${DEFAULT-VALUE}.")
    long seed;

    @Mixin
    ValidationArguments validation = new ValidationArguments();

    @Mixin
    ConfidenceArguments confidence = new ConfidenceArguments();

    @Mixin
    CorrectionArguments correction = new CorrectionArguments();

    @Mixin
    DrawnArguments drawn = new DrawnArguments();

    @Mixin
    CheckpointArguments checkpoint = new CheckpointArguments();

    /** The result in JSON. */
    public record Result(
            String model,
            String sha256,
            String network,
            long parameters,
            int epochs,
            int bestEpoch,
            double validationAccuracy,
            double examplesPerSecond,
            double seconds,
            List<EpochReport> history) {}

    @Override
    protected ExitCode execute() throws IOException {
        Result result = work();
        print(result, () -> describe(result));
        return ExitCode.DONE;
    }

    /** Trains and publishes. */
    public Result work() throws IOException {
        NetworkSpecification layers = home().networks().find(network);
        layers.requireReads(NetworkInput.DIGIT);
        // Errors are reported before Spark starts.
        checked(() -> options(workers.atLeast()));
        checked(checkpoint::options);
        checked(correction::weight);
        checked(drawn::count);
        checked(teacher::share);
        Map<String, ModelBundle> teachers = teacher.models();
        Models.prepare(model);
        TrainJob.Result result;
        try (SparkSession session = SparkSessions.open("digitmill train")) {
            DigitData source = new DigitData(session);
            ValidationSplit split = correction.addTo(
                    drawn.addTo(validation.split(source.read(data, Split.TRAIN), seed), seed),
                    source,
                    seed,
                    specification.commandLine().getErr()::println);
            result = train(JavaSparkContext.fromSparkContext(session.sparkContext()), layers, teachers, split);
        }
        Models.publish(result.model(), model);
        TrainReport report = result.report();
        return new Result(
                model,
                report.sha256(),
                report.network(),
                report.parameters(),
                report.epochs().size(),
                report.bestEpoch(),
                report.validationAccuracy(),
                report.examplesPerSecond(),
                report.seconds(),
                report.epochs());
    }

    private TrainOptions options(int workerCount) {
        return new TrainOptions(
                epochs,
                workerCount,
                minibatch,
                averaging.options(),
                updater,
                learningRate,
                learningRateShape,
                regularization.options(),
                seed,
                validation.size,
                confidence.reviewError,
                confidence.testTimeAugmentation());
    }

    private TrainJob.Result train(
            JavaSparkContext context,
            NetworkSpecification layers,
            Map<String, ModelBundle> teachers,
            ValidationSplit split) {
        TrainOptions options = options(workers.on(context));
        String validationSha256 = DatasetDigest.sha256(split.validation());
        Map<String, Object> description = new TreeMap<>(Map.of(
                "location", data,
                "training_digits", split.training().size(),
                "training_sha256", DatasetDigest.sha256(split.training()),
                "validation_digits", split.validation().size(),
                "validation_sha256", validationSha256,
                "validation_seed", validation.seed(seed)));
        description.putAll(drawn.description());
        description.putAll(correction.description());
        long total = (long) epochs * split.training().size();
        try (Progress progress = Progress.start(output.progress(), "Training", "digits", total)) {
            TrainProgress listener = new TrainProgress(progress, epochs);
            String name = String.valueOf(Path.of(model).getFileName());
            return new TrainJob(
                            context,
                            layers,
                            options,
                            teacher.options(teachers, validationSha256),
                            checkpoint.options(),
                            listener)
                    .run(split.training(), split.validation(), description, name);
        }
    }

    private static String describe(Result result) {
        return """
                model                %s
                weights              sha256 %s
                network              %s, %,d parameters
                best epoch           %d of %d
                validation accuracy  %.2f %%
                speed                %,.0f digits/s, %.1f s in all"""
                .formatted(
                        result.model(),
                        result.sha256(),
                        result.network(),
                        result.parameters(),
                        result.bestEpoch(),
                        result.epochs(),
                        100 * result.validationAccuracy(),
                        result.examplesPerSecond(),
                        result.seconds());
    }
}
