package org.digitmill.train.loop;

import org.digitmill.train.progress.EpochReport;

/** Of a training run that has nobody to tell. */
public final class SilentListener implements TrainListener {
    @Override
    public void round(int epoch, int round, long examples, long allExamples, double loss) {}

    @Override
    public void epoch(EpochReport report) {}

    @Override
    public void notice(String sentences) {}
}
