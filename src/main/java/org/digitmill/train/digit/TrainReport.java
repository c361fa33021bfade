package org.digitmill.train.digit;

import java.util.List;
import org.digitmill.train.progress.EpochReport;

/**
 * The report of a training.
 *
 * @param sha256 of the weights
 * @param bestEpoch the one whose weights were kept, from 1
 * @param validationAccuracy of that epoch, 0 to 1
 * @param examplesPerSecond digits learned from by the second, validation not counted
 * @param seconds of the whole run
 */
public record TrainReport(
        String sha256,
        String network,
        long parameters,
        int bestEpoch,
        double validationAccuracy,
        double examplesPerSecond,
        double seconds,
        List<EpochReport> epochs) {}
