package org.digitmill.score;

import java.util.List;
import org.digitmill.InputException;
import org.digitmill.image.ImageLimits;

/**
 * What a scoring run is asked to do.
 *
 * @param inputs files, directories and patterns, on the local disk or any Hadoop file system; at least one
 * @param output directory of the tables; made if it is not there
 * @param limits of each picture
 * @param mode what pictures are taken for
 * @param chunkFiles files that are published together, at least 1
 * @param chunkBytes a chunk ends as well when its files have this many bytes, at least 1
 * @param maximumRejected more rejected files than this make the run count as failed
 * @param rescore whether files are scored again that are in the tables already and have not changed
 */
public record ScoreOptions(
        List<String> inputs,
        String output,
        ImageLimits limits,
        ReadingMode mode,
        int chunkFiles,
        long chunkBytes,
        RejectionLimit maximumRejected,
        boolean rescore) {
    /** A second's work of two cores on small files, and a table file of some megabytes. */
    public static final int DEFAULT_CHUNK_FILES = 20_000;
    /** Some minutes' work of two cores on scanned pages. */
    public static final long DEFAULT_CHUNK_BYTES = 2L << 30;

    public ScoreOptions {
        inputs = List.copyOf(inputs);
        if (inputs.isEmpty()) {
            throw new InputException("Scoring needs at least one input: a file, a directory or a pattern.");
        }
        if (output.isBlank()) {
            throw new InputException("Scoring needs an output directory.");
        }
        if (chunkFiles < 1 || chunkBytes < 1) {
            throw new InputException(
                    "A chunk has at least one file and one byte, not " + chunkFiles + " and " + chunkBytes + ".");
        }
    }

    /** Options for pictures that are taken for what they show. */
    public ScoreOptions(
            List<String> inputs,
            String output,
            ImageLimits limits,
            int chunkFiles,
            long chunkBytes,
            RejectionLimit maximumRejected,
            boolean rescore) {
        this(inputs, output, limits, ReadingMode.AUTO, chunkFiles, chunkBytes, maximumRejected, rescore);
    }

    /** Options with their defaults for everything but the inputs and the output. */
    public static ScoreOptions of(List<String> inputs, String output) {
        return new ScoreOptions(
                inputs,
                output,
                ImageLimits.DEFAULT,
                DEFAULT_CHUNK_FILES,
                DEFAULT_CHUNK_BYTES,
                RejectionLimit.NONE,
                false);
    }
}
