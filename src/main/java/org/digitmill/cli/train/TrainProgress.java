package org.digitmill.cli.train;

import org.digitmill.progress.Progress;
import org.digitmill.train.loop.TrainListener;
import org.digitmill.train.progress.EpochReport;

/** Shows how training goes: in the progress of all digits, and a line an epoch. */
final class TrainProgress implements TrainListener {
    private final Progress progress;
    private final int epochs;
    private String validation = "";

    TrainProgress(Progress progress, int epochs) {
        this.progress = progress;
        this.epochs = epochs;
    }

    @Override
    public void round(int epoch, int round, long examples, long allExamples, double loss) {
        progress.update(
                examples,
                "epoch %d of %d, round %d, loss %.4f%s".formatted(epoch, epochs, round + 1, loss, validation));
    }

    @Override
    public void epoch(EpochReport report) {
        validation = ", validation %.2f %%".formatted(100 * report.validationAccuracy());
        progress.note("epoch %d of %d: loss %.4f, validation loss %.4f, validation accuracy %.2f %%, %,.0f digits/s"
                .formatted(
                        report.epoch(),
                        epochs,
                        report.trainingLoss(),
                        report.validationLoss(),
                        100 * report.validationAccuracy(),
                        report.examples() / report.seconds()));
    }

    @Override
    public void notice(String sentences) {
        progress.note(sentences);
    }
}
