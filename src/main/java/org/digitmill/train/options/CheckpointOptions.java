package org.digitmill.train.options;

/**
 * Options of checkpoints.
 *
 * @param directory on any file system that Hadoop reaches
 * @param rounds save after so many rounds, too; 0 for after each epoch only
 * @param keep how many of the last checkpoints stay
 * @param resume whether to continue from the newest checkpoint in the directory
 */
public record CheckpointOptions(String directory, int rounds, int keep, boolean resume) {
    public static final int DEFAULT_ROUNDS = 0;
    public static final int DEFAULT_KEEP = 2;

    public CheckpointOptions {
        if (directory.isBlank()) {
            throw new IllegalArgumentException("--checkpoint names no directory.");
        }
        if (rounds < 0) {
            throw new IllegalArgumentException(
                    "--checkpoint-rounds is " + rounds + ", but must be at least 0 (0: after each epoch only).");
        }
        if (keep < 1) {
            throw new IllegalArgumentException("--checkpoint-keep is " + keep + ", but must be at least 1.");
        }
    }
}
