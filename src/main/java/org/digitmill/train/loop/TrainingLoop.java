package org.digitmill.train.loop;

import java.util.Optional;
import org.digitmill.train.averaging.NetworkState;
import org.digitmill.train.averaging.TrainedRound;
import org.digitmill.train.averaging.TrainingEngine;
import org.digitmill.train.checkpoint.CheckpointDirectory;
import org.digitmill.train.options.TrainOptions;
import org.digitmill.train.progress.EpochReport;
import org.digitmill.train.progress.TrainingProgress;

/**
 * The loop over epochs: averaging rounds, then validation, then a checkpoint.
 *
 * @param examples to learn from in an epoch
 * @param validation judges each epoch
 * @param checkpoints where progress is saved, if anywhere
 * @param checkpointRounds save after so many rounds, too; 0 for after each epoch only
 */
public record TrainingLoop(
        TrainingEngine engine,
        TrainOptions options,
        long examples,
        Validation validation,
        Optional<CheckpointDirectory> checkpoints,
        int checkpointRounds,
        TrainListener listener) {
    /** Continues from some progress to the end of the run. */
    public TrainingProgress run(TrainingProgress start) {
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
                    (progress.epoch() - 1) * examples + progress.tally().examples(),
                    options.epochs() * examples,
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
        Validation.Judgement judgement = validation.judge(state, epoch, progress.best());
        EpochReport report = new EpochReport(
                epoch,
                progress.tally().loss(),
                judgement.loss(),
                judgement.accuracy(),
                progress.tally().examples(),
                progress.tally().seconds(),
                progress.tally().workerSeconds());
        listener.epoch(report);
        return progress.after(report, judgement.best());
    }

    private void save(TrainingProgress progress) {
        checkpoints.ifPresent(directory -> directory.save(progress));
    }
}
