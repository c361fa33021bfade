package org.digitmill.score.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.management.JMException;
import javax.management.ObjectName;
import org.digitmill.model.ClassifierSource;
import org.digitmill.model.ModelFile;
import org.digitmill.score.NearestMean;
import org.digitmill.score.job.ScoreReport;
import org.digitmill.spark.LocalSpark;

/**
 * Whether time grows with the files, and memory does not: scores directories of different sizes in one Java, each several times.
 *
 * <p>Run it by hand: {@code java @conf/jvm.options -Xmx1g -cp … org.digitmill.score.bench.Growth MODEL OUTPUT CORES CHUNK WARMING ROUNDS
 * INPUT…}. MODEL is a model file, or {@code none} for a classifier that needs no training. The first input is scored WARMING times before,
 * since Java compiles what a run does once only after many runs; then every input ROUNDS times, in their order. Read all files once before, or
 * the first round measures the disk. For each run it prints the files, their time, the processor's time, the most heap that was in use, and
 * what is left of it after the run, with Spark still open and after a full collection.
 */
public final class Growth {
    private static final int LARGEST_CLASSES = 12;

    private final ClassifierSource model;
    private final Path output;
    private final int cores;
    private final int chunk;
    private int runs;

    private Growth(ClassifierSource model, Path output, int cores, int chunk) {
        this.model = model;
        this.output = output;
        this.cores = cores;
        this.chunk = chunk;
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 7) {
            System.err.println("Usage: Growth MODEL OUTPUT CORES CHUNK WARMING ROUNDS INPUT...");
            return;
        }
        Growth growth = new Growth(
                arguments[0].equals("none")
                        ? new NearestMean(1, 0.5f)
                        : ModelFile.read(Files.readAllBytes(Path.of(arguments[0])), arguments[0])
                                .source(),
                Path.of(arguments[1]),
                Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]));
        List<String> inputs = List.of(arguments).subList(6, arguments.length);
        for (int i = 0; i < Integer.parseInt(arguments[4]); i++) {
            growth.score(inputs.get(0));
        }
        for (String input : inputs) {
            for (int round = 0; round < Integer.parseInt(arguments[5]); round++) {
                growth.measure(input);
            }
        }
        classes().lines().limit(LARGEST_CLASSES).forEach(System.err::println);
        LocalSpark.session(growth.cores).stop();
    }

    private ScoreReport score(String input) throws IOException {
        return ScoreRun.score(input, output.resolve("run-" + ++runs).toString(), cores, chunk, model);
    }

    private void measure(String input) throws IOException {
        System.gc();
        oldGeneration().forEach(MemoryPoolMXBean::resetPeakUsage);
        long processorBefore = processorNanos();
        long before = System.nanoTime();
        ScoreReport report = score(input);
        double seconds = (System.nanoTime() - before) / 1e9;
        double processor = (processorNanos() - processorBefore) / 1e9;
        long most = oldGeneration().stream()
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        // What Spark holds by weak references goes with the second one.
        System.gc();
        System.gc();
        System.err.printf(
                "%,d files: %.3f s, %.1f us a file; processor %.2f s, %.1f us a file; old generation at most %d MiB, live %.1f MiB%n",
                report.listed(),
                seconds,
                seconds / report.listed() * 1e6,
                processor,
                processor / report.listed() * 1e6,
                most >> 20,
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1048576.0);
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
