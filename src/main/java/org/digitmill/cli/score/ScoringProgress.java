package org.digitmill.cli.score;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.digitmill.progress.ProgressListener;
import org.digitmill.score.job.ScoreProgress;

/** Shows how far scoring is; how long it will take yet, from when all files are listed. */
final class ScoringProgress implements ScoreProgress {
    private final ProgressListener progress;
    private final LongSupplier clock;
    private final long start;

    ScoringProgress(ProgressListener progress) {
        this(progress, System::nanoTime);
    }

    /** @param clock nanoseconds since an arbitrary instant */
    ScoringProgress(ProgressListener progress, LongSupplier clock) {
        this.progress = progress;
        this.clock = clock;
        this.start = clock.getAsLong();
    }

    @Override
    public void update(long done, long rejected, long listed, boolean listingDone) {
        StringBuilder detail = new StringBuilder(listingDone ? "of %,d" : "of %,d or more");
        if (listingDone && done > 0 && done < listed) {
            Duration left = Duration.ofNanos((long) ((double) (clock.getAsLong() - start) / done * (listed - done)));
            detail.append(", about %d:%02d left".formatted(left.toMinutes(), left.toSecondsPart()));
        }
        if (rejected > 0) {
            detail.append(", %,d rejected".formatted(rejected));
        }
        progress.update(done, detail.toString().formatted(listed));
    }
}
