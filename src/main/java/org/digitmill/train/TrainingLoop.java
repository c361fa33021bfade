package org.digitmill.train;

import java.util.List;
import java.util.Optional;
import org.digitmill.dataset.LabelledDigits;
import org.digitmill.model.Evaluation;

/**
 * The epochs of a run, each of them rounds, then validation, then a checkpoint.
 *
 * @param trainingDigits how many there are to learn from
 * @param checkpoints where progress is saved, if anywhere
 * @param checkpointRounds save after so many rounds, too; 0 for after each epoch only
 */
record TrainingLoop(
        TrainingEngine engine,
        TrainOptions options,
        int trainingDigits,
        LabelledDigits validation,
        Optional<CheckpointDirectory> checkpoints,
        int checkpointRounds,
        TrainListener listener) {
    /** Goes on from some progress to the end of the run. */
    TrainingProgress run(TrainingProgress start) {
        TrainingProgress progress = start;
        while (!over(progress)) {
            progress = validated(rounds(progress));
            save(progress);
        }
        return progress;
    }

    private boolean over(TrainingProgress progress) {
        boolean patienceEnded = progress.best()
                .filter(best -> options.regularization()
                        .ends(best.epoch(), progress.history().size()))
                .isPresent();
        return progress.epoch() > options.epochs() || patienceEnded;
    }

    /** The rest of an epoch's rounds. */
    private TrainingProgress rounds(TrainingProgress start) {
        TrainingProgress progress = start;
        int rounds = engine.rounds(progress.epoch());
        while (progress.round() < rounds) {
            long started = System.nanoTime();
            TrainedRound done = engine.round(progress.state(), progress.epoch(), progress.round());
            progress = progress.after(
                    done,
                    (System.nanoTime() - started) / 1e9,
                    options.regularization().weightAverage());
            listener.round(
                    progress.epoch(),
                    progress.round() - 1,
                    (long) (progress.epoch() - 1) * trainingDigits
                            + progress.tally().examples(),
                    (long) options.epochs() * trainingDigits,
                    done.lossSum() / done.examples());
            if (checkpointRounds > 0 && progress.round() < rounds && progress.round() % checkpointRounds == 0) {
                save(progress);
            }
        }
        return progress;
    }

    private TrainingProgress validated(TrainingProgress progress) {
        int epoch = progress.epoch();
        NetworkState state = progress.average().in(progress.state().network());
        float[] probabilities = inOrder(engine.validate(state, epoch), validation.size());
        BestEpoch candidate = new BestEpoch(epoch, state.parameters(), probabilities);
        Evaluation evaluation = candidate.evaluation(validation.labels());
        EpochReport report = new EpochReport(
                epoch,
                progress.tally().loss(),
                evaluation.loss(),
                evaluation.accuracy(),
                progress.tally().examples(),
                progress.tally().seconds(),
                progress.tally().workerSeconds());
        listener.epoch(report);
        return progress.after(
                report,
                progress.best()
                        .filter(best -> !best.isWorseThan(evaluation, validation.labels()))
                        .orElse(candidate));
    }

    private void save(TrainingProgress progress) {
        checkpoints.ifPresent(directory -> directory.save(progress));
    }

    /** Puts together again what was dealt to the shards, digit {@code i} to shard {@code i % shards}. */
    private static float[] inOrder(List<float[]> parts, int size) {
        float[] all = new float[size * LabelledDigits.CLASSES];
        for (int i = 0; i < size; i++) {
            System.arraycopy(
                    parts.get(i % parts.size()),
                    i / parts.size() * LabelledDigits.CLASSES,
                    all,
                    i * LabelledDigits.CLASSES,
                    LabelledDigits.CLASSES);
        }
        return all;
    }
}
