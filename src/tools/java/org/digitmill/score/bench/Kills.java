package org.digitmill.score.bench;

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
import org.digitmill.score.verify.ScoreVerifier;
import org.digitmill.spark.LocalSpark;

/**
 * Kills a scoring run at random instants, starts it again each time, and holds the tables against those of a run that was left alone.
 * In between, while the victims are at work, it reads the table of files as any reader may, and counts whole chunks.
 *
 * <p>Run it by hand: {@code java @conf/jvm.options -cp … org.digitmill.score.bench.Kills DIRECTORY FILES KILLS}.
 */
public final class Kills {
    private static final String[] FILES = {"path", "length", "sha256", "status", "error_code", "digits", "text"};
    private static final String[] DIGITS = {
        "path", "page", "line", "position", "x", "y", "width", "height", "digit", "confidence", "needs_review"
    };

    private static final int LATEST_MILLIS = 1_500;
    /** So small that every kill finds some published and many to come. */
    private static final int CHUNKS_PER_KILL = 5;

    private final Path directory;
    private final int total;
    private final int chunk;
    private int looks;

    private Kills(Path directory, int total, int chunk) {
        this.directory = directory;
        this.total = total;
        this.chunk = chunk;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 3) {
            System.err.println("Usage: Kills DIRECTORY FILES KILLS");
            return;
        }
        int files = Integer.parseInt(arguments[1]);
        int kills = Integer.parseInt(arguments[2]);
        new Kills(Path.of(arguments[0]), files, Math.max(1, files / kills / CHUNKS_PER_KILL)).run(kills);
    }

    private void run(int kills) throws Exception {
        Path input = directory.resolve("in");
        if (!Files.exists(input)) {
            SmallFiles.write(input, total);
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
            Thread killer = killer(victim, random.nextInt(LATEST_MILLIS));
            while (victim.isAlive()) {
                look(output, "while run " + kill + " was at work");
            }
            killer.join();
            killed += victim.exitValue() == 0 ? 0 : 1;
            System.err.println("after kill " + (kill + 1) + ": " + look(output, "after kill " + kill) + " rows");
        }
        check(start(input, output).waitFor() == 0, "the last run failed");
        long rows = equal(output, "files", FILES);
        long digits = equal(output, "digits", DIGITS);
        check(
                ScoreVerifier.verify(LocalSpark.session(2), output.toString())
                        .problems()
                        .isEmpty(),
                "the output contradicts itself");
        System.err.printf(
                "%d of %d kills found their victim alive; a reader looked %d times and saw whole chunks; the tables are equal: "
                        + "%d files, %d digits%n",
                killed, kills, looks, rows, digits);
    }

    /** Kills at its instant, whatever the reader is doing then. */
    private static Thread killer(Process victim, int millis) {
        Thread killer = new Thread(() -> {
            try {
                if (!victim.waitFor(millis, TimeUnit.MILLISECONDS)) {
                    victim.destroyForcibly().waitFor();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        killer.start();
        return killer;
    }

    /** Counts rows as they are there now: whole chunks, and no file twice. */
    private long look(Path output, String when) throws IOException {
        if (parts(output) == 0) {
            return 0;
        }
        Row counts = table(output, "files")
                .selectExpr("count(1)", "count(distinct path)")
                .first();
        long rows = counts.getLong(0);
        check(rows == counts.getLong(1), "some file has two rows " + when);
        check(rows % chunk == 0 || rows == total, "a part of a chunk was seen " + when + ": " + rows + " rows");
        looks++;
        return rows;
    }

    /** The rows of a table, which must be those of the run that was left alone. */
    private long equal(Path output, String name, String[] columns) {
        Dataset<Row> one = table(directory.resolve("undisturbed"), name).selectExpr(columns);
        Dataset<Row> other = table(output, name).selectExpr(columns);
        check(one.exceptAll(other).isEmpty() && other.exceptAll(one).isEmpty(), "the tables of " + name + " differ");
        return one.count();
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

    private static Dataset<Row> table(Path output, String name) {
        return LocalSpark.session(2).read().parquet(output.resolve(name).toString());
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
