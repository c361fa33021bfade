package org.digitmill.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.util.List;
import org.digitmill.cli.Invocation;
import org.digitmill.model.ModelFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Training on YARN, with the driver here and with the driver in a container. */
@ClusterTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class YarnIT {
    private final TestCluster cluster;
    private Yarn yarn;

    YarnIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @BeforeAll
    void start() throws Exception {
        yarn = new Yarn(cluster.directory().resolve("yarn"), cluster.hdfs().site());
    }

    @AfterAll
    void end() {
        if (yarn != null) {
            yarn.close();
        }
    }

    private Invocation run(String deployMode, List<String> command) throws Exception {
        return cluster.launcher().run(TestCluster.arguments(yarn.settings(deployMode), command));
    }

    @Test
    void aDriverHereTrainsTheWeightsOfOneMachine() throws Exception {
        Invocation run = run("client", cluster.trainingCommand(cluster.hdfs().path("/models/yarn-client.model")));
        assertEquals(cluster.referenceWeights(), TestCluster.weights(run));
    }

    @Test
    void aDriverInAContainerTrainsThemToo() throws Exception {
        String model = cluster.hdfs().path("/models/yarn-cluster.model");
        Invocation run = run("cluster", cluster.trainingCommand(model));
        assertEquals(0, run.status(), run.messages());
        try (InputStream content = cluster.hdfs().files().open(model)) {
            assertEquals(
                    cluster.referenceWeights(),
                    ModelFile.read(content.readAllBytes(), model).sha256());
        }
    }

    @Test
    void aDriverThatFailsInAContainerIsAFailureHere() throws Exception {
        Invocation run = run("cluster", List.of("networks", "no-such-network"));
        assertNotEquals(0, run.status(), run.messages());
        assertTrue(run.messages().contains("exited with status 3"), run.messages());
    }
}
