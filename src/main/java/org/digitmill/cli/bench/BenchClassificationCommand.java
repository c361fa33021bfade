package org.digitmill.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.digitmill.bench.ClassificationBench;
import org.digitmill.bench.ClassificationRow;
import org.digitmill.cli.common.ExitCode;
import org.digitmill.cli.common.ResultCommand;
import org.digitmill.cli.common.TextTable;
import org.digitmill.network.NetworkSpecification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code bench classification}. */
@Command(
        name = "classification",
        description = "Measures the classification of images in memory, without files and without Spark.")
final class BenchClassificationCommand extends ResultCommand {
    @Option(
            names = "--network",
            paramLabel = "NAME",
            defaultValue = "two-conv",
            description = "As for train. Default: ${DEFAULT-VALUE}.")
    String network;

    @Option(
            names = "--threads",
            paramLabel = "N",
            split = ",",
            defaultValue = "1,2",
            description = "Numbers of threads, separated by commas. Default: ${DEFAULT-VALUE}.")
    List<Integer> threads;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "5",
            description =
                    "Duration of each run in seconds. An uncounted run of the same duration comes first. Default: "
                            + "${DEFAULT-VALUE}.")
    double seconds;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "3",
            description = "Number of runs of each. Default: ${DEFAULT-VALUE}.")
    int runs;

    /** The result in JSON. */
    record Result(String network, double largestDifference, List<ClassificationRow> rows) {}

    @Override
    protected ExitCode execute() throws InterruptedException {
        NetworkSpecification specification = home().networks().find(network);
        checked(() -> {
            if (runs < 1 || !(seconds > 0) || threads.stream().anyMatch(count -> count < 1)) {
                throw new IllegalArgumentException("--threads, --seconds and --runs must each be more than 0.");
            }
            return true;
        });
        ClassificationBench bench = new ClassificationBench(specification);
        List<ClassificationRow> rows = new ArrayList<>();
        for (int count : threads) {
            for (int run = 0; run < runs; run++) {
                rows.add(bench.measure(count, seconds));
            }
        }
        Result result = new Result(network, bench.largestDifference(), rows);
        print(result, () -> table(result));
        return ExitCode.DONE;
    }

    private static String table(Result result) {
        TextTable table = new TextTable("threads", "images/s");
        result.rows().forEach(row -> table.add(row.threads(), Math.round(row.imagesPerSecond())));
        return String.format(
                Locale.ROOT,
                "%s%n%nLargest difference of a probability from DL4J's own layers: %.1e",
                table,
                result.largestDifference());
    }
}
