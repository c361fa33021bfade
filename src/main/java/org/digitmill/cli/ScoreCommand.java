package org.digitmill.cli;

import java.io.IOException;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.digitmill.score.job.ScoreJob;
import org.digitmill.score.job.ScoreReport;
import org.digitmill.score.options.RejectionLimit;
import org.digitmill.score.options.ScoreOptions;
import org.digitmill.score.reading.ReaderModels;
import org.digitmill.spark.Progress;
import org.digitmill.spark.SparkSessions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

@Command(
        name = "score",
        description = {
            "Reads every image below the inputs into Parquet tables: OUTPUT/digits, a row a digit, and OUTPUT/files, a row a file.",
            "A broken file becomes a row that says why, and the job goes on. Files that this model has scored already are skipped, so the "
                    + "same command goes on after a break, and reads only what is new the next night."
        })
final class ScoreCommand extends ResultCommand {
    @Mixin
    ModelArguments models = new ModelArguments();

    @Option(
            names = "--input",
            paramLabel = "PATH",
            arity = "1..*",
            description =
                    "Files, directories and archives (zip, tar, tar.gz) of images and scans, searched to any depth, on any file system "
                            + "that Hadoop reads; patterns with *, ?, [abc], {a,b} and ** for any depth.")
    List<String> inputs;

    @Option(names = "--output", paramLabel = "DIR", description = "The directory of the tables.")
    String outputDirectory;

    @Mixin
    ReadingArguments reading = new ReadingArguments();

    @Option(
            names = "--template",
            paramLabel = "FILE",
            description =
                    "A JSON file that says where the fields of a form are: every picture is a page of that form, and "
                            + "OUTPUT/fields has a row a field.")
    String template = "";

    /** The command verify, as it was called before. */
    @Option(names = "--verify", arity = "0..1", fallbackValue = "", hidden = true)
    String verified;

    /** The command correct, as it was called before. */
    @Option(names = "--corrections", hidden = true)
    String corrections;

    @Option(names = "--rescore", description = "Read the files again that this model has scored already.")
    boolean rescore;

    @Option(
            names = "--max-rejected",
            paramLabel = "N|P%",
            description =
                    "End with exit code 4 when this run rejected more files: a count, or a share of the files that it read. "
                            + "Default: ${DEFAULT-VALUE}.")
    String maximumRejected;

    @Option(
            names = "--allow-empty",
            description = "Inputs that hold no file are no error: a directory that is filled anew for each night.")
    boolean allowEmpty;

    @Option(
            names = "--chunk-files",
            paramLabel = "N",
            description = "Files whose rows appear in the tables together, from 1. Default: ${DEFAULT-VALUE}.")
    int chunkFiles;

    @Option(
            names = "--quarantine",
            paramLabel = "DIR",
            description = "Copy rejected files into DIR/files, and list them in DIR/index.")
    String quarantine = "";

    @Override
    ExitCode execute() throws IOException {
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
    ScoreReport work() throws IOException {
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
