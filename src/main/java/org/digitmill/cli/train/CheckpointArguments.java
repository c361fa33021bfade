package org.digitmill.cli.train;

import java.util.Optional;
import org.digitmill.train.options.CheckpointOptions;
import picocli.CommandLine.Option;

/** The options of {@code train} and {@code train-page} for checkpoints. */
final class CheckpointArguments {
    @Option(
            names = "--checkpoint",
            paramLabel = "DIR",
            description =
                    "Directory for checkpoints of this run alone, on any Hadoop file system. One is saved after each epoch. "
                            + "Default: no checkpoints.")
    String directory;

    @Option(
            names = "--checkpoint-rounds",
            paramLabel = "N",
            description =
                    "Also save a checkpoint after every N averaging rounds of an epoch; 0: after each epoch only. Default: "
                            + "${DEFAULT-VALUE}.")
    int rounds;

    @Option(
            names = "--checkpoint-keep",
            paramLabel = "N",
            description = "Number of checkpoints to keep, from 1. Default: ${DEFAULT-VALUE}.")
    int keep;

    @Option(
            names = "--resume",
            description =
                    "Continue from the newest checkpoint in --checkpoint, or start if there is none. The weights are those of "
                            + "an uninterrupted run, bit for bit.")
    boolean resume;

    Optional<CheckpointOptions> options() {
        if (directory == null) {
            if (resume) {
                throw new IllegalArgumentException("--resume needs --checkpoint, the directory to go on from.");
            }
            return Optional.empty();
        }
        return Optional.of(new CheckpointOptions(directory, rounds, keep, resume));
    }
}
