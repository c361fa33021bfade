package org.digitmill.train.checkpoint;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.digitmill.train.progress.EpochReport;
import org.digitmill.train.progress.Tally;
import org.digitmill.train.progress.TrainingProgress;

/**
 * The manifest of a checkpoint, with the progress of its run (see {@link TrainingProgress}).
 *
 * @param format always {@link #FORMAT}
 * @param formatVersion always {@link #VERSION}: files of an older program are refused
 * @param run the facts of its {@link RunIdentity}
 * @param versions of the libraries it was trained with
 * @param iterations steps taken so far
 * @param workerUpdaterStates how many equal pieces {@code worker-updaters.bin} has
 * @param averagedRounds rounds in the average of the weights
 * @param bestEpoch 0 before the first epoch is over
 * @param parts the other entries of the file, by name
 */
record CheckpointManifest(
        String format,
        int formatVersion,
        Map<String, String> run,
        Map<String, String> versions,
        int epoch,
        int round,
        int iterations,
        Tally tally,
        int workerUpdaterStates,
        long averagedRounds,
        int bestEpoch,
        List<EpochReport> history,
        Map<String, Part> parts) {
    static final String FORMAT = "digitmill-checkpoint";
    static final int VERSION = 2;

    CheckpointManifest {
        if (run == null || tally == null || history == null || parts == null) {
            throw new IllegalArgumentException("the manifest lacks run, tally, history or parts");
        }
        boolean gaps = Stream.of(history, parts.values(), run.values())
                .flatMap(Collection::stream)
                .anyMatch(Objects::isNull);
        if (gaps) {
            throw new IllegalArgumentException("the manifest has nothing where an epoch, a part or a fact must be");
        }
    }

    /**
     * An entry of the file.
     *
     * @param bytes its length
     * @param sha256 its digest, hexadecimal
     */
    record Part(long bytes, String sha256) {}
}
