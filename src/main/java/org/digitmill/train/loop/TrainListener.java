package org.digitmill.train.loop;

import org.digitmill.train.progress.EpochReport;

/** Receives the progress of training, on the driver. */
public interface TrainListener {
    /**
     * A round is over.
     *
     * @param examples digits learned from so far, of all epochs
     * @param allExamples digits to be learned from in the whole run
     * @param loss mean over the round, in nats
     */
    void round(int epoch, int round, long examples, long allExamples, double loss);

    /** An epoch is over and validated. */
    void epoch(EpochReport report);

    /** A notice for the user: from where the run continues, or a checkpoint that is damaged or could not be saved. */
    void notice(String sentences);
}
