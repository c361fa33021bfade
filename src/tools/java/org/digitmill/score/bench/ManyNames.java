package org.digitmill.score.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import org.digitmill.score.NearestMean;
import org.digitmill.score.job.ScoreReport;
import org.digitmill.spark.LocalSpark;

/**
 * Scores one directory of very many names, all in it and not below it: a directory is listed whole.
 *
 * <p>Run it by hand: {@code java @conf/jvm.options -Xmx1g -cp … org.digitmill.score.bench.ManyNames DIRECTORY COUNT}. The files are empty:
 * what is measured is what a name costs.
 */
public final class ManyNames {
    private static final int CORES = 2;
    private static final int CHUNK = 20_000;

    private ManyNames() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            System.err.println("Usage: ManyNames DIRECTORY COUNT");
            return;
        }
        Path directory = Path.of(arguments[0]);
        Path names = Files.createDirectories(directory.resolve("names"));
        int count = Integer.parseInt(arguments[1]);
        for (int i = 0; i < count; i++) {
            Path file = names.resolve(String.format("digit-%07d.png", i));
            if (!Files.exists(file)) {
                Files.createFile(file);
            }
        }
        long start = System.nanoTime();
        ScoreReport report = ScoreRun.score(
                names.toString(), directory.resolve("out").toString(), CORES, CHUNK, new NearestMean(1, 0.5f));
        System.err.printf("%.1f s: %s%n", (System.nanoTime() - start) / 1e9, report);
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            System.err.println(
                    pool.getName() + " at most: " + (pool.getPeakUsage().getUsed() >> 20) + " MiB");
        }
        LocalSpark.session(CORES).stop();
    }
}
