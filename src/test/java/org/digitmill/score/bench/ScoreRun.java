package org.digitmill.score.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.List;
import org.digitmill.image.ImageLimits;
import org.digitmill.score.NearestMean;
import org.digitmill.score.RejectionLimit;
import org.digitmill.score.ScoreJob;
import org.digitmill.score.ScoreOptions;
import org.digitmill.score.ScoreProgress;
import org.digitmill.score.ScoreReport;
import org.digitmill.spark.LocalSpark;

/**
 * One scoring run with a classifier that costs next to nothing: what is measured is all the rest.
 *
 * <p>Run it by hand: {@code java @conf/jvm.options -Xmx1g -cp … org.digitmill.score.bench.ScoreRun INPUT OUTPUT CORES CHUNK}, CHUNK
 * being the files that are published together. It prints the report
 * and the most heap that was in use.
 */
public final class ScoreRun {
    private ScoreRun() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 4) {
            System.err.println("Usage: ScoreRun INPUT OUTPUT CORES CHUNK");
            return;
        }
        int cores = Integer.parseInt(arguments[2]);
        ScoreOptions options = new ScoreOptions(
                List.of(arguments[0]),
                arguments[1],
                ImageLimits.DEFAULT,
                Integer.parseInt(arguments[3]),
                ScoreOptions.DEFAULT_CHUNK_BYTES,
                RejectionLimit.NONE,
                false);
        ScoreReport report =
                new ScoreJob(LocalSpark.session(cores), options, new NearestMean(1, 0.5f), ScoreProgress.NONE).run();
        LocalSpark.session(cores).stop();
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().contains("Old Gen"))
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed() >> 20)
                .max()
                .orElse(0);
        System.err.println(report);
        System.err.println("old generation at most " + peak + " MiB");
    }
}
