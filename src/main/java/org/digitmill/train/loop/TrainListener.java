package org.digitmill.train.loop;

import org.digitmill.train.progress.EpochReport;

/** Is told how training goes, on the driver, while it goes. */
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

    /** Something a person should know, in full sentences: where the run goes on from, a checkpoint that is damaged or not saved. */
    void notice(String sentences);
}
