package org.digitmill.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.digitmill.bench.TrainingBench;
import org.digitmill.bench.TrainingRow;
import org.digitmill.cli.common.DigitData;
import org.digitmill.cli.common.ExitCode;
import org.digitmill.cli.common.ResultCommand;
import org.digitmill.cli.common.TextTable;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.digits.Split;
import org.digitmill.dataset.digits.ValidationSplit;
import org.digitmill.model.TestTimeAugmentation;
import org.digitmill.network.NetworkSpecification;
import org.digitmill.spark.SparkSessions;
import org.digitmill.train.options.AveragingOptions;
import org.digitmill.train.options.Engine;
import org.digitmill.train.options.Regularization;
import org.digitmill.train.options.TrainOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code bench training}. */
@Command(
        name = "training",
        description = {
            "Trains a network with each engine, number of workers and averaging period given, and measures each.",
            "A training before them, which is not counted, lets Java compile."
        })
final class BenchTrainingCommand extends ResultCommand {
    @Option(
            names = "--data",
            paramLabel = "DATA",
            required = true,
            description = "Labelled digits, in the forms that train takes.")
    String data;

    @Option(
            names = "--network",
            paramLabel = "NAME",
            defaultValue = "two-conv",
            description = "As for train. Default: ${DEFAULT-VALUE}.")
    String network;

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            split = ",",
            defaultValue = "averaging",
            description = "One or more of ${COMPLETION-CANDIDATES}, separated by commas. Default: ${DEFAULT-VALUE}.")
    List<Engine> engines;

    @Option(
            names = "--workers",
            paramLabel = "N",
            split = ",",
            defaultValue = "1,2",
            description = "One or more, separated by commas. Default: ${DEFAULT-VALUE}.")
    List<Integer> workers;

    @Option(
            names = "--averaging-period",
            paramLabel = "N",
            split = ",",
            defaultValue = "1,5,20,50,100",
            description = "One or more, separated by commas. Default: ${DEFAULT-VALUE}.")
    List<Integer> periods;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "1",
            description = "Passes over the training digits. Default: ${DEFAULT-VALUE}.")
    int epochs;

    @Option(
            names = "--validation",
            paramLabel = "N",
            defaultValue = "5000",
            description = "Training digits put aside. Default: ${DEFAULT-VALUE}.")
    int validation;

    /** The result in JSON. */
    record Result(String network, int trainingDigits, int epochs, List<TrainingRow> rows) {}

    @Override
    protected ExitCode execute() {
        NetworkSpecification specification = home().networks().find(network);
        List<TrainOptions> ways = checked(this::ways);
        try (SparkSession session = SparkSessions.open("digitmill bench")) {
            DigitData source = new DigitData(session);
            LabelledDigits training = source.read(data, Split.TRAIN);
            Split judge = source.choose(data, Optional.empty());
            ValidationSplit split = ValidationSplit.of(training, validation, TrainOptions.DEFAULT_SEED);
            TrainingBench bench = new TrainingBench(
                    JavaSparkContext.fromSparkContext(session.sparkContext()),
                    specification,
                    split,
                    source.read(data, judge));
            say("warming up");
            bench.measure(options(Engine.AVERAGING, Math.max(1, workers.get(workers.size() - 1)), 20));
            List<TrainingRow> rows = new ArrayList<>();
            for (TrainOptions way : ways) {
                say("%s, workers %d, period %d"
                        .formatted(
                                way.averaging().engine(),
                                way.workers(),
                                way.averaging().period()));
                rows.add(bench.measure(way));
            }
            print(new Result(network, split.training().size(), epochs, rows), () -> table(rows));
        }
        return ExitCode.DONE;
    }

    private void say(String line) {
        if (!output.quiet) {
            specification.commandLine().getErr().println(line);
        }
    }

    private List<TrainOptions> ways() {
        List<TrainOptions> ways = new ArrayList<>();
        for (Engine engine : engines) {
            for (int count : workers) {
                for (int period : periods) {
                    ways.add(options(engine, count, period));
                }
            }
        }
        return ways;
    }

    private TrainOptions options(Engine engine, int count, int period) {
        return new TrainOptions(
                epochs,
                count,
                TrainOptions.DEFAULT_MINIBATCH,
                AveragingOptions.every(period).by(engine),
                TrainOptions.DEFAULT_UPDATER,
                TrainOptions.DEFAULT_LEARNING_RATE,
                TrainOptions.DEFAULT_LEARNING_RATE_SHAPE,
                Regularization.NONE,
                TrainOptions.DEFAULT_SEED,
                validation,
                TrainOptions.DEFAULT_REVIEW_ERROR,
                TestTimeAugmentation.NONE);
    }

    private static String table(List<TrainingRow> rows) {
        TextTable table = new TextTable(
                "engine",
                "workers",
                "period",
                "rounds",
                "digits/s",
                "Spark's share",
                "kB to executor",
                "kB to driver",
                "accuracy",
                "resident MB, early",
                "late");
        for (TrainingRow row : rows) {
            table.add(
                    row.engine(),
                    row.workers(),
                    row.averagingPeriod(),
                    row.rounds(),
                    Math.round(row.examplesPerSecond()),
                    Double.isNaN(row.sparkShare()) ? "" : String.format(Locale.ROOT, "%.1f %%", 100 * row.sparkShare()),
                    row.bytesToExecutor() / 1000,
                    row.bytesToDriver() / 1000,
                    String.format(Locale.ROOT, "%.4f", row.accuracy()),
                    row.residentBytesEarly() >> 20,
                    row.residentBytesLate() >> 20);
        }
        return table.toString();
    }
}
