package org.digitmill.cli.score;

import java.io.IOException;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.digitmill.cli.common.ExitCode;
import org.digitmill.cli.common.ResultCommand;
import org.digitmill.progress.Progress;
import org.digitmill.score.job.ScoreJob;
import org.digitmill.score.job.ScoreReport;
import org.digitmill.score.options.RejectionLimit;
import org.digitmill.score.options.ScoreOptions;
import org.digitmill.score.reading.ReaderModels;
import org.digitmill.spark.SparkSessions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The command {@code score}. */
@Command(
        name = "score",
        description = {
            "Reads every image and document below the inputs into Parquet tables: OUTPUT/digits with one row per "
                    + "digit, OUTPUT/files with one row per file.",
            "A broken file gets a row with the reason, and the run continues. Files that this model has scored "
                    + "already are skipped: the same command continues after an interruption and later reads only new files."
        })
public final class ScoreCommand extends ResultCommand {
    @Mixin
    ModelArguments models = new ModelArguments();

    @Option(
            names = "--input",
            paramLabel = "PATH",
            arity = "1..*",
            description =
                    "Files, directories and archives (zip, tar, tar.gz) of images and scans, searched to any depth, on any "
                            + "Hadoop file system; patterns with *, ?, [abc], {a,b} and ** for any depth.")
    List<String> inputs;

    @Option(names = "--output", paramLabel = "DIR", description = "The directory of the tables.")
    String outputDirectory;

    @Mixin
    ReadingArguments reading = new ReadingArguments();

    @Option(
            names = "--template",
            paramLabel = "FILE",
            description =
                    "JSON file with the positions of a form's fields. Every picture is then a page of that form, and "
                            + "OUTPUT/fields gets one row per field.")
    String template = "";

    /** The command verify, as it was called before. */
    @Option(names = "--verify", arity = "0..1", fallbackValue = "", hidden = true)
    String verified;

    /** The command correct, as it was called before. */
    @Option(names = "--corrections", hidden = true)
    String corrections;

    @Option(names = "--rescore", description = "Also read files that this model has scored already.")
    boolean rescore;

    @Option(
            names = "--max-rejected",
            paramLabel = "N|P%",
            description =
                    "Ends with exit code 4 if this run rejected more files than this: a count, or a share of the files that "
                            + "it read. Default: ${DEFAULT-VALUE}.")
    String maximumRejected;

    @Option(names = "--allow-empty", description = "Inputs without any file are not an error.")
    boolean allowEmpty;

    @Option(
            names = "--chunk-files",
            paramLabel = "N",
            description = "Number of files whose rows are published together, from 1. Default: ${DEFAULT-VALUE}.")
    int chunkFiles;

    @Option(
            names = "--quarantine",
            paramLabel = "DIR",
            description = "Copies rejected files into DIR/files and lists them in DIR/index.")
    String quarantine = "";

    @Override
    protected ExitCode execute() throws IOException {
        if (verified != null && !verified.isEmpty()) {
            return VerifyCommand.run(this, verified);
        }
        if (outputDirectory == null) {
            throw wrongUsage("Missing required option: '--output=DIR'");
        }
        if (verified != null) {
            return VerifyCommand.run(this, outputDirectory);
        }
        return corrections == null ? score() : CorrectCommand.run(this, outputDirectory, corrections);
    }

    private ExitCode score() throws IOException {
        if (inputs == null) {
            throw wrongUsage("Missing required option: --input");
        }
        ScoreReport report = work();
        print(report, () -> ScoreText.of(report, outputDirectory, !template.isEmpty()));
        if (!allowEmpty) {
            report.requireFiles(inputs);
        }
        return report.tooManyRejected() ? ExitCode.TOO_MANY_REJECTED : ExitCode.DONE;
    }

    /** Scores and publishes. */
    public ScoreReport work() throws IOException {
        ScoreOptions options = checked(() -> new ScoreOptions(
                inputs,
                outputDirectory,
                reading.options(),
                chunkFiles,
                ScoreOptions.DEFAULT_CHUNK_BYTES,
                RejectionLimit.parse(maximumRejected),
                rescore,
                quarantine,
                template));
        ReaderModels readers = models.read();
        try (SparkSession session = SparkSessions.open("digitmill score");
                Progress progress = Progress.start(output.progress(), "Scoring", "files", -1)) {
            return new ScoreJob(session, options, readers, new ScoringProgress(progress)).run();
        }
    }

    private ParameterException wrongUsage(String message) {
        return new ParameterException(specification.commandLine(), message);
    }
}
