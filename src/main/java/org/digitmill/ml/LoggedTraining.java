package org.digitmill.ml;

import org.digitmill.train.loop.TrainListener;
import org.digitmill.train.progress.EpochReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log how training goes. */
final class LoggedTraining implements TrainListener {
    private static final Logger LOG = LoggerFactory.getLogger(DigitEstimator.class);

    @Override
    public void round(int epoch, int round, long examples, long allExamples, double loss) {
        LOG.debug("Epoch {}, round {}: {} of {} digits, loss {}", epoch, round, examples, allExamples, loss);
    }

    @Override
    public void epoch(EpochReport report) {
        LOG.info(
                "Epoch {}: validation accuracy {}, loss {}",
                report.epoch(),
                report.validationAccuracy(),
                report.validationLoss());
    }

    @Override
    public void notice(String sentences) {
        LOG.warn(sentences);
    }
}
