package org.digitmill.publish;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.digitmill.InputException;
import org.digitmill.progress.ProgressListener;
import org.digitmill.score.ScoredOutput;
import org.digitmill.score.commit.LockedOutput;
import org.digitmill.score.commit.ScoreOutput;
import org.digitmill.score.table.ScoreTable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract of publication targets: the published tables equal those of the output. */
@Tag("slow")
abstract class PublishContract {
    private static final int FILES = 60;

    @TempDir
    Path directory;

    abstract SparkSession spark();

    /** Where to publish; another one for each name. */
    abstract String destination(String name);

    /** Access to the tables of a destination, as a process of its own would have it. */
    abstract PublishedTables open(SparkSession session, String destination);

    /** A published table as anybody reads it. */
    abstract Dataset<Row> read(String destination, ScoreTable table);

    /** Makes the table of files as an earlier digitmill might have, without one column, and with one that others added. */
    abstract void makeFilesWithout(String column, String added, String destination) throws Exception;

    @Test
    void whatIsScoredScoredAgainCorrectedAndGoneIsPublishedAsTheOutputHasIt() throws IOException {
        String to = destination("life");
        ScoredOutput output = new ScoredOutput(spark(), directory).write(FILES);
        Set<String> before = Set.of(output.score(1), output.scoreForm("data/sample-form.json"));
        PublishReport first = publish(output, to);
        assertEquals(2, first.runsPublished());
        assertEquals(0, first.rowsRemoved());
        assertEquals(rows(output), first.rowsWritten());
        assertEqual(output, to);
        assertTrue(read(to, ScoreTable.FIELDS).count() > 0);

        assertEquals(0, publish(output, to).rowsWritten());

        output.write(20).score(1);
        output.scoreForm(Files.writeString(
                        directory.resolve("one.json"),
                        """
                        {"name": "one", "fields": [{"name": "all", "x": 0, "y": 0, "width": 1, "height": 1}]}""")
                .toString());
        output.correct();
        PublishReport second = publish(output, to);
        assertEquals(3, second.runsPublished());
        long kept = rows(output, col("run").isin(before.toArray()));
        assertEquals(rows(output) - kept, second.rowsWritten());
        assertEquals(first.rowsWritten() - kept, second.rowsRemoved());
        assertTrue(kept > FILES && second.rowsRemoved() > 0, second.toString());
        assertEqual(output, to);

        output.score(2);
        assertEquals(1, publish(output, to).runsPublished());
        assertEqual(output, to);

        output.removePart();
        PublishReport gone = publish(output, to);
        assertEquals(0, gone.rowsWritten());
        assertTrue(gone.rowsRemoved() > 0, gone.toString());
        assertEqual(output, to);
    }

    @Test
    void severalThatPublishAtOncePublishOnce() throws Exception {
        String to = destination("crowd");
        ScoredOutput output = new ScoredOutput(spark(), directory).write(FILES);
        List<String> runs = new ArrayList<>(List.of(output.score(1)));
        try (PublishedTables tables = open(spark(), to)) {
            tables.prepare();
        }
        publishAtOnce(output, to, runs);
        assertEqual(output, to);
        runs.add(output.correct());
        publishAtOnce(output, to, runs);
        assertEqual(output, to);
    }

    /** Past the lock on the output, which keeps two publications of one output apart already. */
    private void publishAtOnce(ScoredOutput output, String to, List<String> runs) throws Exception {
        int publishers = 3;
        CyclicBarrier start = new CyclicBarrier(publishers);
        ExecutorService threads = Executors.newFixedThreadPool(publishers);
        List<Future<Void>> all = new ArrayList<>();
        for (int i = 0; i < publishers; i++) {
            all.add(threads.submit((Callable<Void>) () -> {
                SparkSession session = spark().newSession();
                OutputRows rows = new OutputRows(ScoreOutput.open(session, output.path()));
                try (PublishedTables tables = open(session, to)) {
                    Map<ScoreTable, Difference> differences = new EnumMap<>(ScoreTable.class);
                    for (ScoreTable table : ScoreTable.values()) {
                        differences.put(table, Difference.between(rows.counts(table), tables.counts(table)));
                    }
                    start.await();
                    tables.prepare();
                    for (String run : runs) {
                        tables.publish(run, rows, differences);
                    }
                }
                return null;
            }));
        }
        threads.shutdown();
        for (Future<Void> one : all) {
            one.get();
        }
    }

    @Test
    void aColumnThatIsNotThereIsAddedAndOneThatOthersAddedStays() throws Exception {
        String to = destination("columns");
        makeFilesWithout("template", "seen_by", to);
        ScoredOutput output = new ScoredOutput(spark(), directory).write(20);
        output.score(1);
        publish(output, to);
        assertEqual(output, to);
        assertTrue(Arrays.asList(read(to, ScoreTable.FILES).columns()).contains("seen_by"));
    }

    @Test
    void aTableOfAnotherOutputIsLeftAlone() throws IOException {
        String to = destination("other");
        ScoredOutput output = new ScoredOutput(spark(), Files.createDirectories(directory.resolve("a"))).write(20);
        output.score(1);
        publish(output, to);
        ScoredOutput other = new ScoredOutput(spark(), Files.createDirectories(directory.resolve("b"))).write(20);
        other.score(1);
        InputException refused = assertThrows(InputException.class, () -> publish(other, to));
        assertTrue(refused.getMessage().contains("of another output"), refused.getMessage());
        assertEqual(output, to);
    }

    @Test
    void whileARunIsAtWorkInTheOutputNothingIsPublished() throws IOException {
        ScoredOutput output = new ScoredOutput(spark(), directory).write(20);
        output.score(1);
        try (LockedOutput held = LockedOutput.take(spark(), output.path(), "test")) {
            held.check();
            InputException refused = assertThrows(InputException.class, () -> publish(output, destination("busy")));
            assertTrue(refused.getMessage().contains("in use by another run"), refused.getMessage());
        }
    }

    @Test
    void whatIsNoOutputIsRefused() {
        InputException refused = assertThrows(
                InputException.class, () -> job(directory.resolve("nothing").toString(), destination("nothing"))
                        .run(rows -> ProgressListener.NONE));
        assertTrue(refused.getMessage().contains("no output of scoring"), refused.getMessage());
    }

    PublishJob job(String output, String to) {
        return new PublishJob(spark(), output, Destination.parse(to), new Credentials(null, null));
    }

    PublishReport publish(ScoredOutput output, String to) throws IOException {
        return job(output.path(), to).run(rows -> ProgressListener.NONE);
    }

    private static long rows(ScoredOutput output) throws IOException {
        return rows(output, lit(true));
    }

    /** Rows of all three tables. */
    private static long rows(ScoredOutput output, Column condition) throws IOException {
        long rows = 0;
        for (ScoreTable table : ScoreTable.values()) {
            rows += output.open().rows(table).filter(condition).count();
        }
        return rows;
    }

    private void assertEqual(ScoredOutput output, String to) throws IOException {
        PublishAssertions.assertEqual(output.open(), table -> read(to, table));
    }
}
