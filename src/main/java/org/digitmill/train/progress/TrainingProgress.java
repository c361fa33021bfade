package org.digitmill.train.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.digitmill.train.averaging.TrainedRound;
import org.digitmill.train.averaging.TrainingState;

/**
 * The progress of a run: everything that the rest of the run depends on, and the content of a checkpoint.
 *
 * @param epoch the one in work, from 1; one more than all epochs when the run is over
 * @param round the next one of that epoch, from 0
 * @param state after the round before
 * @param average of the weights over the rounds so far
 * @param tally of the epoch so far
 * @param history of the epochs that are over
 * @param best of them, none before the first is over and where the last is taken
 */
public record TrainingProgress(
        int epoch,
        int round,
        TrainingState state,
        WeightAverage average,
        Tally tally,
        List<EpochReport> history,
        Optional<BestEpoch> best) {
    public TrainingProgress {
        history = List.copyOf(history);
    }

    public static TrainingProgress start(TrainingState state) {
        return new TrainingProgress(1, 0, state, WeightAverage.EMPTY, Tally.EMPTY, List.of(), Optional.empty());
    }

    /** @param keep the share of the average that stays (see {@link WeightAverage}) */
    public TrainingProgress after(TrainedRound done, double roundSeconds, double keep) {
        return new TrainingProgress(
                epoch,
                round + 1,
                done.state(),
                average.with(done.state().network().parameters(), keep),
                tally.with(done, roundSeconds),
                history,
                best);
    }

    public TrainingProgress after(EpochReport report, Optional<BestEpoch> bestSoFar) {
        List<EpochReport> longer = new ArrayList<>(history);
        longer.add(report);
        return new TrainingProgress(epoch + 1, 0, state, average, Tally.EMPTY, longer, bestSoFar);
    }
}
