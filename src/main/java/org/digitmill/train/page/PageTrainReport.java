package org.digitmill.train.page;

import java.util.List;
import org.digitmill.train.progress.EpochReport;

/**
 * The result of the training of a page network.
 *
 * @param sha256 of the weights
 * @param validation of the last epoch
 * @param cropsPerSecond learned from, validation not counted
 * @param seconds of the whole run
 */
public record PageTrainReport(
        String sha256,
        String network,
        long parameters,
        PageScore validation,
        double cropsPerSecond,
        double seconds,
        List<EpochReport> epochs) {}
