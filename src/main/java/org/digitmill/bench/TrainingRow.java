package org.digitmill.bench;

import org.digitmill.train.options.Engine;

/**
 * The measurement of one training.
 *
 * @param averagingPeriod minibatches a worker between two averagings
 * @param rounds averagings in all
 * @param examplesPerSecond digits learned from by the second, validation not counted
 * @param sparkShare the share of that time in which no worker of ours trained: rounds, broadcast, aggregation; from 0 to 1, NaN where
 *     the engine does not tell
 * @param bytesToExecutor broadcast in a round to each executor, packed; taken from the second round, since the first deals out the digits
 * @param bytesToDriver results of that round's tasks, all workers
 * @param accuracy on the test digits, 0 to 1
 * @param residentBytesEarly of the process after a tenth of the rounds, heap and native memory together
 * @param residentBytesLate the same at the end
 * @param sha256 of the weights
 */
public record TrainingRow(
        Engine engine,
        int workers,
        int averagingPeriod,
        long rounds,
        double examplesPerSecond,
        double sparkShare,
        long bytesToExecutor,
        long bytesToDriver,
        double accuracy,
        long residentBytesEarly,
        long residentBytesLate,
        String sha256) {}
