package org.digitmill.train.progress;

/**
 * The result of an epoch.
 *
 * @param epoch from 1
 * @param trainingLoss mean over the epoch's examples while it went on, in nats
 * @param validationLoss in nats
 * @param validationAccuracy 0 to 1; of page networks the harmonic mean of recall and precision (F1)
 * @param examples learned from: digits, or crops of pages
 * @param seconds of training, without validation
 * @param workerSeconds of these, what the slowest worker of each round spent on training; the rest is Spark's share. 0 if the engine
 *     does not tell
 */
public record EpochReport(
        int epoch,
        double trainingLoss,
        double validationLoss,
        double validationAccuracy,
        long examples,
        double seconds,
        double workerSeconds) {}
