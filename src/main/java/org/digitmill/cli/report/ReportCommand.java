package org.digitmill.cli.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.digitmill.cli.common.DigitData;
import org.digitmill.cli.common.ExitCode;
import org.digitmill.cli.common.Models;
import org.digitmill.cli.common.ResultCommand;
import org.digitmill.cli.common.WrittenFile;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.digits.Split;
import org.digitmill.model.Classifier;
import org.digitmill.model.ModelBundle;
import org.digitmill.network.NetworkInput;
import org.digitmill.report.Judged;
import org.digitmill.report.ScoringReport;
import org.digitmill.report.TrainingReport;
import org.digitmill.spark.SparkSessions;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code report}. */
@Command(
        name = "report",
        description = {
            "Writes one HTML page about a training (--model) or a scoring run (--scores). It contains its plots and "
                    + "pictures and loads nothing from elsewhere.",
            "On the page of a scoring run, the digits that need review can be checked with the keyboard and saved as "
                    + "corrections."
        })
public final class ReportCommand extends ResultCommand {
    @ArgGroup(multiplicity = "1")
    Subject subject;

    static final class Subject {
        @Option(names = "--model", paramLabel = "FILE", description = "Model file of train or import.")
        String model;

        @Option(names = "--scores", paramLabel = "DIR", description = "The output directory of score.")
        String scores;
    }

    @Option(
            names = "--data",
            paramLabel = "DATA",
            description = "With --model: labelled digits to evaluate it with, in the forms that train takes.")
    String data;

    @Option(
            names = "--split",
            paramLabel = "PART",
            description = "${COMPLETION-CANDIDATES}. Default: test if the data has it, else train.")
    Split split;

    @Option(
            names = "--run",
            paramLabel = "NAME",
            description = "With --scores: the run to show. Default: the last one that wrote rows.")
    String run;

    @Option(
            names = "--review",
            paramLabel = "N",
            description =
                    "With --scores: largest number of digits to review, the least certain first. Default: ${DEFAULT-VALUE}.")
    int review;

    @Option(names = "--output", paramLabel = "FILE", required = true, description = "The HTML file to write.")
    String outputFile;

    /** The result in JSON. */
    record Result(String output, String kind, long bytes) {}

    @Override
    protected ExitCode execute() throws IOException {
        WrittenFile file = WrittenFile.prepare(Path.of(outputFile), "The report");
        ModelBundle bundle = subject.model == null ? null : Models.read(subject.model);
        if (bundle != null) {
            bundle.requireReads(NetworkInput.DIGIT);
        }
        byte[] html = html(bundle).getBytes(StandardCharsets.UTF_8);
        file.publish(html);
        Result result = new Result(outputFile, bundle == null ? "scoring" : "training", html.length);
        print(result, () -> "%s: %s report, %,d bytes".formatted(result.output(), result.kind(), result.bytes()));
        return ExitCode.DONE;
    }

    private String html(ModelBundle bundle) throws IOException {
        if (bundle != null && data == null) {
            return TrainingReport.html(bundle, Optional.empty());
        }
        try (SparkSession session = SparkSessions.open("digitmill report")) {
            return bundle == null
                    ? ScoringReport.html(session, subject.scores, Optional.ofNullable(run), Math.max(0, review))
                    : TrainingReport.html(bundle, Optional.of(judge(bundle, new DigitData(session))));
        }
    }

    private Judged judge(ModelBundle bundle, DigitData source) {
        Split chosen = source.choose(data, Optional.ofNullable(split));
        LabelledDigits digits = source.read(data, chosen);
        try (Classifier classifier = bundle.classifier()) {
            return new Judged(data, chosen, digits, classifier.probabilities(digits.pixels(), digits.size()));
        }
    }
}
