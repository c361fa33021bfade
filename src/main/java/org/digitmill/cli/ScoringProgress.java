package org.digitmill.cli;

import org.digitmill.score.ScoreProgress;
import org.digitmill.spark.Progress;

/** Shows how far scoring is. */
final class ScoringProgress implements ScoreProgress {
    private final Progress progress;

    ScoringProgress(Progress progress) {
        this.progress = progress;
    }

    @Override
    public void update(long done, long rejected, long listed, boolean listingDone) {
        String found = listingDone ? "of %,d".formatted(listed) : "of %,d or more".formatted(listed);
        progress.update(done, rejected == 0 ? found : found + ", %,d rejected".formatted(rejected));
    }
}
