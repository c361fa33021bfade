package org.digitmill.train.loop;

import org.digitmill.train.progress.EpochReport;

/** Ignores all events of a training run. */
public final class SilentListener implements TrainListener {
    @Override
    public void round(int epoch, int round, long examples, long allExamples, double loss) {}

    @Override
    public void epoch(EpochReport report) {}

    @Override
    public void notice(String sentences) {}
}
