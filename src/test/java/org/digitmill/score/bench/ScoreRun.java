package org.digitmill.score.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.List;
import javax.management.JMException;
import javax.management.ObjectName;
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
 * <p>Run it by hand: {@code java @conf/jvm.options -Xmx1g -cp … org.digitmill.score.bench.ScoreRun INPUT OUTPUT CORES CHUNK [FIRST]}.
 * CHUNK is the number of files that are published together. The files of FIRST are scored before, into a directory beside OUTPUT, so that
 * Java has compiled what the run calls; they do not count. It prints the report, the processor's time, the most heap that was in
 * use, and what is left of it after the run, with Spark still open and after a full collection.
 */
public final class ScoreRun {
    private static final int LARGEST_CLASSES = 12;

    private final int cores;
    private final int chunk;

    private ScoreRun(int cores, int chunk) {
        this.cores = cores;
        this.chunk = chunk;
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 4 || arguments.length > 5) {
            System.err.println("Usage: ScoreRun INPUT OUTPUT CORES CHUNK [FIRST]");
            return;
        }
        ScoreRun run = new ScoreRun(Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
        if (arguments.length == 5) {
            run.score(arguments[4], arguments[1] + "-first");
        }
        oldGeneration().forEach(MemoryPoolMXBean::resetPeakUsage);
        long before = processorNanos();
        ScoreReport report = run.score(arguments[0], arguments[1]);
        printUse(processorNanos() - before);
        System.err.println(report);
        LocalSpark.session(run.cores).stop();
    }

    private ScoreReport score(String input, String output) throws IOException {
        ScoreOptions options = new ScoreOptions(
                List.of(input),
                output,
                ImageLimits.DEFAULT,
                chunk,
                ScoreOptions.DEFAULT_CHUNK_BYTES,
                RejectionLimit.NONE,
                false);
        return new ScoreJob(LocalSpark.session(cores), options, new NearestMean(1, 0.5f), ScoreProgress.NONE).run();
    }

    private static void printUse(long nanos) {
        long most = oldGeneration().stream()
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        // What Spark holds by weak references goes with the second one.
        System.gc();
        System.gc();
        System.err.printf(
                "processor %.2f s, old generation at most %d MiB, live afterwards %.1f MiB%n",
                nanos / 1e9,
                most >> 20,
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1048576.0);
        classes().lines().limit(LARGEST_CLASSES).forEach(System.err::println);
    }

    private static List<MemoryPoolMXBean> oldGeneration() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().contains("Old Gen"))
                .toList();
    }

    private static long processorNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** Live objects by class, those that take most first. */
    private static String classes() {
        try {
            return (String) ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcClassHistogram",
                            new Object[] {new String[0]},
                            new String[] {String[].class.getName()});
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }
}
