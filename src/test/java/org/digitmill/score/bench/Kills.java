package org.digitmill.score.bench;

import static org.apache.spark.sql.functions.countDistinct;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.digitmill.score.ScoreVerifier;
import org.digitmill.spark.LocalSpark;

/**
 * Kills a scoring run at random instants, starts it again each time, and holds the tables against those of a run that was left alone.
 *
 * <p>Run it by hand: {@code java @conf/jvm.options -cp … org.digitmill.score.bench.Kills DIRECTORY FILES KILLS}.
 */
public final class Kills {
    private static final String[] COLUMNS = {"path", "length", "sha256", "status", "error_code", "digits", "text"};

    private final Path directory;

    private Kills(Path directory) {
        this.directory = directory;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 3) {
            System.err.println("Usage: Kills DIRECTORY FILES KILLS");
            return;
        }
        new Kills(Path.of(arguments[0])).run(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
    }

    private void run(int files, int kills) throws Exception {
        Path input = directory.resolve("in");
        if (!Files.exists(input)) {
            SmallFiles.write(input, files);
        }
        long start = System.nanoTime();
        check(start(input, directory.resolve("undisturbed")).waitFor() == 0, "the run that was left alone failed");
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        System.err.println("undisturbed: " + millis / 1_000.0 + " s");
        Path output = directory.resolve("killed");
        Random random = new Random(3);
        int killed = 0;
        for (int kill = 0; kill < kills; kill++) {
            Process victim = start(input, output);
            if (!victim.waitFor(random.nextLong(millis / 3, millis), TimeUnit.MILLISECONDS)) {
                victim.destroyForcibly().waitFor();
                killed++;
            }
            if (Files.exists(output.resolve("files"))) {
                Row counts = table(output)
                        .selectExpr("count(1)", "count(distinct path)")
                        .first();
                check(counts.getLong(0) == counts.getLong(1), "after kill " + kill + " some file has two rows");
                System.err.println("after kill " + (kill + 1) + ": " + counts.getLong(0) + " rows");
            }
        }
        check(start(input, output).waitFor() == 0, "the last run failed");
        Dataset<Row> one = table(directory.resolve("undisturbed")).selectExpr(COLUMNS);
        Dataset<Row> other = table(output).selectExpr(COLUMNS);
        check(one.exceptAll(other).isEmpty() && other.exceptAll(one).isEmpty(), "the tables differ");
        check(
                ScoreVerifier.verify(LocalSpark.session(2), output.toString())
                        .problems()
                        .isEmpty(),
                "the output contradicts itself");
        System.err.println(killed + " of " + kills + " kills found their victim alive; the tables are equal: "
                + one.agg(countDistinct("path")).first().getLong(0) + " files");
    }

    private static Dataset<Row> table(Path output) {
        return LocalSpark.session(2).read().parquet(output.resolve("files").toString());
    }

    private Process start(Path input, Path output) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-Xmx1g", "-cp", System.getProperty("java.class.path"), ScoreRun.class.getName()));
        command.addAll(List.of(input.toString(), output.toString(), "2"));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("victim.log").toFile())
                .start();
    }

    private static void check(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalStateException(problem);
        }
    }
}
