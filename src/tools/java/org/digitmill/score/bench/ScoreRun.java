package org.digitmill.score.bench;

import java.io.IOException;
import java.util.List;
import org.digitmill.image.decode.source.ImageLimits;
import org.digitmill.model.ClassifierSource;
import org.digitmill.score.NearestMean;
import org.digitmill.score.job.ScoreJob;
import org.digitmill.score.job.ScoreProgress;
import org.digitmill.score.job.ScoreReport;
import org.digitmill.score.options.RejectionLimit;
import org.digitmill.score.options.ScoreOptions;
import org.digitmill.spark.LocalSpark;

/**
 * One scoring run with a classifier that needs no training.
 *
 * <p>Run it by hand: {@code java @conf/jvm.options -Xmx1g -cp … org.digitmill.score.bench.ScoreRun INPUT OUTPUT CORES CHUNK}. CHUNK is the
 * number of files that are published together. It prints the report.
 */
public final class ScoreRun {
    private ScoreRun() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 4) {
            System.err.println("Usage: ScoreRun INPUT OUTPUT CORES CHUNK");
            return;
        }
        int cores = Integer.parseInt(arguments[2]);
        ClassifierSource nearestMean = new NearestMean(1, 0.5f);
        System.err.println(score(arguments[0], arguments[1], cores, Integer.parseInt(arguments[3]), nearestMean));
        LocalSpark.session(cores).stop();
    }

    static ScoreReport score(String input, String output, int cores, int chunk, ClassifierSource model)
            throws IOException {
        ScoreOptions options = new ScoreOptions(
                List.of(input),
                output,
                ImageLimits.DEFAULT,
                chunk,
                ScoreOptions.DEFAULT_CHUNK_BYTES,
                RejectionLimit.NONE,
                false);
        return new ScoreJob(LocalSpark.session(cores), options, model, ScoreProgress.NONE).run();
    }
}
