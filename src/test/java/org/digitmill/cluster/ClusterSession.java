package org.digitmill.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.digitmill.cli.Launcher;

/** A driver on the standalone cluster that is the test itself, with the settings of conf/standalone.conf, so that it sees every task. */
final class ClusterSession implements AutoCloseable {
    private final SparkSession session;

    ClusterSession(TestCluster cluster) throws Exception {
        SparkConf settings = new SparkConf();
        file("standalone.conf").forEach(settings::set);
        cluster.spark().settings().forEach(settings::set);
        settings.setAppName("test")
                // The jar is there on every machine, as it is in an image; the other tests have it sent.
                .set(
                        "spark.executor.extraClassPath",
                        Launcher.CHECKOUT.resolve("target/digitmill.jar").toString())
                .set("spark.sql.session.timeZone", "UTC")
                .set("spark.sql.shuffle.partitions", "2")
                // Stragglers of seconds, not of minutes.
                .set("spark.speculation.minTaskRuntime", "500ms")
                .set("spark.speculation.task.duration.threshold", "3s");
        session = SparkSession.builder().config(settings).getOrCreate();
        awaitExecutors(2);
    }

    /** The settings in a file of conf/. */
    static Map<String, String> file(String name) throws IOException {
        List<String> lines = Files.readAllLines(Launcher.CHECKOUT.resolve(Path.of("conf", name)));
        Map<String, String> settings = new LinkedHashMap<>();
        lines.stream().filter(line -> line.startsWith("spark.")).forEach(line -> {
            String[] pair = line.split("\\s+", 2);
            settings.put(pair[0], pair[1]);
        });
        return settings;
    }

    SparkSession spark() {
        return session;
    }

    JavaSparkContext context() {
        return JavaSparkContext.fromSparkContext(session.sparkContext());
    }

    /** Comes back when so many executors are at the driver's service. */
    void awaitExecutors(int count) throws Exception {
        // The driver counts as one.
        Daemons.awaitThat(
                count + " executors",
                () -> session.sparkContext().statusTracker().getExecutorInfos().length == 1 + count);
    }

    /** Listens as long as the work goes. */
    <T extends Trouble> T during(T trouble, Work work) throws Exception {
        session.sparkContext().addSparkListener(trouble);
        try {
            work.run();
        } finally {
            session.sparkContext().removeSparkListener(trouble);
        }
        return trouble;
    }

    /** What is disturbed. */
    interface Work {
        void run() throws Exception;
    }

    @Override
    public void close() {
        session.stop();
    }
}
