package org.digitmill.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.digitmill.cli.Invocation;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The whole road on a cluster, by the commands that people type: train on HDFS, score from HDFS to HDFS, verify. With {@code
 * -Dcluster.images=20000} it scores so many files.
 */
@ClusterTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterRoadIT {
    private static final int IMAGES = Integer.getInteger("cluster.images", 300);

    private final TestCluster cluster;

    ClusterRoadIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    private Invocation run(String eventLog, List<String> command) throws Exception {
        Map<String, String> settings = new LinkedHashMap<>(cluster.spark().settings());
        EventLog.settings(eventLog).forEach(setting -> settings.put(setting.split("=")[0], setting.split("=")[1]));
        cluster.hdfs().files().makeDirectories(eventLog);
        Invocation run = cluster.launcher().run(TestCluster.arguments(settings, command));
        assertEquals(0, run.status(), run.messages());
        return run;
    }

    @Test
    @Order(1)
    void trainingGivesTheWeightsOfOneMachine() throws Exception {
        String eventLog = cluster.hdfs().path("/logs/train");
        Invocation run = run(eventLog, cluster.trainingCommand(cluster.hdfs().path("/models/road.model")));
        assertEquals(cluster.referenceWeights(), TestCluster.weights(run));
        EventLog log = EventLog.read(cluster.hdfs().configuration(), eventLog);
        EventLog.Job round = log.jobs().stream()
                .filter(job -> job.description().equals("epoch 3, round 5 of 6"))
                .findFirst()
                .orElseThrow();
        // Two copies of the weights and of Adam's two moments, there and back.
        assertTrue(round.traffic().broadcast() > 2_000_000, round::toString);
        assertTrue(round.traffic().results() > 2_000_000, round::toString);
        System.out.println(round);
    }

    @Test
    @Order(2)
    void scoringGoesFromHdfsToHdfsAndIsVerified() throws Exception {
        String images = cluster.hdfs().path("/images");
        ImagesOnHdfs.write(cluster.hdfs().files(), images, IMAGES);
        String output = cluster.hdfs().path("/scores");
        String eventLog = cluster.hdfs().path("/logs/score");
        Invocation scored = run(
                eventLog,
                List.of(
                        "score",
                        "--model",
                        cluster.hdfs().path("/models/road.model"),
                        "--input",
                        images,
                        "--output",
                        output,
                        "--chunk-files",
                        String.valueOf(Math.max(100, IMAGES / 4)),
                        "--json"));
        assertTrue(scored.results().contains("\"listed\":" + IMAGES + ","), scored.results());
        assertTrue(scored.results().contains("\"rejected\":0,"), scored.results());
        EventLog log = EventLog.read(cluster.hdfs().configuration(), eventLog);
        assertTrue(log.hasJob("chunk 2"), () -> log.jobs().toString());
        System.out.printf("Scoring %,d files: %s%n%s", IMAGES, log.all(), scored.results());
        Invocation verified = run(cluster.hdfs().path("/logs/verify"), List.of("verify", output, "--json"));
        assertTrue(verified.results().contains("\"files\":" + IMAGES), verified.results());
    }
}
