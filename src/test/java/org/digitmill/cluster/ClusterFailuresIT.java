package org.digitmill.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.digitmill.dataset.digits.ValidationSplit;
import org.digitmill.image.decode.source.ImageLimits;
import org.digitmill.model.ClassifierSource;
import org.digitmill.model.ModelFile;
import org.digitmill.model.TestTimeAugmentation;
import org.digitmill.network.NetworkCatalog;
import org.digitmill.score.job.ScoreJob;
import org.digitmill.score.job.ScoreProgress;
import org.digitmill.score.options.RejectionLimit;
import org.digitmill.score.options.ScoreOptions;
import org.digitmill.score.verify.ScoreVerifier;
import org.digitmill.train.digit.TrainJob;
import org.digitmill.train.loop.SilentListener;
import org.digitmill.train.options.AveragingOptions;
import org.digitmill.train.options.LearningRateShape;
import org.digitmill.train.options.Regularization;
import org.digitmill.train.options.TrainOptions;
import org.digitmill.train.options.Updater;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Executors and data nodes that die, are slow or have a full disk during a job do not change its results. */
@ClusterTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterFailuresIT {
    private static final int IMAGES = 300;
    private static final int ENTRIES = 900;
    private static final int CHUNK = 300;
    /** In the second chunk, or in the third round: executors know their work, and most of it is still to be done. */
    private static final int AMID = 6;

    private final TestCluster cluster;
    private ClusterSession session;
    private ClassifierSource model;
    private List<String> undisturbed;

    ClusterFailuresIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @BeforeAll
    void scoreUndisturbed() throws Exception {
        String input = cluster.hdfs().path("/in");
        ImagesOnHdfs.write(cluster.hdfs().files(), input, IMAGES);
        ImagesOnHdfs.writeArchive(cluster.hdfs().files(), input + "/more.zip", ENTRIES);
        cluster.referenceWeights();
        try (var content = cluster.hdfs().files().open(cluster.model())) {
            model = ModelFile.read(content.readAllBytes(), cluster.model()).source();
        }
        session = new ClusterSession(cluster);
        undisturbed = score("undisturbed");
        assertEquals(2 * (IMAGES + ENTRIES) - ENTRIES / 100, undisturbed.size());
    }

    @AfterAll
    void end() {
        if (session != null) {
            session.close();
        }
    }

    /** Scores, checks the counts, and returns all rows of both tables but for the run and the time they took. */
    private List<String> score(String name) throws Exception {
        String output = cluster.hdfs().path("/out/" + name);
        ScoreOptions options = new ScoreOptions(
                List.of(cluster.hdfs().path("/in")),
                output,
                ImageLimits.DEFAULT,
                CHUNK,
                ScoreOptions.DEFAULT_CHUNK_BYTES,
                RejectionLimit.NONE,
                false);
        new ScoreJob(session.spark(), options, model, ScoreProgress.NONE).run();
        assertEquals(List.of(), ScoreVerifier.verify(session.spark(), output).problems());
        Dataset<Row> files =
                session.spark().read().parquet(output + "/files").drop("run").drop("elapsed_ms");
        Dataset<Row> digits = session.spark().read().parquet(output + "/digits").drop("run");
        return java.util.stream.Stream.of(files, digits)
                .flatMap(table -> table.collectAsList().stream())
                .map(Row::toString)
                .sorted()
                .toList();
    }

    private Trouble scoreAmid(String name, Runnable action) throws Exception {
        session.awaitExecutors(2);
        Trouble trouble = new Trouble(AMID, action);
        session.during(trouble, () -> {
            List<String> rows = score(name);
            // Not assertEquals: it would print both tables.
            assertTrue(undisturbed.equals(rows), () -> rows.size() + " rows, " + undisturbed.size() + " expected");
        });
        return trouble;
    }

    private void killExecutors(int count) {
        cluster.spark().executors().stream().limit(count).forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    @Order(1)
    void anExecutorIsKilledWhileItScores() throws Exception {
        Trouble trouble = scoreAmid("one-killed", () -> killExecutors(1));
        assertEquals(1, trouble.removedExecutors(), trouble::toString);
        assertTrue(trouble.failedTasks() > 0, trouble::toString);
    }

    @Test
    @Order(2)
    void everyExecutorIsKilledAtOnceWhileTheyScore() throws Exception {
        Trouble trouble = scoreAmid("all-killed", () -> killExecutors(2));
        assertEquals(2, trouble.removedExecutors(), trouble::toString);
    }

    @Test
    @Order(3)
    void anExecutorIsKilledInARoundOfTraining() throws Exception {
        Trouble trouble = trainAmid(() -> killExecutors(1));
        assertEquals(1, trouble.removedExecutors(), trouble::toString);
    }

    @Test
    @Order(4)
    void everyExecutorIsKilledAtOnceInARoundOfTraining() throws Exception {
        Trouble trouble = trainAmid(() -> killExecutors(2));
        assertEquals(2, trouble.removedExecutors(), trouble::toString);
    }

    private Trouble trainAmid(Runnable action) throws Exception {
        session.awaitExecutors(2);
        Trouble trouble = new Trouble(AMID, action);
        session.during(trouble, () -> assertEquals(cluster.referenceWeights(), train()));
        return trouble;
    }

    /** The training of {@link TestCluster#trainingCommand}. */
    private String train() {
        TrainOptions options = new TrainOptions(
                3,
                2,
                TrainOptions.DEFAULT_MINIBATCH,
                AveragingOptions.every(5),
                Updater.ADAM,
                TrainOptions.DEFAULT_LEARNING_RATE,
                LearningRateShape.ONE_CYCLE,
                Regularization.NONE,
                1,
                400,
                TrainOptions.DEFAULT_REVIEW_ERROR,
                TestTimeAugmentation.NONE);
        ValidationSplit split = ValidationSplit.of(TestCluster.digits(), options.validation(), options.seed());
        return new TrainJob(
                        session.context(),
                        new NetworkCatalog(Optional.empty()).find("two-conv"),
                        options,
                        new SilentListener())
                .run(split.training(), split.validation(), Map.of(), "test")
                .report()
                .sha256();
    }

    @Test
    @Order(5)
    void anExecutorIsTwentyTimesSlowerThanTheOther() throws Exception {
        session.awaitExecutors(2);
        try (Straggler straggler = new Straggler(cluster.spark().executors().get(0))) {
            Trouble trouble = scoreAmid("straggler", straggler::start);
            assertTrue(trouble.speculativeTasks() > 0, trouble::toString);
        }
    }

    @Test
    @Order(6)
    void anExecutorHasAFullDisk() throws Exception {
        Assumptions.assumeTrue(
                canMount(), "Skipped: this user may not mount a small disk (unshare --map-root-user --mount)");
        session.awaitExecutors(2);
        Process worker = cluster.spark().addWorkerWithFullDisk();
        try {
            session.awaitExecutors(3);
            Trouble trouble = new Trouble(0, () -> {});
            session.during(trouble, () -> {
                List<String> rows = score("full-disk");
                assertTrue(undisturbed.equals(rows), () -> rows.size() + " rows, " + undisturbed.size() + " expected");
            });
            assertTrue(trouble.failedTasks() > 0, trouble::toString);
        } finally {
            Daemons.kill(worker);
        }
    }

    private boolean canMount() throws Exception {
        List<String> command = new java.util.ArrayList<>(
                StandaloneCluster.fullDisk(cluster.directory().resolve("mount")));
        command.add("true");
        return new ProcessBuilder(command).start().waitFor() == 0;
    }

    @Test
    @Order(7)
    void aDataNodeIsKilledWhileExecutorsReadAndWrite() throws Exception {
        try {
            scoreAmid("data-node", cluster.hdfs()::killDataNode);
        } finally {
            cluster.hdfs().restartDataNode();
        }
    }
}
