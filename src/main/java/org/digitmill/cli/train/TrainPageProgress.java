package org.digitmill.cli.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.digitmill.cli.common.Models;
import org.digitmill.model.ModelBundle;
import org.digitmill.progress.Progress;
import org.digitmill.train.page.PageScore;
import org.digitmill.train.page.PageTrainListener;
import org.digitmill.train.progress.EpochReport;

/** Shows how a training of {@code train-page} goes on, and publishes the model of each epoch where that is asked for. */
final class TrainPageProgress implements PageTrainListener {
    private final Progress progress;
    private final int epochs;
    private final Optional<String> published;
    private String found = "";

    /** @param published the model file to write after each epoch; empty for none */
    TrainPageProgress(Progress progress, int epochs, Optional<String> published) {
        this.progress = progress;
        this.epochs = epochs;
        this.published = published;
    }

    @Override
    public void round(int epoch, int round, long examples, long allExamples, double loss) {
        progress.update(
                examples, "epoch %d of %d, round %d, loss %.4f%s".formatted(epoch, epochs, round + 1, loss, found));
    }

    @Override
    public void validated(int epoch, PageScore score, ModelBundle trained) {
        found = ", recall %.2f %%, precision %.2f %%".formatted(100 * score.recall(), 100 * score.precision());
        if (published.isPresent()) {
            try {
                Models.publish(trained, published.get());
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    @Override
    public void epoch(EpochReport report) {
        progress.note("epoch %d of %d: loss %.4f, validation loss %.4f%s, %.1f crops/s"
                .formatted(
                        report.epoch(),
                        epochs,
                        report.trainingLoss(),
                        report.validationLoss(),
                        found,
                        report.examples() / report.seconds()));
    }

    @Override
    public void notice(String sentences) {
        progress.note(sentences);
    }
}
