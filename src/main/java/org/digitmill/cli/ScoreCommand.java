package org.digitmill.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "score",
        description = {
            "Reads every image below the inputs into Parquet tables: OUTPUT/digits, a row a digit, and OUTPUT/files, a row a file.",
            "A broken file becomes a row that says why, and the job goes on. Files that this model has scored already are skipped, so the "
                    + "same command goes on after a break, and reads only what is new the next night."
        })
final class ScoreCommand extends ResultCommand {
    @Option(names = "--model", paramLabel = "FILE", required = true, description = "A model file that train wrote.")
    String model;

    @Option(
            names = "--input",
            paramLabel = "PATH",
            required = true,
            arity = "1..*",
            description =
                    "Files and directories of images, searched to any depth, on any file system that Hadoop reads.")
    List<String> inputs;

    @Option(names = "--output", paramLabel = "DIR", required = true, description = "The directory of the tables.")
    String output;

    @Option(names = "--rescore", description = "Read the files again that this model has scored already.")
    boolean rescore;

    @Option(
            names = "--max-rejected",
            paramLabel = "N|P%",
            description =
                    "End with exit code 4 when more files were rejected: a count, or a share of the files listed. "
                            + "Default: ${DEFAULT-VALUE}.")
    String maximumRejected;

    @Option(
            names = "--maximum-bytes",
            paramLabel = "N",
            description = "Larger files are rejected before they are read, in bytes. Default: ${DEFAULT-VALUE}.")
    long maximumBytes;

    @Option(
            names = "--maximum-pixels",
            paramLabel = "N",
            description =
                    "Larger images are rejected before memory is taken: width times height. Default: ${DEFAULT-VALUE}.")
    long maximumPixels;

    @Override
    ExitCode execute() {
        throw new UnsupportedOperationException("score is not joined to ScoreJob yet");
    }
}
