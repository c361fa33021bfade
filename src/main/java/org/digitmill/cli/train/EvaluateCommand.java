package org.digitmill.cli.train;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.digitmill.cli.common.DigitData;
import org.digitmill.cli.common.ExitCode;
import org.digitmill.cli.common.Models;
import org.digitmill.cli.common.ResultCommand;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.digits.Split;
import org.digitmill.model.Evaluation;
import org.digitmill.model.ModelBundle;
import org.digitmill.network.NetworkInput;
import org.digitmill.spark.SparkSessions;
import org.digitmill.train.digit.EvaluateJob;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code evaluate}. */
@Command(
        name = "evaluate",
        description =
                "Measures a model with labelled digits: accuracy, precision and recall for each class, confusion matrix, "
                        + "calibration.")
public final class EvaluateCommand extends ResultCommand {
    @Option(names = "--model", paramLabel = "FILE", required = true, description = "Model file of train or import.")
    String model;

    @Option(
            names = "--data",
            paramLabel = "DATA",
            required = true,
            description = "Labelled digits, in the forms that train takes.")
    String data;

    @Option(
            names = "--split",
            paramLabel = "PART",
            description = "${COMPLETION-CANDIDATES}. Default: test if the data has it, else train.")
    Split split;

    /** The result in JSON; lists by digit, the confusion matrix by label and then by what was read. */
    record Result(
            String model,
            String sha256,
            Split split,
            long examples,
            double accuracy,
            double loss,
            double calibrationError,
            List<Double> precision,
            List<Double> recall,
            List<Double> f1,
            List<List<Long>> confusion) {}

    /** The evaluation of a model. */
    public record Judgement(ModelBundle bundle, Split split, Evaluation evaluation) {}

    @Override
    protected ExitCode execute() {
        Judgement judgement = work();
        print(
                result(judgement.bundle(), judgement.split(), judgement.evaluation()),
                () -> EvaluationText.of(judgement.evaluation()));
        return ExitCode.DONE;
    }

    /** Judges the model. */
    public Judgement work() {
        ModelBundle bundle = Models.read(model);
        bundle.requireReads(NetworkInput.DIGIT);
        try (SparkSession session = SparkSessions.open("digitmill evaluate")) {
            DigitData source = new DigitData(session);
            Split chosen = source.choose(data, Optional.ofNullable(split));
            Evaluation evaluation = EvaluateJob.run(
                    JavaSparkContext.fromSparkContext(session.sparkContext()), bundle, source.read(data, chosen));
            return new Judgement(bundle, chosen, evaluation);
        }
    }

    private Result result(ModelBundle bundle, Split chosen, Evaluation evaluation) {
        return new Result(
                model,
                bundle.sha256(),
                chosen,
                evaluation.examples(),
                evaluation.accuracy(),
                evaluation.loss(),
                evaluation.calibrationError(),
                byDigit(evaluation::precision),
                byDigit(evaluation::recall),
                byDigit(evaluation::f1),
                byDigit(label -> byDigit(digit -> evaluation.confusion(label, digit))));
    }

    private static <T> List<T> byDigit(IntFunction<T> value) {
        return IntStream.range(0, LabelledDigits.CLASSES).mapToObj(value).toList();
    }
}
