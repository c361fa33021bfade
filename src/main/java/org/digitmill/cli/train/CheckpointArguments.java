package org.digitmill.cli.train;

import java.util.Optional;
import org.digitmill.train.options.CheckpointOptions;
import picocli.CommandLine.Option;

/** The options of {@code train} and {@code train-page} that say where it saves how far it has come. */
final class CheckpointArguments {
    @Option(
            names = "--checkpoint",
            paramLabel = "DIR",
            description = "A directory of this run's own, on any file system that Hadoop reaches, to save progress in "
                    + "after each epoch. Default: nothing is saved.")
    String directory;

    @Option(
            names = "--checkpoint-rounds",
            paramLabel = "N",
            description = "Save after every N rounds of an epoch, too; 0: after each epoch only. "
                    + "Default: ${DEFAULT-VALUE}.")
    int rounds;

    @Option(
            names = "--checkpoint-keep",
            paramLabel = "N",
            description = "How many of the last checkpoints stay, from 1. Default: ${DEFAULT-VALUE}.")
    int keep;

    @Option(
            names = "--resume",
            description =
                    "Go on from the newest checkpoint in --checkpoint, or begin where there is none. The weights are "
                            + "those of a run that was never stopped, bit for bit.")
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
