package org.digitmill.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.digitmill.score.ScoredOutput;
import org.digitmill.score.table.ScoreTable;
import org.digitmill.spark.LocalSpark;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that publishes is killed (-9) at random instants and started again, over and over; at the end two publish at once. How often
 * is said by {@code -Dpublish.kills=20}.
 */
@Tag("slow")
class PublishKillIT {
    private static final int KILLS = Integer.getInteger("publish.kills", 2);
    /** New ones before each kill. */
    private static final int RUNS = 4;

    private static final Credentials NOBODY = new Credentials(null, null);

    @TempDir
    Path directory;

    private SparkSession session;
    private ScoredOutput output;
    private Credentials credentials = NOBODY;
    private int killed;

    @AfterEach
    void stop() {
        LocalSpark.stop();
    }

    @Test
    void iceberg() throws Exception {
        try (TestPostgres server = TestPostgres.start()) {
            CatalogSession.keepCatalogOn(server, directory);
            killAndCompare("lake.scores", table -> session.table("lake.scores." + table.label()));
            LocalSpark.stop();
        }
    }

    @Test
    void postgresql() throws Exception {
        try (TestPostgres server = TestPostgres.start()) {
            credentials = server.credentials();
            Properties properties = credentials.properties();
            properties.setProperty("driver", "org.postgresql.Driver");
            killAndCompare(server.url(), table -> session.read().jdbc(server.url(), table.label(), properties));
        }
    }

    /** Reads a published table. */
    private interface Reader {
        Dataset<Row> read(ScoreTable table);
    }

    private void killAndCompare(String to, Reader reader) throws Exception {
        LocalSpark.stop();
        session = CatalogSession.open(directory);
        output = new ScoredOutput(session, directory);
        Random random = new Random(20);
        int files = 5;
        for (int kill = 0; kill < KILLS; kill++) {
            for (int run = 0; run < RUNS - 1; run++) {
                output.write(files++).score(1);
            }
            output.correct();
            publishAndKill(to, random);
        }
        List<Process> both = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            both.add(PublishVictim.start(
                    output.path(), to, directory, credentials, directory.resolve("both-" + i + ".log")));
        }
        int done = 0;
        for (Process one : both) {
            assertTrue(one.waitFor(5, TimeUnit.MINUTES));
            done += one.exitValue() == 0 ? 1 : 0;
        }
        assertTrue(done >= 1, "one at least of two at once ends well");
        assertTrue(killed > 0, "no kill found its victim alive");
        PublishAssertions.assertEqual(output.open(), reader::read);
        System.err.println(to.replaceAll(":\\d+", "") + ": " + killed + " of " + KILLS
                + " kills found their victim alive; then equal");
    }

    private static String said(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "No log: " + e;
        }
    }

    /** Kills within a run that is drawn: some runs are published, and then some time passes that another may take. */
    private void publishAndKill(String to, Random random) throws Exception {
        Path log = directory.resolve("victim.log");
        Process victim = PublishVictim.start(output.path(), to, directory, credentials, log);
        try (BufferedReader lines = victim.inputReader(StandardCharsets.UTF_8)) {
            assertEquals("begin", lines.readLine(), () -> said(log));
            long begun = System.nanoTime();
            int runs = random.nextInt(RUNS);
            for (int run = 0; run < runs; run++) {
                lines.readLine();
            }
            long one = runs == 0 ? 3_000 : TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun) / runs;
            if (!victim.waitFor(random.nextLong(one + 1), TimeUnit.MILLISECONDS)) {
                killed++;
            }
        } finally {
            victim.destroyForcibly().waitFor();
        }
    }
}
