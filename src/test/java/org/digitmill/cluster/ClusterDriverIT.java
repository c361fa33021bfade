package org.digitmill.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.digitmill.cli.Invocation;
import org.digitmill.cli.Launcher;
import org.digitmill.storage.HadoopFiles;
import org.junit.jupiter.api.Test;

/** Drivers that die on a standalone cluster, or learn that their executors do. */
@ClusterTest
class ClusterDriverIT {
    private final TestCluster cluster;

    ClusterDriverIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void aDriverThatIsKilledInTrainingAndStartedAgainEndsInTheSameWeights() throws Exception {
        String checkpoints = cluster.hdfs().path("/checkpoints");
        List<String> command =
                new ArrayList<>(cluster.trainingCommand(cluster.hdfs().path("/models/killed.model")));
        command.addAll(List.of("--checkpoint", checkpoints, "--checkpoint-rounds", "1"));
        Launcher.Running victim =
                cluster.launcher().start(TestCluster.arguments(cluster.spark().settings(), command));
        Daemons.awaitThat("the second epoch", () -> !victim.process().isAlive() || secondEpoch(checkpoints));
        assertTrue(victim.process().isAlive(), "It ended before it could be killed");
        Daemons.kill(victim.process());
        victim.end();
        command.add("--resume");
        Invocation again =
                cluster.launcher().run(TestCluster.arguments(cluster.spark().settings(), command));
        assertEquals(cluster.referenceWeights(), TestCluster.weights(again));
        assertTrue(again.messages().contains("epoch-0"), again.messages());
    }

    private boolean secondEpoch(String checkpoints) throws IOException {
        HadoopFiles files = cluster.hdfs().files();
        return files.status(checkpoints).isPresent()
                && files.contents(checkpoints).stream()
                        .anyMatch(file -> file.name().startsWith("epoch-0002"));
    }

    @Test
    void aTaskWithoutNativeMemorySaysWhatToRaise() throws Exception {
        Map<String, String> settings = new LinkedHashMap<>(cluster.spark().settings());
        settings.put("spark.executor.defaultJavaOptions", "-Dorg.bytedeco.javacpp.maxphysicalbytes=100m");
        Invocation run = cluster.launcher()
                .run(TestCluster.arguments(
                        settings, cluster.trainingCommand(cluster.hdfs().path("/models/none.model"))));
        assertEquals(1, run.status(), run.messages());
        assertTrue(run.messages().contains("org.bytedeco.javacpp.maxbytes"), run.messages());
        assertTrue(run.messages().contains("spark.executor.memoryOverhead"), run.messages());
    }
}
