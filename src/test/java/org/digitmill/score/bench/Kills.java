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
import java.util.stream.Stream;
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

    private static final int LATEST_MILLIS = 1_500;
    /** So small that every kill finds some published and many to come. */
    private static final int CHUNKS_PER_KILL = 3;

    private final Path directory;
    private final int chunk;

    private Kills(Path directory, int chunk) {
        this.directory = directory;
        this.chunk = chunk;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 3) {
            System.err.println("Usage: Kills DIRECTORY FILES KILLS");
            return;
        }
        int files = Integer.parseInt(arguments[1]);
        int kills = Integer.parseInt(arguments[2]);
        new Kills(Path.of(arguments[0]), Math.max(1, files / kills / CHUNKS_PER_KILL)).run(files, kills);
    }

    private void run(int files, int kills) throws Exception {
        Path input = directory.resolve("in");
        if (!Files.exists(input)) {
            SmallFiles.write(input, files);
        }
        check(start(input, directory.resolve("undisturbed")).waitFor() == 0, "the run that was left alone failed");
        Path output = directory.resolve("killed");
        Random random = new Random(3);
        int killed = 0;
        for (int kill = 0; kill < kills; kill++) {
            Process victim = start(input, output);
            // Some instants after the next chunk appeared: in the midst of the work, wherever that is then.
            long published = parts(output);
            while (victim.isAlive() && parts(output) == published) {
                victim.waitFor(20, TimeUnit.MILLISECONDS);
            }
            if (!victim.waitFor(random.nextInt(LATEST_MILLIS), TimeUnit.MILLISECONDS)) {
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

    private static long parts(Path output) throws IOException {
        Path table = output.resolve("files");
        if (!Files.exists(table)) {
            return 0;
        }
        try (Stream<Path> parts = Files.list(table)) {
            return parts.count();
        }
    }

    private static Dataset<Row> table(Path output) {
        return LocalSpark.session(2).read().parquet(output.resolve("files").toString());
    }

    private Process start(Path input, Path output) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-Xmx1g", "-cp", System.getProperty("java.class.path"), ScoreRun.class.getName()));
        command.addAll(List.of(input.toString(), output.toString(), "2", String.valueOf(chunk)));
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
