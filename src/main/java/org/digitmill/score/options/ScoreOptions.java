package org.digitmill.score.options;

import java.util.List;
import org.digitmill.InputException;
import org.digitmill.image.decode.source.ImageLimits;

/**
 * The options of a scoring run.
 *
 * @param inputs files, directories and patterns, on the local disk or any Hadoop file system; at least one
 * @param output directory of the tables; made if it is not there
 * @param reading how files are read, and when they are given up
 * @param chunkFiles files that are published together, at least 1
 * @param chunkBytes a chunk ends as well when its files have this many bytes, at least 1
 * @param maximumRejected more rejected files than this make the run count as failed
 * @param rescore whether files are scored again that are in the tables already and have not changed
 * @param quarantine directory that rejected files are copied to; empty for none
 * @param template JSON file that says where the fields of a form are; empty for none
 */
public record ScoreOptions(
        List<String> inputs,
        String output,
        ReadingOptions reading,
        int chunkFiles,
        long chunkBytes,
        RejectionLimit maximumRejected,
        boolean rescore,
        String quarantine,
        String template) {
    /** A second's work of two cores on small files, and a table file of some megabytes. */
    public static final int DEFAULT_CHUNK_FILES = 20_000;
    /** Some minutes' work of two cores on scanned pages. */
    public static final long DEFAULT_CHUNK_BYTES = 2L << 30;

    public ScoreOptions {
        template = template == null ? "" : template;
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
        if (!template.isEmpty() && reading.mode() == ReadingMode.DIGIT) {
            throw new InputException("The template " + template
                    + " is of pages, but the mode is digit. Leave --mode out, or say --mode page.");
        }
    }

    /** Options without a template. */
    public ScoreOptions(
            List<String> inputs,
            String output,
            ReadingOptions reading,
            int chunkFiles,
            long chunkBytes,
            RejectionLimit maximumRejected,
            boolean rescore,
            String quarantine) {
        this(inputs, output, reading, chunkFiles, chunkBytes, maximumRejected, rescore, quarantine, "");
    }

    /** Options with their defaults for how files are read, and no quarantine. */
    public ScoreOptions(
            List<String> inputs,
            String output,
            ImageLimits limits,
            int chunkFiles,
            long chunkBytes,
            RejectionLimit maximumRejected,
            boolean rescore) {
        this(inputs, output, new ReadingOptions(limits), chunkFiles, chunkBytes, maximumRejected, rescore, "", "");
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
