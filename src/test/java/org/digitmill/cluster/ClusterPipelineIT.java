package org.digitmill.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.digitmill.ml.DigitTransformer;
import org.digitmill.model.PageNetworksSource;
import org.digitmill.model.ShippedModels;
import org.digitmill.score.job.ScoreJob;
import org.digitmill.score.job.ScoreProgress;
import org.digitmill.score.options.ScoreOptions;
import org.digitmill.score.reading.ReaderModels;
import org.junit.jupiter.api.Test;

/**
 * A pipeline that was saved to HDFS and loaded again reads images on the standalone cluster as scoring does. With {@code
 * -Dcluster.images=10000} so many.
 */
@ClusterTest
class ClusterPipelineIT {
    private static final int IMAGES = Integer.getInteger("cluster.images", 300);

    private final TestCluster cluster;

    ClusterPipelineIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void aLoadedPipelineReadsTheDigitsThatScoreReads() throws Exception {
        String images = cluster.hdfs().path("/pictures");
        ImagesOnHdfs.write(cluster.hdfs().files(), images, IMAGES);
        String output = cluster.hdfs().path("/pipeline/scores");
        String saved = cluster.hdfs().path("/pipeline/saved");
        try (ClusterSession session = new ClusterSession(cluster)) {
            ReaderModels shipped = new ReaderModels(
                    ShippedModels.digits().source(),
                    PageNetworksSource.of(ShippedModels.pages(), ShippedModels.regions()));
            new ScoreJob(session.spark(), ScoreOptions.of(List.of(images), output), shipped, ScoreProgress.NONE).run();
            List<String> scored = rows(session.spark()
                    .read()
                    .parquet(output + "/digits")
                    .select("path", "digit", "confidence", "needs_review", "x", "y", "width", "height"));
            Dataset<Row> files = session.spark()
                    .read()
                    .format("binaryFile")
                    .option("recursiveFileLookup", true)
                    .load(images);
            new Pipeline()
                    .setStages(new PipelineStage[] {new DigitTransformer()})
                    .fit(files)
                    .save(saved);
            long started = System.nanoTime();
            List<String> read = rows(PipelineModel.load(saved)
                    .transform(files)
                    .selectExpr("path", "explode(digits) AS d")
                    .selectExpr(
                            "path",
                            "d.digit",
                            "d.confidence",
                            "d.needs_review",
                            "d.box.x",
                            "d.box.y",
                            "d.box.width",
                            "d.box.height"));
            System.out.printf("A pipeline read %,d images in %.1f s%n", IMAGES, (System.nanoTime() - started) / 1e9);
            assertEquals(IMAGES, scored.size(), 0.01 * IMAGES);
            // Not assertEquals: it would print both.
            assertTrue(scored.equals(read), () -> read.size() + " digits, " + scored.size() + " expected");
        }
    }

    private static List<String> rows(Dataset<Row> table) {
        return table.collectAsList().stream().map(Row::toString).sorted().toList();
    }
}
